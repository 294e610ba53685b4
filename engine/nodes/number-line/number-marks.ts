/** Where a number line has marks, and which of them have numbers. Pure. */
import {tickStep} from 'd3-array';

/** A range that ones do not suit has about so many marks. */
const MARKS = 10;
/** More marks than this cannot be told apart. */
const MOST_MARKS = 400;

/** Ones where they suit a range, else a round number. */
export function stepFor([low, high]: readonly [number, number]): number {
  const length = high - low;
  return length >= 2 && length <= 40 ? 1 : tickStep(low, high, MARKS);
}

/**
 * The marks of a line: at multiples of a step that was found, at steps from the least number where one was given.
 *
 * @throws RangeError where the range is empty, or the step makes no sense in it.
 */
export function marksOf(limits: readonly [number, number], step: number): number[] {
  assertMarks(limits, step);
  const [low, high] = limits;
  const isRound = step === stepFor(limits) && step !== 1;
  // By whole multiples, as sums of a step go astray.
  const first = isRound ? Math.ceil(low / step - 1e-6) : low / step;
  const count = Math.floor(high / step - first + 1e-6) + 1;
  return Array.from({length: Math.max(0, count)}, (_, index) => (first + index) * step);
}

/**
 * Which marks have numbers where there is room for every so many: zero and multiples of round numbers, if
 * they are among them.
 *
 * @param every - The least count of steps from one number to the next.
 */
export function numberedMarks(values: readonly number[], step: number, every: number): number[] {
  const between = roundCount(step, every);
  const multiples = values.filter(value => isMultiple(value, between * step));
  return multiples.length > 1 || values.length <= every
    ? multiples.length > 0
      ? multiples
      : values.slice(0, 1)
    : values.filter((_, index) => index % every === 0);
}

/** A few steps more, where that makes the distance of two numbers a round one. */
function roundCount(step: number, every: number): number {
  if (every === 1 || !isRoundNumber(step)) return every;
  for (let count = every; count < 2 * every; count += 1) {
    if (isRoundNumber(count * step)) return count;
  }
  return every;
}

function isRoundNumber(value: number): boolean {
  const digits = Number(value.toExponential(6).replace(/e.*$/, ''));
  return [1, 2, 2.5, 5].includes(digits);
}

function isMultiple(value: number, of: number): boolean {
  return Math.abs(value / of - Math.round(value / of)) < 1e-6;
}

function assertMarks([low, high]: readonly [number, number], step: number): void {
  if (!Number.isFinite(low) || !Number.isFinite(high) || low >= high) {
    throw new RangeError(
      `The number line from ${low} to ${high} is empty: name the smaller number first.`,
    );
  }
  if (!(step > 0) || (high - low) / step > MOST_MARKS) {
    throw new RangeError(
      `A number line from ${low} to ${high} cannot have marks every ${step}: choose a step between ${(high - low) / MOST_MARKS} and ${high - low}.`,
    );
  }
}
