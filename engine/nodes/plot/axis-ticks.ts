/** Where the ticks of an axis are, and the numbers beside them. Pure. */
import {tickStep, ticks} from 'd3-array';
import type {Range} from '../figure/points.ts';

/** A tick: where it is, and its number. */
export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** What the numbers of an axis count: ones, or multiples of pi. */
export type TickUnit = 'one' | 'pi';

/** An axis that goes as far as this has numbers such as 2M. */
const COMPACT = 1e6;

/** Steps in multiples of pi. */
const PI_STEPS: readonly (readonly [numerator: number, denominator: number])[] = [
  [1, 4],
  [1, 2],
  [1, 1],
  [2, 1],
  [5, 1],
  [10, 1],
];

/**
 * The ticks of an axis at round values.
 *
 * @param range - From the least to the greatest value.
 * @param count - About how many there should be.
 * @param language - BCP 47 tag: how thousands and decimals are written.
 */
export function ticksOf(
  range: Range,
  count: number,
  language: string,
  unit: TickUnit = 'one',
): Tick[] {
  return unit === 'pi' ? ticksOfPi(range, count) : roundTicks(range, count, language);
}

function roundTicks([from, to]: Range, count: number, language: string): Tick[] {
  // A range that lies between round values would have no ticks, or a single one.
  const enough =
    [count, 2 * count, 4 * count].find(more => ticks(from, to, more).length > 2) ?? count;
  const step = tickStep(from, to, enough);
  const large = Math.max(Math.abs(from), Math.abs(to)) >= COMPACT;
  const format = new Intl.NumberFormat(language, {
    // Formulas have these digits in every language.
    numberingSystem: 'latn',
    // Years have no thousands.
    useGrouping: 'min2',
    ...(large
      ? {notation: 'compact', maximumFractionDigits: 2}
      : {maximumFractionDigits: Math.max(0, Math.ceil(1 - Math.log10(step)))}),
  });
  return ticks(from, to, enough).map(value => ({
    value,
    text: format.format(value === 0 ? 0 : value).replace('-', '\u2212'),
  }));
}

function ticksOfPi([from, to]: Range, count: number): Tick[] {
  const [numerator, denominator] = PI_STEPS.find(
    ([up, down]) => (to - from) / ((Math.PI * up) / down) <= count * 1.5,
  ) ?? [10, 1];
  const step = (Math.PI * numerator) / denominator;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({length: Math.max(0, last - first + 1)}, (_, index) => {
    const multiple = first + index;
    return {value: multiple * step, text: textOfPi(multiple * numerator, denominator)};
  });
}

function textOfPi(numerator: number, denominator: number): string {
  if (numerator === 0) return '0';
  const divisor = commonDivisor(Math.abs(numerator), denominator);
  const [up, down] = [Math.abs(numerator) / divisor, denominator / divisor];
  const sign = numerator < 0 ? '\u2212' : '';
  return `${sign}${up === 1 ? '' : up}π${down === 1 ? '' : `/${down}`}`;
}

function commonDivisor(first: number, second: number): number {
  return second === 0 ? first : commonDivisor(second, first % second);
}
