/**
 * Bounds the marks of a Markdown text that may open or close something: to find what belongs together its parser goes back
 * from each to those before it in the paragraph, so that thousands of stars that nothing closes would take minutes.
 */
import type {Data} from 'unified';
import {LecternError} from '../../schema/errors.ts';

/** An extension of the parser. */
export type MarkdownExtension = NonNullable<Data['micromarkExtensions']>[number];

/** So many marks may stand in one paragraph when they are the only ones; ten times as many when a hundred paragraphs share them. */
export const MOST_MARKS = 2000;

/** `*`, `_`, `~` and backticks. */
const MARKS = [42, 95, 126, 96];

/** There are more marks in a text than can be read in time. */
export class TooManyMarksError extends Error {
  /**
   * @param line - Of the parsed text, from 1.
   */
  public constructor(public readonly line: number) {
    super('There are too many marks.');
  }
}

/**
 * Throws {@link TooManyMarksError} for a text whose marks would take long: the time grows with the square of their number
 * in a paragraph. For one text.
 */
export function boundMarks(): MarkdownExtension {
  const marksIn = new WeakMap<object, number>();
  let work = 0;
  const bound: NonNullable<MarkdownExtension['text']>[string] = {
    name: 'lecternMarks',
    tokenize(_effects, _ok, nok) {
      const before = marksIn.get(this) ?? 0;
      marksIn.set(this, before + 1);
      work += 2 * before + 1;
      if (work > MOST_MARKS ** 2) throw new TooManyMarksError(this.now().line);
      // Whatever it is, it is read by what follows.
      return nok;
    },
  };
  return {text: Object.fromEntries(MARKS.map(mark => [mark, bound]))};
}

/**
 * Runs an action that parses Markdown.
 *
 * @param whereIs - The place of a line of the text, from 1.
 * @throws LecternError `lecture-too-many-marks` instead of {@link TooManyMarksError}.
 */
export function withinMarks<TResult>(
  whereIs: (line: number) => {file: string; line: number},
  action: () => TResult,
): TResult {
  try {
    return action();
  } catch (cause) {
    if (!(cause instanceof TooManyMarksError)) throw cause;
    throw new LecternError({
      code: 'lecture-too-many-marks',
      message: `Up to here, ${MOST_MARKS} stars, underscores, tildes or backticks stand without an empty line between them, or many paragraphs have hundreds.`,
      remedy:
        'Part it with empty lines, leave it out, or put it into a block of code, in which they mean nothing.',
      where: whereIs(cause.line),
      cause,
    });
  }
}
