// @ts-check
// Names of files and folders while they are being written: whoever writes stands in them, so that what was left by
// a process that was killed is known, and can be removed.
import {readdir, rm} from 'node:fs/promises';
import {hostname} from 'node:os';
import path from 'node:path';
import {isRunning} from './running-process.mjs';

/** Other machines may write to the same folder. */
const PARTIAL_OF = `.${hostname()}-`;
const PARTIAL = '.partial';

/**
 * The name that a file, or a folder, has while it is written: beside its final one.
 *
 * @param {string} file
 * @returns {string}
 */
export function partialName(file) {
  const {dir, base} = path.parse(file);
  return path.join(dir, `.${base}${PARTIAL_OF}${process.pid}${PARTIAL}`);
}

/**
 * Removes from a folder what processes of this machine left half-written that were killed.
 *
 * @param {string} folder
 * @returns {Promise<void>}
 */
export async function removeLeftPartials(folder) {
  // Where there is no folder there is nothing in it.
  for (const name of await readdir(folder).catch(() => [])) {
    const at = name.lastIndexOf(PARTIAL_OF);
    if (at < 0 || !name.endsWith(PARTIAL)) continue;
    const owner = Number(name.slice(at + PARTIAL_OF.length, -PARTIAL.length));
    if (owner > 0 && !isRunning(owner)) {
      await rm(path.join(folder, name), {recursive: true, force: true});
    }
  }
}
