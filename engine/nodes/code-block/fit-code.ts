/** How code fits into a room: the size of its letters, and its rows where lines are too long. */
import {Vector2} from '@motion-canvas/core';
import {lineCount, widthInEm} from './code-extent.ts';
import {type WrappedCode, wrapCode} from './wrap-code.ts';

/** Sizes of letters in px. */
export const LARGEST_FONT = 32;
const SMALLEST_FONT = 28;
/** Letters of code whose long lines are broken. */
const WRAPPED_FONTS = [LARGEST_FONT, 30, SMALLEST_FONT];
/** Width of a letter of JetBrains Mono, in em. */
export const LETTER_WIDTH = 0.6;
/** Height of a line, in em. */
export const LINE_HEIGHT = 1.5;
/** Between the code and the edges of its panel, in px. */
export const PADDING = new Vector2(42, 32);

/** Code as it fits. */
export interface FittedCode {
  readonly wrapped: WrappedCode;
  /** Size of its letters in px. */
  readonly em: number;
  /** The scale where even the smallest letters are too large. */
  readonly ratio: number;
}

/**
 * Fits code into a room.
 *
 * @param numbersWidth - Room for the numbers of so many lines, in em.
 */
export function fitCode(
  code: string,
  room: Vector2,
  numbersWidth: (lines: number) => number,
): FittedCode {
  const numbers = numbersWidth(lineCount(code));
  const whole = fitted(unwrapped(code), room, numbers);
  if (whole.em * whole.ratio >= SMALLEST_FONT) return whole;
  const width = room.x - 2 * PADDING.x;
  const tried = WRAPPED_FONTS.map(em =>
    fitted(
      wrapCode(code, row => (widthInEm(row) + numbers) * em <= width),
      room,
      numbers,
    ),
  );
  // Fewer rows are worth more than larger letters, as long as those can be read.
  return [whole, ...tried].reduce((best, each) => {
    const [size, sizeOfBest] = [legibility(each), legibility(best)];
    if (Math.abs(size - sizeOfBest) > 0.01) return size > sizeOfBest ? each : best;
    return each.wrapped.rows.length < best.wrapped.rows.length ? each : best;
  });
}

/** Code whose lines are not broken. */
export function unwrapped(code: string): WrappedCode {
  return wrapCode(code, () => true);
}

/** What helps where it does not fit. */
export function adviceFor({rows}: WrappedCode, heightPx: number): string {
  const most = Math.floor((heightPx - 2 * PADDING.y) / (SMALLEST_FONT * LINE_HEIGHT));
  return rows.length > most
    ? `show at most ${most} lines at a time: split it into several blocks, or leave out what is not talked about`
    : 'give it a larger area, or break its long lines';
}

function fitted(wrapped: WrappedCode, room: Vector2, numbers: number): FittedCode {
  const width = widthInEm(wrapped.text) + numbers;
  const height = wrapped.rows.length * LINE_HEIGHT;
  const inner = room.sub(PADDING.scale(2));
  const largest = Math.min(LARGEST_FONT, inner.x / width, inner.y / height);
  const em = Math.max(largest, SMALLEST_FONT);
  const ratio = Math.min(
    1,
    room.x / (width * em + 2 * PADDING.x),
    room.y / (height * em + 2 * PADDING.y),
  );
  return {wrapped, em, ratio};
}

/** How large letters are, as far as that decides whether they can be read. */
function legibility({em, ratio}: FittedCode): number {
  return Math.min(SMALLEST_FONT, em * ratio);
}
