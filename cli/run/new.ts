/** Writes a starter lecture. */
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {LecternError} from '../../schema/errors.ts';
import type {CommandResult} from '../command-session.ts';
import {fileNameOf} from '../file-name.ts';

const STARTER = new URL('../starter-lecture.md', import.meta.url);

/**
 * Writes the starter into the current folder, under a file name made from the title.
 *
 * @throws LecternError when the file is there already, or the title makes no name.
 */
export async function writeStarterLecture(name: string): Promise<CommandResult> {
  const title = name.replace(/\.md$/i, '').trim();
  const fileName = fileNameOf(title);
  if (fileName === '') {
    throw new LecternError({
      code: 'no-name',
      message: `“${name}” holds no letter or digit that a file could be named after.`,
      remedy: 'Name the lecture: lectern new "The water cycle"',
    });
  }
  const file = path.resolve(`${fileName}.md`);
  const starter = await readFile(STARTER, 'utf8');
  try {
    const lecture = starter.replace('title: Title', () => `title: ${JSON.stringify(title)}`);
    await writeFile(file, lecture, {flag: 'wx'});
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new LecternError({
      code: 'file-exists',
      message: `${fileName}.md is there already, and nothing is written over it.`,
      remedy: 'Choose another name, or delete the file.',
    });
  }
  return {
    data: {file},
    text: `✔ ${fileName}.md\n  Make its video: lectern make ${fileName}.md`,
  };
}
