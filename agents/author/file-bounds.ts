/** The bounds of a lecture's text, checked before anything is parsed: its size, its paragraphs, how deep it is nested. */
import {LecternError} from '../../schema/errors.ts';

/** The largest file of text, in bytes; pictures that are written into it count. */
export const MOST_BYTES = 64 * 1024 * 1024;
/** The longest stretch of lines without an empty one between them, in UTF-16 units; pictures written into it do not count. */
export const LONGEST_PARAGRAPH = 50_000;
/** How deep brackets, or what stands before the words of a line, may be nested. */
export const DEEPEST_NESTING = 100;

const PICTURE_IN_TEXT = /\bdata:[\w./+-]{1,100}(?:;[\w=-]{1,100}){0,5},[\w+/=%-]*/g;

/**
 * Checks the text of a lecture.
 *
 * @param isStoryboard - Whether it is JSON, whose lines and stretches may be as long as the file.
 * @param whereIs - The place in the file of a line of the text, from 1.
 * @throws LecternError with the place of the first stretch that is out of bounds.
 */
export function checkBounds(
  text: string,
  isStoryboard: boolean,
  whereIs: (line: number) => {file: string; line?: number},
): void {
  let paragraph = 0;
  let depth = 0;
  text.split('\n').forEach((written, index) => {
    const line = written.replace(PICTURE_IN_TEXT, 'data:');
    const where = whereIs(index + 1);
    const isEmpty = line.trim() === '';
    paragraph = isEmpty ? 0 : paragraph + line.length;
    if (!isStoryboard && paragraph > LONGEST_PARAGRAPH) {
      throw new LecternError({
        code: 'lecture-paragraph-too-long',
        message: `More than ${LONGEST_PARAGRAPH} characters stand here without an empty line between them.`,
        remedy: 'Part it with empty lines, or leave it out.',
        where,
      });
    }
    if (isEmpty && !isStoryboard) depth = 0;
    const inLine = nestingOf(line, depth, isStoryboard);
    depth = Math.max(0, inLine.end);
    const deepest = Math.max(inLine.deepest, isStoryboard ? 0 : marksBefore(line));
    if (deepest > DEEPEST_NESTING) {
      throw new LecternError({
        code: 'lecture-too-deep',
        message: `This is nested more than ${DEEPEST_NESTING} deep.`,
        remedy: 'Close what is open before it, or write it with fewer brackets and marks.',
        where,
      });
    }
  });
}

/** How deep brackets are open at most in a line, and at its end; those in strings of JSON are words. */
function nestingOf(line: string, open: number, isJson: boolean): {deepest: number; end: number} {
  let [end, deepest] = [open, open];
  let [isInString, isEscaped] = [false, false];
  for (const character of line) {
    if (isJson && character === '"' && !isEscaped) isInString = !isInString;
    isEscaped = character === '\\' && !isEscaped;
    if (isInString) continue;
    if ('([{'.includes(character)) end += 1;
    else if (')]}'.includes(character)) end = Math.max(0, end - 1);
    deepest = Math.max(deepest, end);
  }
  return {deepest, end};
}

/** How many quotes and lists a line may stand in: each takes a mark, or two spaces of the indentation. */
function marksBefore(line: string): number {
  const before = /^(?:[\s>*+-]|\d{1,9}[.)](?=\s))*/.exec(line)?.[0] ?? '';
  const marks = before.match(/>|[*+-](?=\s|$)|\d+[.)]/g)?.length ?? 0;
  const spaces = before.replace(/\S/g, '').length;
  return marks + (/^\s*(?:[*+>-]|\d)/.test(line) ? Math.floor(spaces / 2) : 0);
}
