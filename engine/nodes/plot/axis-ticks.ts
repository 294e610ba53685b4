/** Where the ticks of an axis are, and the numbers beside them. Pure. */
import {tickStep, ticks} from 'd3-array';
import {numeralIn} from '../../../schema/numerals.ts';
import type {Range} from '../figure/points.ts';

/** A tick: where it is, and its number. */
export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** What the numbers of an axis count: ones, or multiples of pi. */
export type TickUnit = 'one' | 'pi';

/** An axis that goes as far as this has numbers such as 2M, */
const COMPACT = 1e6;
/** and from here on powers of ten. */
const LARGEST_COMPACT = 1e15;
/** Smaller numbers have powers of ten as well. */
const MOST_PLAIN_DECIMALS = 5;
const MOST_SHORT_DECIMALS = 3;
/** Where one number is as large, all have their thousands apart; years do not. */
const LEAST_GROUPED = 1e4;

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
  const values = ticks(from, to, enough);
  const texts = tickTexts(values, tickStep(from, to, enough), language);
  return values.map((value, index) => ({value, text: texts[index] ?? ''}));
}

/**
 * The numbers of ticks, all in one form: with equally many decimals, in the same unit – thousands of
 * thousands as the language shortens them – or with the same power of ten.
 *
 * @param step - Between two ticks.
 * @param language - BCP 47 tag.
 */
export function tickTexts(values: readonly number[], step: number, language: string): string[] {
  const largest = Math.max(...values.map(Math.abs));
  const plain = formOf(values, step, {divisor: 1});
  const power = powerForm(values, step, largest);
  const form =
    largest >= LARGEST_COMPACT
      ? power
      : largest >= COMPACT
        ? compactForm(values, step, largest, language)
        : plain.decimals > MOST_PLAIN_DECIMALS
          ? power
          : plain;
  // Far from zero, ticks close to each other are told apart by all their digits alone.
  const {divisor, decimals, prefix, suffix, exponent} =
    form.decimals > MOST_SHORT_DECIMALS && largest >= COMPACT ? plain : form;
  const grouping = largest / divisor >= LEAST_GROUPED ? 'all' : 'long';
  return values.map(value => {
    if (Math.abs(value) < step * 1e-6) return numeralIn(language, '0');
    const digits = (value / divisor).toFixed(decimals);
    return exponent === undefined
      ? `${prefix}${numeralIn(language, digits, {grouping})}${suffix}`
      : numeralIn(language, `${digits}e${exponent}`);
  });
}

/** How all numbers of an axis are written. */
interface TickForm {
  /** They count so many. */
  readonly divisor: number;
  readonly decimals: number;
  readonly prefix: string;
  readonly suffix: string;
  /** Of the power of ten that they count, where it is written. */
  readonly exponent?: number;
}

function formOf(
  values: readonly number[],
  step: number,
  {divisor, ...written}: Pick<TickForm, 'divisor'> & Partial<TickForm>,
): TickForm {
  const decimals = decimalsFor(
    values.map(value => value / divisor),
    step / divisor,
  );
  return {prefix: '', suffix: '', ...written, divisor, decimals};
}

function powerForm(values: readonly number[], step: number, largest: number): TickForm {
  const exponent = Math.floor(Math.log10(largest) + 1e-9);
  return formOf(values, step, {divisor: 10 ** exponent, exponent});
}

function compactForm(
  values: readonly number[],
  step: number,
  largest: number,
  language: string,
): TickForm {
  const parts = new Intl.NumberFormat(language, {
    // Formulas have these digits in every language.
    numberingSystem: 'latn',
    notation: 'compact',
    maximumFractionDigits: 2,
    useGrouping: false,
  }).formatToParts(largest);
  const isNumber = ({type}: Intl.NumberFormatPart): boolean =>
    type === 'integer' || type === 'decimal' || type === 'fraction';
  const first = parts.findIndex(isNumber);
  const last = parts.findLastIndex(isNumber);
  const count = parts
    .filter(isNumber)
    .map(({type, value}) => (type === 'decimal' ? '.' : value))
    .join('');
  const joined = (some: Intl.NumberFormatPart[]): string => some.map(({value}) => value).join('');
  return formOf(values, step, {
    divisor: 10 ** Math.round(Math.log10(largest / Number(count))),
    prefix: joined(parts.slice(0, first)),
    suffix: joined(parts.slice(last + 1)),
  });
}

/** The fewest decimals with which all of some values are what they are. */
function decimalsFor(values: readonly number[], step: number): number {
  const coarse = Math.max(0, Math.ceil(-Math.log10(step)));
  for (let decimals = 0; decimals < coarse + 2; decimals += 1) {
    const share = 10 ** decimals;
    if (
      values.every(
        value => Math.abs(value * share - Math.round(value * share)) < 1e-6 * step * share,
      )
    )
      return decimals;
  }
  return Math.min(coarse + 2, 20);
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
