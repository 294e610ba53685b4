/** Writes a starter lecture. */
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {LecternError} from '../../schema/errors.ts';
import type {CommandResult} from '../command-session.ts';

const STARTER = new URL('../starter-lecture.md', import.meta.url);

/**
 * Writes the starter into the current folder, under a file name made from the title.
 *
 * @throws LecternError when the file is there already, or the title makes no name.
 */
export async function writeStarterLecture(title: string): Promise<CommandResult> {
  const name = fileName(title);
  const file = path.resolve(`${name}.md`);
  const starter = await readFile(STARTER, 'utf8');
  try {
    const front = JSON.stringify(title.replace(/\.md$/i, '').trim());
    await writeFile(file, starter.replace('title: Title', `title: ${front}`), {flag: 'wx'});
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new LecternError({
      code: 'file-exists',
      message: `${name}.md is there already, and nothing is written over it.`,
      remedy: 'Choose another name, or delete the file.',
    });
  }
  return {
    data: {file},
    text: `✔ ${name}.md\n  Make its video: lectern make ${name}.md`,
  };
}

/** The title in small letters, with hyphens for whatever is neither letter nor digit. */
function fileName(title: string): string {
  const name = title
    .replace(/\.md$/i, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
  if (name !== '') return name;
  throw new LecternError({
    code: 'no-name',
    message: `“${title}” holds no letter or digit that a file could be named after.`,
    remedy: 'Name the lecture: lectern new "The water cycle"',
  });
}
