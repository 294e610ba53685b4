/** Numbers as people write them: read from text, and set in a language. Pure. */

/** How a numeral is set. */
export interface NumeralStyle {
  /** Which whole parts are grouped: none, those of five digits and more, or all of four and more. */
  readonly grouping?: 'none' | 'long' | 'all';
}

/** A plain decimal number, perhaps with an exponent; `007` and `1.10.2` are none. */
const DECIMAL = /^([-+\u2212]?)(0|[1-9]\d*|(?=\.\d))(?:\.(\d*))?(?:[eE]([-+]?\d+))?$/;
/** Marks between thousands, as programs write them: they are groups in every language. */
const GROUPED = /^[-+\u2212]?[1-9]\d{0,2}(?:_\d{3})+(?:\.\d+)?$/;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const VULGAR: Readonly<Record<string, number>> = {
  '¼': 1 / 4,
  '½': 1 / 2,
  '¾': 3 / 4,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅕': 1 / 5,
  '⅖': 2 / 5,
  '⅗': 3 / 5,
  '⅘': 4 / 5,
  '⅙': 1 / 6,
  '⅚': 5 / 6,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
};
/** More digits than this are no number that somebody wrote: they were computed. */
const MOST_WRITTEN_DIGITS = 15;
/** Digits that remain when the dust of computing, as of 0.1 + 0.2, is wiped off. */
const DIGITS_WITHOUT_DUST = 12;
/** Significant digits of what was computed and has no end, such as 1/3. */
const COMPUTED_DIGITS = 4;
/** From here on a number is written with a power of ten. */
const LARGEST_PLAIN = 1e15;

/**
 * A numeral as its language writes it: with its decimal sign and its groups, a real minus sign,
 * and as TeX between dollars where it has an `e` for powers of ten. Thousands that were parted by `_` are parted. What is no plain decimal number – `0049`, `0x1F`, `1/3` – keeps its digits.
 *
 * @param source - As it was typed, with a decimal point.
 * @param language - BCP 47 tag.
 */
export function numeralIn(
  language: string,
  source: string,
  {grouping = 'long'}: NumeralStyle = {},
): string {
  const grouped = GROUPED.test(source);
  const match = DECIMAL.exec(grouped ? source.replaceAll('_', '') : source);
  if (match === null) return typeset(source);
  const [, sign = '', whole = '', fraction, exponent] = match;
  const {decimal, digit, group} = signsOf(language);
  if (exponent !== undefined) {
    const point = decimal === '.' ? '.' : `{${decimal}}`;
    const mantissa = `${whole}${fraction === undefined ? '' : `${point}${fraction}`}`;
    const power = `10^{${Number(exponent)}}`;
    return `$${sign.replace('−', '-')}${mantissa === '1' ? '' : `${mantissa} \\times `}${power}$`;
  }
  const least = grouped ? 0 : grouping === 'none' ? Infinity : grouping === 'long' ? 5 : 4;
  // A fraction without a whole part is usual where decimals have a point.
  const leading = whole === '' && decimal !== '.' ? '0' : whole;
  const front = leading.length >= least && leading !== '' ? group(leading) : digit(leading);
  const mantissa = `${front}${fraction === undefined ? '' : `${decimal}${digit(fraction)}`}`;
  return `${sign === '-' ? '−' : sign}${mantissa}`;
}

/** The sign between whole part and fraction in a language. */
export function decimalSignOf(language: string): string {
  return signsOf(language).decimal;
}

/**
 * The digits of a number: all that were written, a few of what was computed, a power of ten where it
 * is very small or large. The numeral has a decimal point; {@link numeralIn} sets it in a language.
 */
export function numeralOf(value: number): string {
  return numeralsOf([value])[0] ?? '';
}

/**
 * The digits of numbers that stand in one picture. Those that were computed have equally many digits,
 * and as many as it takes that no two different numbers read alike.
 */
export function numeralsOf(values: readonly number[]): string[] {
  for (let digits = COMPUTED_DIGITS; ; digits += 1) {
    const texts = values.map(value => digitsOf(value, digits));
    const isTold = values.every(
      (value, index) =>
        texts.findIndex((text, other) => text === texts[index] && differ(values[other], value)) < 0,
    );
    if (isTold || digits >= DIGITS_WITHOUT_DUST) return texts;
  }
}

/** How many digits stand behind the decimal sign of a numeral; 0 where it has none, or a power of ten. */
export function decimalsOf(numeral: string): number {
  const [, , , fraction = '', exponent] = DECIMAL.exec(numeral) ?? [];
  return exponent === undefined ? fraction.length : 0;
}

/**
 * The number that a text says: `2.5`, `-1/3`, `3½`, `2pi`, `10^3`, `1.6e-19`, `1.6*10^-19`, `1_000`, `0x1F`.
 *
 * @returns undefined where it says none, or leaves open which.
 */
export function readNumeral(text: string): number | undefined {
  const tidy = western(text.trim()).replace('−', '-');
  const [, sign = '', size = ''] = /^([-+]?)\s*(.+)$/s.exec(tidy) ?? [];
  const value = readSize(size);
  if (value === undefined || !Number.isFinite(value)) return undefined;
  return sign === '-' ? -value : value;
}

/** Why a text is no number, and what to write instead; it goes on from the name of what it was written for. */
export function numeralProblem(text: string): string {
  const tidy = text.trim();
  if (/^\d{1,4}-\d{1,2}-\d{1,4}$/.test(tidy)) return `must be a number, and ${tidy} is a date`;
  const [, hours = '', minutes = ''] = /^(\d{1,3}):([0-5]\d)$/.exec(tidy) ?? [];
  if (hours !== '') {
    return `must be a number, and ${tidy} is a time: write ${Number(hours) * 60 + Number(minutes)} and the unit apart`;
  }
  if (/^\S+;\s*\S+:/.test(tidy)) {
    return 'must be a number: a comma, no semicolon, parts it from what follows';
  }
  const grouped = /^([-+−]?)(\d{1,3}(?:[,.'’\s]\d{3})+)$/.exec(tidy);
  if (grouped?.[2] !== undefined && !/^\d+\.\d{3}$/.test(grouped[2])) {
    const digits = grouped[2].replace(/\D/g, '');
    const comma = /^\d+,\d{3}$/.test(grouped[2]);
    return `must be a number without marks between its thousands: write ${digits}${comma ? `, or ${grouped[2].replace(',', '.')} where the comma is a decimal sign` : ''}`;
  }
  const comma = /^([-+−]?\d[\d.]*),(\d+)$/.exec(tidy);
  if (comma !== null) {
    const [, whole = '', fraction = ''] = comma;
    return `must be a number with a decimal point: write ${whole.replaceAll('.', '')}.${fraction}; it is shown with the sign of the language`;
  }
  const unit = /^([-+−]?\d[\d.]*)(\s*[^\d\s.,:;/^*][^;:]*)$/su.exec(tidy);
  if (unit?.[1] !== undefined && unit[2] !== undefined && readNumeral(unit[1]) !== undefined) {
    return `must be a number alone: write ${unit[1]}; a unit of all bars is written as unit: '${unit[2]}'`;
  }
  return 'must be a number such as 2.5, 1/3 or 2pi';
}

function digitsOf(value: number, computedDigits: number): string {
  // A negative zero is a zero.
  if (value === 0) return '0';
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? '–' : value > 0 ? '∞' : '−∞';
  }
  let kept = value;
  if (significantDigits(value) > MOST_WRITTEN_DIGITS) {
    const wiped = Number(value.toPrecision(DIGITS_WITHOUT_DUST));
    kept =
      significantDigits(wiped) < DIGITS_WITHOUT_DUST - 2
        ? wiped
        : Number(value.toPrecision(computedDigits));
  }
  const text = String(kept);
  if (Math.abs(kept) < LARGEST_PLAIN && !text.includes('e')) return text;
  return kept.toExponential().replace('e+', 'e');
}

function significantDigits(value: number): number {
  return value.toExponential().replace(/e.*$/, '').replace(/\D/g, '').length;
}

function differ(first: number | undefined, second: number): boolean {
  if (first === undefined) return false;
  return Math.abs(first - second) > 1e-12 * Math.max(Math.abs(first), Math.abs(second));
}

function readSize(text: string): number | undefined {
  const hex = /^0x[\da-f]+$|^0o[0-7]+$|^0b[01]+$/i.test(text);
  if (hex) return Number(text);
  const digits = text.replace(/(?<=\d)_(?=\d)/g, '');
  if (/^(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(digits)) return Number(digits);
  const vulgar = /^(\d*)\s*([¼-¾⅐-⅞])$/.exec(digits);
  if (vulgar !== null) {
    const part = VULGAR[vulgar[2] ?? ''];
    return part === undefined ? undefined : Number(vulgar[1] ?? 0) + part;
  }
  const power =
    /^(?:(\d+\.?\d*|\.\d+)\s*[*·×]\s*)?(\d+\.?\d*)\s*(?:\^|\*\*)\s*\{?([-+]?\d+)\}?$/.exec(
      plainPowers(digits),
    );
  if (power !== null) return Number(power[1] ?? 1) * Number(power[2]) ** Number(power[3]);
  const multiple = /^(\d+\.?\d*|\.\d+)?\s*\*?\s*(pi|π)?\s*(?:\/\s*(\d+\.?\d*))?$/.exec(digits);
  if (multiple === null || (multiple[1] === undefined && multiple[2] === undefined)) {
    return undefined;
  }
  const [, factor = '1', pi, divisor = '1'] = multiple;
  return (Number(factor) * (pi === undefined ? 1 : Math.PI)) / Number(divisor);
}

/** Superscripts as they are typed without them: `10⁻³` becomes `10^-3`. */
function plainPowers(text: string): string {
  return text.replace(
    /(?<=\d)[⁺⁻]?[⁰¹²³⁴-⁹]+/u,
    power =>
      `^${[...power].map(sign => (sign === '⁻' ? '-' : sign === '⁺' ? '+' : SUPERSCRIPTS.indexOf(sign))).join('')}`,
  );
}

/** Digits and decimal signs of other scripts as those of this one. */
function western(text: string): string {
  return text
    .replace(/\p{Nd}/gu, digit => {
      // Every script has its ten digits in a row that begins at a multiple of ten, or of sixteen.
      let zero = digit.codePointAt(0) ?? 0;
      while (
        /\p{Nd}/u.test(String.fromCodePoint(zero - 1)) &&
        (digit.codePointAt(0) ?? 0) - zero < 9
      )
        zero -= 1;
      return /\d/.test(digit) ? digit : String((digit.codePointAt(0) ?? 0) - zero);
    })
    .replace(/(?<=\d)٫(?=\d)/, '.');
}

/** What is no plain decimal number, with the signs that print has for it. */
function typeset(source: string): string {
  if (!/^[-+−]?\s*(?:[\d.]+|pi|π)[\d.\s*·×/^{}eE+−piπ-]*$/.test(source)) return source;
  if (readNumeral(source) === undefined) return source;
  const signed = source.replace(/^-/, '−').replace(/\s*\*?\s*pi\b/, 'π');
  if (!signed.includes('^')) return signed;
  const tex = source
    .replace('−', '-')
    .replace(/\s*[*·×]\s*(?=\d)/g, ' \\times ')
    .replace(/\^\{?([-+]?\d+)\}?/, '^{$1}');
  return `$${tex}$`;
}

interface Signs {
  readonly decimal: string;
  /** Digits in those of the language, which are ours unless its tag asks for others. */
  readonly digit: (digits: string) => string;
  readonly group: (digits: string) => string;
}

const signs = new Map<string, Signs>();

function signsOf(language: string): Signs {
  let known = signs.get(language);
  if (known === undefined) {
    known = readSigns(language);
    signs.set(language, known);
  }
  return known;
}

function readSigns(language: string): Signs {
  const tag = Intl.NumberFormat.supportedLocalesOf(language)[0] ?? 'en';
  // Formulas have these digits in every language.
  const digits = /-u-(?:\w+-)*nu-/.test(tag) ? {} : {numberingSystem: 'latn'};
  const format = new Intl.NumberFormat(tag, {...digits, useGrouping: 'always'});
  const decimal = format.formatToParts(1.5).find(part => part.type === 'decimal')?.value ?? '.';
  const own = Array.from({length: 10}, (_, digit) => format.format(digit));
  return {
    decimal,
    digit: text => text.replace(/\d/g, digit => own[Number(digit)] ?? digit),
    group: whole => format.format(BigInt(whole)),
  };
}
