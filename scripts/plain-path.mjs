// @ts-check
/**
 * Folders of any name, for tools that take paths for addresses: in those a `#`, a `?` or a `%`
 * means something, and a quote ends a text. Such a folder is reached by a link with a plain name;
 * all that is told to people has the names that they know. Uses only what Node brings along.
 */
import {createHash} from 'node:crypto';
import {lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir, userInfo} from 'node:os';
import path from 'node:path';

/** What stands for itself in addresses, in scripts and in patterns; letters of all languages do. */
const PLAIN = /^[\p{L}\p{M}\p{N}/ ._~@-]*$/u;

/** @type {Map<string, string>} */
const linked = new Map();

/**
 * Whether a folder has to be reached by a link.
 *
 * @param {string} folder
 */
export function isAwkward(folder) {
  if (path.sep === '/') return !PLAIN.test(folder);
  return !PLAIN.test(folder.replace(/^[A-Za-z]:/, '').replaceAll(path.sep, '/'));
}

/**
 * A path of plain letters that leads to a folder: its own, or a link in the system's folder for
 * temporary files, the same for the same folder.
 *
 * @param {string} folder absolute, links resolved
 */
export function plainFolder(folder) {
  if (!isAwkward(folder)) return folder;
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const links = path.join(tmpdir(), `lectern-links-${userInfo().uid}`);
  const link = path.join(links, key);
  mkdirSync(links, {recursive: true, mode: 0o700});
  if (targetOf(link) !== folder) {
    rmSync(link, {force: true});
    try {
      symlinkSync(folder, link, 'junction');
    } catch (error) {
      // Another process may have made it.
      if (targetOf(link) !== folder) throw error;
    }
  }
  linked.set(link, folder);
  return link;
}

/**
 * A path, or a text with paths, as people know it: through no link of {@link plainFolder}.
 *
 * @param {string} text
 */
export function knownPath(text) {
  let known = text;
  for (const [link, folder] of linked) known = known.replaceAll(link, () => folder);
  return known;
}

/**
 * A path by which the tools know a file: through a link where its folder has one.
 *
 * @param {string} file
 */
export function plainPath(file) {
  for (const [link, folder] of linked) {
    if (file === folder || file.startsWith(folder + path.sep)) {
      return link + file.slice(folder.length);
    }
  }
  return file;
}

/** @param {string} link */
function targetOf(link) {
  return lstatSync(link, {throwIfNoEntry: false})?.isSymbolicLink() === true
    ? readlinkSync(link)
    : undefined;
}
