/** The offline author: a Markdown lecture or a storyboard becomes scenes, without a model. */
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {LecternError} from '../../schema/errors.ts';
import type {Storyboard} from '../../schema/storyboard.ts';
import {checkPictures} from './check-pictures.ts';
import {readStoryboard} from './lecture-folder.ts';
import {LectureProblems} from './lecture-problems.ts';
import {readMarkdown} from './read-markdown.ts';

export {
  type FolderOptions,
  type WrittenFolder,
  folderName,
  writeLectureFolder,
} from './lecture-folder.ts';
export {LectureFileError, type LectureProblem} from './lecture-problems.ts';

/** The longest lecture file, in lines: beyond it something else was probably meant. */
const MOST_LINES_OF_FILE = 4000;

/**
 * Reads a lecture: Markdown, or a storyboard as JSON.
 *
 * @throws LectureFileError with all mistakes of a Markdown file; LecternError when the file cannot be read.
 */
export async function readLecture(file: string): Promise<Storyboard> {
  if (path.extname(file) === '.json') {
    return attemptToRead(file, () => readStoryboard(file));
  }
  const text = await attemptToRead(file, () => readFile(file, 'utf8'));
  const lines = text.split('\n').length;
  if (lines > MOST_LINES_OF_FILE) {
    throw new LecternError({
      code: 'lecture-too-long',
      message: `The lecture has ${lines} lines; ${MOST_LINES_OF_FILE} are the most.`,
      remedy: 'Split it into several lectures.',
      where: {file},
    });
  }
  if (text.trim() === '') {
    throw new LecternError({
      code: 'lecture-empty',
      message: 'The lecture is empty.',
      remedy: '“lectern new” writes one to start from.',
      where: {file, line: 1},
    });
  }
  const problems = new LectureProblems(file);
  const storyboard = readMarkdown(text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'), problems);
  checkPictures(storyboard, text, problems);
  problems.throwIfAny();
  return storyboard;
}

async function attemptToRead<TValue>(file: string, read: () => Promise<TValue>): Promise<TValue> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof LecternError) throw cause;
    if (cause instanceof SyntaxError) {
      throw new LecternError({
        code: 'storyboard-invalid',
        message: `This is no JSON: ${cause.message}.`,
        where: {file},
        cause,
      });
    }
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new LecternError({
      code: 'lecture-unreadable',
      message: isMissing ? `There is no file ${file}.` : `The file ${file} cannot be read.`,
      remedy: isMissing ? 'Check the path.' : undefined,
      where: {file},
      cause,
    });
  }
}
