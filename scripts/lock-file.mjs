// @ts-check
// Whether the packages are installed that the lock file names. Uses only what Node brings along.
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/**
 * Compares what npm last installed with the lock file, by content: file times
 * change with every checkout.
 *
 * @param {string} root - Folder of both.
 * @returns {string | undefined} why packages must be installed; undefined if they need not
 */
export function differenceFromLockFile(root) {
  const installed = readLockedPackages(join(root, 'node_modules/.package-lock.json'));
  if (installed === undefined) return 'none are installed yet';
  const wanted = readLockedPackages(join(root, 'package-lock.json')) ?? {};
  for (const [path, {version, optional}] of Object.entries(wanted)) {
    const present = installed[path];
    // Optional packages are those of other operating systems, as a rule.
    if (path === '' || (optional && !present)) continue;
    if (present?.version !== version) return `${path.replace(/^.*node_modules\//, '')} has changed`;
  }
  return undefined;
}

/**
 * @param {string} path
 * @returns {Record<string, {version?: string, optional?: boolean}> | undefined}
 */
function readLockedPackages(path) {
  if (!existsSync(path)) return undefined;
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}
