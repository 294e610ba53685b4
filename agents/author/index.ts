/** The offline author: a Markdown lecture or a storyboard becomes scenes, without a model. */
import {isUtf8} from 'node:buffer';
import {readFile, stat} from 'node:fs/promises';
import path from 'node:path';
import {LecternError} from '../../schema/errors.ts';
import type {Storyboard} from '../../schema/storyboard.ts';
import {MOST_BYTES, checkBounds} from './file-bounds.ts';
import {checkCurves} from './check-curves.ts';
import {checkNames} from './check-names.ts';
import {checkPlaces} from './check-places.ts';
import {checkRevealed} from './check-revealed.ts';
import {checkTexts} from './check-texts.ts';
import {LectureProblems, type LectureRemark} from './lecture-problems.ts';
import {type NotebookText, cellAt, readNotebook} from './markdown/read-notebook.ts';
import {withinMarks} from './markdown-marks.ts';
import {readMarkdown} from './read-markdown.ts';
import {readStoryboard} from './read-storyboard.ts';
import {SourceMap} from './source-map.ts';
import {withPlainTex} from './tex/plain-tex.ts';

export {
  type FolderOptions,
  type WrittenFolder,
  folderName,
  writeLectureFolder,
} from './lecture-folder.ts';
export {LectureFileError, type LectureProblem, type LectureRemark} from './lecture-problems.ts';

/** The longest lecture file, in lines: beyond it something else was probably meant. */
const MOST_LINES_OF_FILE = 4000;

/** How a lecture is read. */
export interface ReadOptions {
  /** Lets sections be without lines: somebody else will fill them in. */
  readonly linesOptional?: boolean;
  /** Takes what is told of a lecture without mistakes. */
  readonly tell?: (remark: LectureRemark) => void;
  /** Takes what tells where a section, one of its beats, or the first of some letters in it stands in the file; all count from 1. */
  readonly locate?: (
    lineOf: (section: number, beat?: number, letters?: readonly string[]) => number,
  ) => void;
}

/**
 * Reads a lecture: Markdown, or a storyboard as JSON.
 *
 * @throws LectureFileError with all mistakes of the file; LecternError when it cannot be read.
 */
export async function readLecture(file: string, options: ReadOptions = {}): Promise<Storyboard> {
  try {
    return await readWithin(file, options);
  } catch (cause) {
    if (cause instanceof LecternError) throw cause;
    // Files come from anybody: what no reader foresaw is told of the file, too.
    const isDeep = cause instanceof RangeError && cause.message.includes('call stack');
    throw new LecternError({
      code: isDeep ? 'lecture-too-deep' : 'lecture-unexpected',
      message: isDeep
        ? 'Something in this lecture is nested too deep to be read.'
        : `This lecture cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: isDeep
        ? 'Write it with fewer brackets, lists and quotes inside each other.'
        : 'Take out halves of it until it is read: what is left out last is the reason. Please report it.',
      where: {file},
      cause,
    });
  }
}

async function readWithin(
  file: string,
  {linesOptional = false, tell, locate}: ReadOptions,
): Promise<Storyboard> {
  const isStoryboard = path.extname(file) === '.json';
  const source = (await readText(file)).replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const notebook =
    path.extname(file).toLowerCase() === '.ipynb' ? notebookOf(source, file) : undefined;
  const text = notebook?.text ?? source;
  if (text.trim() === '') {
    throw new LecternError({
      code: 'lecture-empty',
      message: 'The lecture is empty.',
      remedy: '“lectern new” writes one to start from.',
      where: {file, line: 1},
    });
  }
  const lines = text.split('\n').length;
  if (lines > MOST_LINES_OF_FILE && !isStoryboard) {
    throw new LecternError({
      code: 'lecture-too-long',
      message: `The lecture has ${lines} lines; ${MOST_LINES_OF_FILE} are the most.`,
      remedy: 'Split it into several lectures.',
      where: {file, line: MOST_LINES_OF_FILE + 1},
    });
  }
  const whereIs = (line: number): {file: string; line: number} => {
    if (notebook === undefined) return {file, line};
    const cell = cellAt(notebook, line);
    return {file: `${file}, cell ${cell.number}`, line: cell.line};
  };
  checkBounds(text, isStoryboard, whereIs);
  const map = new SourceMap(text);
  const problems = new LectureProblems(
    file,
    notebook &&
      (place => {
        const {number, line} = cellAt(notebook, place.line);
        return `Cell ${number}, line ${line}`;
      }),
  );
  for (const {number, what} of notebook?.left ?? []) {
    problems.warn(
      `Cell ${number}: ${what} is left out.`,
      undefined,
      'What is to be seen belongs into a cell of Markdown, or is put out more shortly.',
    );
  }
  const written = isStoryboard
    ? readStoryboard(text, map, problems)
    : withinMarks(whereIs, () =>
        readMarkdown(text, map, problems, {
          linesOptional,
          sourceDir: path.dirname(file),
          fileName: path.basename(file),
          pictures: notebook?.pictures,
        }),
      );
  const storyboard = written && withPlainTex(written, text, map, problems);
  if (storyboard !== undefined) {
    checkNames(storyboard, map, problems);
    checkRevealed(storyboard, map, problems);
    checkCurves(storyboard, map, problems);
    checkPlaces(storyboard, map, problems);
    checkTexts(storyboard, path.dirname(file), map, problems);
  }
  problems.throwIfAny();
  if (storyboard === undefined) throw new Error('A storyboard was refused without a reason.');
  for (const remark of problems.remarks) tell?.(remark);
  const textLines = text.normalize('NFC').split('\n');
  locate?.((section, beat, letters) => {
    const place = ['sections', section - 1, ...(beat === undefined ? [] : ['beats', beat - 1])];
    const {line} = map.placeOf(place);
    const isThere = (text: string): boolean =>
      letters?.some(letter => text.includes(letter)) ?? false;
    const below = textLines.slice(line - 1).findIndex(isThere);
    return below < 0 ? line : line + below;
  });
  return storyboard;
}

function notebookOf(json: string, file: string): NotebookText {
  const notebook = readNotebook(json);
  if (notebook !== undefined) return notebook;
  throw new LecternError({
    code: 'notebook-unreadable',
    message: 'This is no notebook of Jupyter in its format 4.',
    remedy: 'Open it in Jupyter and save it again.',
    where: {file},
  });
}

async function readText(file: string): Promise<string> {
  const bytes = await readBytes(file);
  const text = isUtf8(bytes) ? bytes.toString('utf8') : undefined;
  // Every text is a lecture to Markdown; what is none would be shown as signs without meaning.
  if (text === undefined || text.includes('\0')) {
    throw new LecternError({
      code: 'lecture-not-text',
      message: `The file ${file} is not text in UTF-8.`,
      remedy: 'Save it as plain text with the encoding UTF-8, or name another file.',
      where: {file},
    });
  }
  return text;
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    const {size} = await stat(file);
    if (size > MOST_BYTES) {
      throw new LecternError({
        code: 'lecture-too-large',
        message: `The file has ${Math.ceil(size / 2 ** 20)} MB; ${MOST_BYTES / 2 ** 20} MB are the most.`,
        remedy: 'Split it into several lectures, and keep pictures in files of their own.',
        where: {file},
      });
    }
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof LecternError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const isMissing = code === 'ENOENT';
    throw new LecternError({
      code: 'lecture-unreadable',
      message: isMissing
        ? `There is no file ${file}.`
        : code === 'EISDIR'
          ? `${file} is a folder, not a lecture.`
          : `The file ${file} cannot be read.`,
      remedy:
        isMissing || code === 'EISDIR'
          ? 'Name a .md file, a notebook, or a storyboard.json.'
          : undefined,
      where: {file},
      cause,
    });
  }
}
