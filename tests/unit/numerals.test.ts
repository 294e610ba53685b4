import {describe, expect, it} from 'vitest';
import {
  numeralIn,
  numeralOf,
  numeralProblem,
  numeralsOf,
  readNumeral,
} from '../../schema/numerals.ts';

describe('a numeral in a language', () => {
  it.each([
    ['en', '3.50', '3.50'],
    ['de', '3.50', '3,50'],
    ['de', '12345.678', '12.345,678'],
    ['en', '2024', '2024'],
    ['en', '12345', '12,345'],
    ['hi', '12345678', '1,23,45,678'],
    ['fr', '-0.5', '−0,5'],
    ['ar', '3.5', '3.5'],
    ['ar-u-nu-arab', '3.5', '٣٫٥'],
    ['en', '1.602e-19', String.raw`$1.602 \times 10^{-19}$`],
    ['de', '6.022E+23', String.raw`$6{,}022 \times 10^{23}$`],
    ['en', '1e3', '$10^{3}$'],
    ['en', '-0', '−0'],
    ['en', '+2', '+2'],
    ['de', '.5', '0,5'],
    ['fr', '-.5', '−0,5'],
    ['en', '.5', '.5'],
    ['en', '1_000_000', '1,000,000'],
    ['de', '1_000.5', '1.000,5'],
  ])('%s: %s', (language, source, text) => expect(numeralIn(language, source)).toBe(text));

  it.each(['0049', '007', '0x1F', '1_00', '1.10.2', '12:30', '2024-05-01', '.inf', '1/3', '3½'])(
    'leaves %s as it is',
    source => expect(numeralIn('de', source)).toBe(source),
  );

  it.each([
    ['10^3', '$10^{3}$'],
    ['2*10^-3', String.raw`$2 \times 10^{-3}$`],
    ['2pi', '2π'],
    ['-1/3', '−1/3'],
  ])('sets %s as print does', (source, text) => expect(numeralIn('en', source)).toBe(text));
});

describe('the digits of a number', () => {
  it.each([
    [0.00012, '0.00012'],
    [0.0072973525693, '0.0072973525693'],
    [1.602e-19, '1.602e-19'],
    [1412000000, '1412000000'],
    [6.022e23, '6.022e23'],
    [-0, '0'],
    [0.1 + 0.2, '0.3'],
    [1.1 * 3, '3.3'],
    [1 / 3, '0.3333'],
    [2 / 3e9, '6.667e-10'],
  ])('%d', (value, digits) => expect(numeralOf(value)).toBe(digits));

  it('are as many as tell different numbers apart', () => {
    expect(numeralsOf([1 / 3, 1 / 3 + 1e-6])).toEqual(['0.333333', '0.333334']);
    expect(numeralsOf([0.00016, 0.00023])).toEqual(['0.00016', '0.00023']);
  });
});

describe('reading a number', () => {
  it.each<[string, number]>([
    ['2.5', 2.5],
    ['-1/3', -1 / 3],
    ['−4', -4],
    ['3½', 3.5],
    ['½', 0.5],
    ['10^3', 1000],
    ['10³', 1000],
    ['1.6*10^-19', 1.6e-19],
    ['1,6'.replace(',', '.'), 1.6],
    ['2pi', 2 * Math.PI],
    ['-pi/2', -Math.PI / 2],
    ['1_000', 1000],
    ['0x1F', 31],
    ['٣٫٥', 3.5],
    ['३.५', 3.5],
  ])('%s', (text, value) => expect(readNumeral(text)).toBeCloseTo(value, 12));

  it.each(['', '-', '.', 'x', '1,200', '12 %', '1.2.3', '1/0', '2 3'])('“%s” is none', text =>
    expect(readNumeral(text)).toBeUndefined(),
  );

  it.each([
    ['1,200', 'write 1200, or 1.200 where the comma is a decimal sign'],
    ['1.200,50', 'write 1200.50'],
    ['3,5', 'write 3.5'],
    ['12 %', "write 12; a unit of all bars is written as unit: ' %'"],
    ['3.50 €', "write 3.50; a unit of all bars is written as unit: ' €'"],
    ['many', 'such as 2.5, 1/3 or 2pi'],
  ])('of %s it says what to write', (text, remedy) =>
    expect(numeralProblem(text)).toContain(remedy),
  );
});
