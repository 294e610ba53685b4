/** What lies in a folder, byte for byte, and how two of them differ. */
import {readFile, readdir} from 'node:fs/promises';
import path from 'node:path';
import {timesIn} from '../../renderer/node/mp4-times.ts';

/** Contents of files by their paths in the folder. */
export type FolderState = ReadonlyMap<string, Buffer>;

/** Holds how long each run took: it differs by its nature. */
const MEASURED = /(?:^|\/)out\/runs\.json$/;

/** Sections that are kept to be joined: when they were made stands in them, and never in what is made of them. */
const WITH_TIMES = /(?:^|\/)\.cache\/.*\.mp4$/;

/** What is being written, which nobody takes for a result. */
export function isAside(file: string): boolean {
  return /\.partial(?:\/|$)/.test(file);
}

/** Reads all files of a folder. */
export async function readState(folder: string): Promise<FolderState> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(() => []);
  const state = new Map<string, Buffer>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).split(path.sep).join('/');
    const content = await readFile(file);
    if (WITH_TIMES.test(name)) {
      for (const {position, length} of timesIn(content)) {
        content.fill(0, position, position + length);
      }
    }
    state.set(name, content);
  }
  return state;
}

/** In which files two folders differ, in words; none where they are equal byte for byte. */
export function differences(found: FolderState, expected: FolderState): string[] {
  return [...new Set([...found.keys(), ...expected.keys()])].sort().flatMap(file => {
    const [one, other] = [found.get(file), expected.get(file)];
    if (one !== undefined && other !== undefined && (MEASURED.test(file) || one.equals(other))) {
      return [];
    }
    if (one === undefined) return [`${file} is missing`];
    return [
      other === undefined ? `${file} is left over` : `${file} differs from an undisturbed run's`,
    ];
  });
}

/**
 * What is not whole after a kill: each file is the old one or the new one; what holds how far a run has come
 * is JSON that can be read; and a project has all scenes that it names.
 */
export function brokenFiles(found: FolderState, before: FolderState, after: FolderState): string[] {
  const broken: string[] = [];
  for (const [file, content] of found) {
    if (isAside(file)) continue;
    const isKnown = [before, after].some(state => state.get(file)?.equals(content) === true);
    // How far a run was is written down on the way: neither the old nor the new, but whole.
    const isOnTheWay = /(?:^|\/)(?:lecture|runs)\.json$/.test(file) && isJson(content);
    if (!isKnown && !isOnTheWay) broken.push(`${file} is neither the old nor the new one`);
  }
  for (const [file] of before) {
    if (after.has(file) && !found.has(file)) broken.push(`${file} was there, and is gone`);
  }
  for (const [file, content] of found) {
    if (!file.endsWith('project.ts')) continue;
    for (const [, scene] of content.toString().matchAll(/'\.\/(scenes\/[^'?]+)\?scene'/g)) {
      const named = path.posix.join(path.posix.dirname(file), `${scene ?? ''}.tsx`);
      if (!found.has(named)) broken.push(`${file} names ${named}, which is not there`);
    }
  }
  return broken;
}

function isJson(content: Buffer): boolean {
  try {
    JSON.parse(content.toString());
    return true;
  } catch {
    return false;
  }
}
