/** What the commands take for a lecture: its folder, and the scenes in it. */
import {readFileSync, readdirSync, statSync} from 'node:fs';
import path from 'node:path';
import {LecternError} from '../schema/errors.ts';

const REMEDY =
  'Name a folder that `lectern make` has written, such as scenes-generated/pythagoras.';

/** A scene file with its text. */
export interface SceneFile {
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
}

/**
 * The absolute path of a lecture's folder.
 *
 * @throws LecternError when it is none.
 */
export function lectureFolder(named: string): string {
  const folder = path.resolve(named);
  const kind = kindOf(folder);
  if (kind === 'folder' && kindOf(path.join(folder, 'project.ts')) === 'file') return folder;
  if (kind === 'missing') {
    throw new LecternError({
      code: 'file-missing',
      message: `There is no ${named}.`,
      remedy: REMEDY,
    });
  }
  throw new LecternError({
    code: 'no-lecture',
    message:
      kind === 'file'
        ? `${named} is a file, and this command takes the folder of a lecture.`
        : `${named} is not the folder of a lecture: it holds no project.ts.`,
    remedy: named.endsWith('.md') ? `Make its scenes first: lectern make ${named}` : REMEDY,
  });
}

/** The name of a section that is given by name or by number from 1, for naming files after it. */
export function sectionName(folder: string, section: string): string {
  const names = readScenes(folder).map(({file}) => path.parse(file).name);
  return (/^\d+$/.test(section) ? names[Number(section) - 1] : undefined) ?? path.basename(section);
}

/**
 * The scenes of a lecture's folder in order, or the one scene that is named.
 *
 * @throws LecternError when there are none.
 */
export function readScenes(named: string): SceneFile[] {
  if (kindOf(path.resolve(named)) === 'file' && /\.tsx?$/.test(named)) {
    return [readScene(path.resolve(named))];
  }
  const folder = path.join(lectureFolder(named), 'scenes');
  const names = kindOf(folder) === 'folder' ? readdirSync(folder) : [];
  const scenes = names.filter(name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts')).sort();
  if (scenes.length === 0) {
    throw new LecternError({code: 'no-scenes', message: `There are no scenes in ${folder}.`});
  }
  return scenes.map(name => readScene(path.join(folder, name)));
}

/** Endings of files that the renderer takes for code. */
const CODE = /\.(?:tsx?|mts|jsx?|mjs)$/i;

/**
 * All code of a lecture's folder: its scenes, `project.ts`, and the files that help them, wherever they lie.
 * What is hidden there does not load; packages that lie there are left out.
 */
export function readCode(folder: string): SceneFile[] {
  return readdirSync(folder, {withFileTypes: true})
    .filter(({name}) => !name.startsWith('.') && name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return readCode(file);
      const isCode = CODE.test(entry.name) && !/\.d\.m?ts$/i.test(entry.name);
      // Links may lead to a file; a linked folder is not gone into, since it may hold itself.
      return isCode && kindOf(file) === 'file' ? [readScene(file)] : [];
    });
}

function readScene(file: string): SceneFile {
  return {file, text: readFileSync(file, 'utf8')};
}

function kindOf(file: string): 'file' | 'folder' | 'missing' {
  const stats = statSync(file, {throwIfNoEntry: false});
  if (stats === undefined) return 'missing';
  return stats.isDirectory() ? 'folder' : 'file';
}
