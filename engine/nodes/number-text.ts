/** Numbers as they are written in the lecture's language. */
import {
  type NumeralStyle,
  decimalsOf,
  numeralIn,
  numeralOf,
  numeralsOf,
  readNumeral,
} from '../../schema/numerals.ts';
import {useLectureContext} from '../lecture-context.ts';

/** A number, or text that says one and keeps its digits: `3.5`, `'3.50'`, `'1/3'`. */
export type Numeral = number | string;

/** Decimals of a number on its way to what has none, such as 1/3. */
const PASSING_DECIMALS = 2;

/** A number as text: all its digits, with a real minus sign, and a power of ten where it is very small or large. */
export function numberText(value: number): string {
  return numeralIn(useLectureContext().language, numeralOf(value));
}

/** A number as code shows it: ungrouped, with an `e` for powers of ten, and the decimal sign of the language. */
export function codeText(value: number): string {
  const [mantissa = '', exponent] = numeralOf(value).split('e');
  const digits = numeralIn(useLectureContext().language, mantissa, {grouping: 'none'});
  return exponent === undefined ? digits : `${digits}e${exponent}`;
}

/**
 * The number that a numeral says.
 *
 * @throws RangeError where it says none.
 */
export function valueOf(numeral: Numeral): number {
  const value = typeof numeral === 'number' ? numeral : readNumeral(numeral);
  if (value === undefined || !Number.isFinite(value)) {
    throw new RangeError(`“${numeral}” is no number: write one such as 3.5, '3.50' or '1/3'.`);
  }
  return value;
}

/** The digits of numerals that stand in one picture. */
export function digitsOf(numerals: readonly Numeral[]): string[] {
  const numbers = numeralsOf(numerals.map(valueOf));
  return numerals.map((numeral, index) =>
    typeof numeral === 'string' ? numeral : (numbers[index] ?? ''),
  );
}

/** Digits with the signs of the lecture's language. */
export function numeralText(digits: string, style: NumeralStyle = {}): string {
  return numeralIn(useLectureContext().language, digits, style);
}

/** A number on its way from some digits to others, always in the form of the longer ones. */
export function passingText(
  value: number,
  ends: readonly string[],
  style: NumeralStyle = {},
): string {
  const exponents = ends.flatMap(end => {
    const exponent = /e([-+]?\d+)$/i.exec(end)?.[1];
    return exponent === undefined ? [] : [Number(exponent)];
  });
  const exponent = exponents.length === 0 ? 0 : Math.max(...exponents);
  const decimals = Math.max(...ends.map(end => decimalsWhilePassing(end)));
  const digits = (value / 10 ** exponent).toFixed(decimals);
  const unsigned = Number(digits) === 0 ? digits.replace('-', '') : digits;
  return numeralText(exponents.length === 0 ? unsigned : `${unsigned}e${exponent}`, style);
}

function decimalsWhilePassing(digits: string): number {
  const [mantissa = ''] = digits.split(/e/i);
  if (/^[-+−]?[\d.]+$/.test(mantissa)) return decimalsOf(mantissa);
  return Math.min(PASSING_DECIMALS, decimalsOf(numeralOf(valueOf(digits))));
}
