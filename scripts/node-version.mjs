// @ts-check
// Which Node runs Lectern. Uses no syntax that an old Node would stumble over.

/** The oldest Node that the packages in use run on; `engines` in package.json says the same. */
const oldest = {major: 20, minor: 19};

/**
 * Ends the process with a clear message when Node is too old, instead of letting it
 * fail later somewhere inside a package.
 */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return;
  console.error(
    `Lectern needs Node ${oldest.major}.${oldest.minor} or newer; this is Node ${process.versions.node}.\n` +
      'Get one from https://nodejs.org, or with a version manager: nvm install --lts',
  );
  process.exit(1);
}
