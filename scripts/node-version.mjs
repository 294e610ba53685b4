// @ts-check
// Which Node runs Lectern. Uses no syntax that an old Node would stumble over.

/** The oldest Node that the packages in use run on; `engines` in package.json says the same. */
const oldest = [20, 19];

/**
 * Ends the process with a clear message when Node is too old, instead of letting it
 * fail later somewhere inside a package.
 */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  console.error(
    `Lectern needs Node ${oldest.join('.')} or newer; this is Node ${process.versions.node}.\n` +
      'Get one from https://nodejs.org, or with a version manager: nvm install --lts',
  );
  process.exit(1);
}
