import {describe, expect, it} from 'vitest';
import {evaluate} from '../../schema/expression/evaluate.ts';
import {ExpressionError} from '../../schema/expression/expression-error.ts';
import {parseExpression} from '../../schema/expression/parse.ts';
import type {Notation} from '../../schema/expression/reading.ts';
import {numberSchema} from '../../schema/values.ts';

function valueAt(text: string, variable: number, notation?: Notation): number {
  const [tree] = parseExpression(text, notation).values;
  return tree === undefined ? Number.NaN : evaluate(tree, {variable});
}

function notesOf(text: string): string[] {
  return parseExpression(text).notes.map(({message}) => message);
}

function problemOf(text: string, notation?: Notation): string {
  try {
    parseExpression(text, notation);
  } catch (error) {
    if (error instanceof ExpressionError) return `${error.reason} | ${error.remedy}`;
    throw error;
  }
  return 'none';
}

describe('an expression has the value that a teacher means', () => {
  it.each<[string, number, number]>([
    // Products without a sign, powers
    ['x(x-3)^2', 1, 4],
    ['e^x(x-1)', 2, Math.E ** 2],
    ['3(x+1)(x-1)', 2, 9],
    ['-x^2', 3, -9],
    ['2^-x', 2, 0.25],
    ['e^-x', 1, 1 / Math.E],
    ['2^3^x', 2, 512],
    ['x**2', 3, 9],
    ['x²', 3, 9],
    ['x⁻²', 2, 0.25],
    ['x³ − 1', 2, 7],
    ['½x²', 4, 8],
    ['3½x', 2, 7],
    ['.5x', 4, 2],
    ['1e-3x', 2, 0.002],
    ['10 000 x', 2, 20_000],
    ['x·2 ÷ 4', 6, 3],
    ['2πx', 1, 2 * Math.PI],
    ['1/2 x', 4, 2],
    ['1/2x', 4, 2],
    ['pi/2x', 1, Math.PI / 2],
    ['e^2x', 3, 3 * Math.E ** 2],
    // Functions without brackets
    ['sin x', 2, Math.sin(2)],
    ['sinx', 2, Math.sin(2)],
    ['sin 2x', 2, Math.sin(4)],
    ['sin 2x cos x', 2, Math.sin(4) * Math.cos(2)],
    ['sin x + 1', 2, Math.sin(2) + 1],
    ['sin x^2', 2, Math.sin(4)],
    ['sin^2(x)', 2, Math.sin(2) ** 2],
    ['sin²x', 2, Math.sin(2) ** 2],
    ['sin^-1(x)', 0.5, Math.PI / 6],
    ['tan⁻¹ x', 1, Math.PI / 4],
    ['exp -x', 1, 1 / Math.E],
    ['ln|x|', -1, 0],
    ['√x', 9, 3],
    ['√(2x)', 8, 4],
    ['∛x', -8, -2],
    ['sqrt x', 9, 3],
    ['2sinxcosx', 1, Math.sin(2)],
    // Other functions
    ['arctan(x)', 1, Math.PI / 4],
    ['cot x', 1, 1 / Math.tan(1)],
    ['sec(x)', 1, 1 / Math.cos(1)],
    ['log_2(x)', 8, 3],
    ['log₂ x', 8, 3],
    ['log(x, 2)', 8, 3],
    ['lg x', 1000, 3],
    ['lb x', 8, 3],
    ['log x', 1000, 3],
    ['sgn x', -3, -1],
    ['⌊x⌋', 2.7, 2],
    ['x mod 2', -0.5, 1.5],
    ['x % 2', 5, 1],
    ['50% x', 4, 2],
    ['x!', 4, 24],
    ['pow(x, 2)', 3, 9],
    ['atan2(x, 1)', 1, Math.PI / 4],
    ['min(x, 2)', 5, 2],
    ['sin(30°)', 0, 0.5],
    ['erf(x)', 1, 0.842_700_792_949_714_9],
    ['gamma(x)', 0.5, Math.sqrt(Math.PI)],
    ['normal(x)', 0, 1 / Math.sqrt(2 * Math.PI)],
    // Bars
    ['|x|', -2, 2],
    ['||x|-1|', -0.5, 0.5],
    ['2|x|x', -3, -18],
    ['|x||x-1|', -2, 6],
    // Real roots of odd order
    ['x^(1/3)', -8, -2],
    ['x^(2/3)', -8, 4],
    ['x^(-1/3)', -8, -0.5],
    ['x^(3/5)', -32, -8],
    ['(-8)^(1/3)', 0, -2],
    // TeX
    ['\\frac{1}{x}', 4, 0.25],
    ['\\frac12 x', 4, 2],
    ['\\sqrt[3]{x}', -8, -2],
    ['\\sin^2 x', 2, Math.sin(2) ** 2],
    ['e^{-x}', 1, 1 / Math.E],
    ['\\left|x\\right| \\cdot 2', -3, 6],
    ['$x^2$', 3, 9],
    ['\\begin{cases} x^2 & x < 0 \\\\ x & \\text{otherwise} \\end{cases}', -3, 9],
    // Conditions
    ['x > 2 ? 1 : 0', 3, 1],
    ['0 < x < 2 ? 1 : 0', 2, 0],
    ['x > 0 and x < 2 ? 1 : 0', 1, 1],
    ['if(x<0, 1, 2)', -1, 1],
    ['if x < 0 then 1 else 2', 1, 2],
    ['{x^2 if x < 0, x otherwise}', -3, 9],
    ['{x<0: 1, x<2: 2, 3}', 1, 2],
    ['[x^2 if x < 0, x if x >= 0]', 5, 5],
    // Equations
    ['y = 2', 0, 2],
    ['f(x) = x²', 3, 9],
  ])('%s at %d is %d', (text, variable, value) => {
    expect(valueAt(text, variable)).toBeCloseTo(value, 12);
  });

  it('has no value outside of its pieces, and where it has none', () => {
    expect(valueAt('x^2 if 0 < x < 2', 3)).toBeNaN();
    expect(valueAt('√x', -1)).toBeNaN();
    expect(valueAt('x^0.2', -1)).toBeNaN();
  });

  it('takes letters from beside it, and a decimal comma where the language has one', () => {
    const parameters = new Map([['a', {kind: 'number', value: 3} as const]]);
    expect(valueAt('a x^2', 2, {parameters})).toBe(12);
    expect(valueAt('ax^2', 2, {parameters})).toBe(12);
    expect(valueAt('1,5x', 2, {decimalComma: true})).toBe(3);
    expect(valueAt('max(0,5; x)', 0, {decimalComma: true})).toBe(0.5);
  });

  it('finds the variable, whatever its name', () => {
    expect(parseExpression('2 sin(t)').variable).toBe('t');
    expect(parseExpression('1 + cos θ').variable).toBe('theta');
    expect(parseExpression('n!', {curves: new Set(['n'])}).variable).toBe('n');
  });
});

describe('notation of other pens and programs', () => {
  it.each<[string, number, number]>([
    ['x ↦ x^2', 3, 9],
    ['f: x -> x^2', 3, 9],
    ['y := 2x', 3, 6],
    ['y == 2x', 3, 6],
    ['２x＋1', 3, 7],
    ['x — 1', 3, 2],
    ['Math.sin(x)', 2, Math.sin(2)],
    ['np.pi*x', 2, 2 * Math.PI],
    ['x.^2', 3, 9],
    ['1_000x', 2, 2000],
    ['cos 60 deg', 0, 0.5],
    ['cos(60^\\circ)', 0, 0.5],
    ['root(3, x)', -8, -2],
    // Where it holds
    ['x^2, x > 0', 2, 4],
    ['x^2 (0 < x < 3)', 2, 4],
    ['x for x in [0, 2]', 2, 2],
    ['{-1, x<0; 1, x>=0}', -2, -1],
    ['{-1, x<0; 1, x>=0}', 2, 1],
    ['x^2 if x < 0, x otherwise', 2, 2],
    ['2(x+1)(x-1)', 3, 16],
  ])('%s at %d is %d', (text, x, value) => {
    expect(valueAt(text, x)).toBeCloseTo(value, 9);
  });

  it.each<[string, number]>([
    ['x^2, x > 0', -1],
    ['x^2 {x > 0}', -1],
    ['x for x in [0, 2)', 2],
  ])('%s has no value at %d', (text, x) => {
    expect(valueAt(text, x)).toBeNaN();
  });

  it.each<[string, number]>([
    ['1.000,5x', 1000.5],
    ['1.000.000x', 1_000_000],
    ['1 000,5x', 1000.5],
  ])('%s has marks between thousands where decimals have a comma', (text, value) => {
    expect(valueAt(text, 1, {decimalComma: true})).toBe(value);
  });

  it.each([
    ['±√x', 'its “±” stands for two curves. | Draw two: +√x and -√x.'],
    [
      'd/dx x^2',
      "derivatives are written with a mark. | Draw the function as f, then its derivative as f'(x).",
    ],
    [
      '∑ x^k',
      'sums and products over an index are not known in expressions. | Write out what is added, as in x - x^3/6 + x^5/120.',
    ],
    [
      'f^-1(x)',
      '“f^-1” may be the inverse of f or a quotient. | Write 1/f(x) for the quotient, or the inverse by an expression of its own.',
    ],
    [
      'y > 2x',
      'it is an inequality, whose region is not drawn by itself. | Draw its border, as in f: 2x, and the region with {area: f, from: 0, to: 2, above: …}.',
    ],
    [
      '{1, 2}',
      'one of its pieces, which is not the last, says nowhere where it holds. | Write a condition behind each, as in {x^2 if x < 0, x otherwise}.',
    ],
    [
      '1 1/2 x',
      '“1 1/2” may be a sum or a product. | Write (1 + 1/2) for the mixed number, or 1*1/2.',
    ],
    [
      '1,000x',
      '“1,000” has commas inside, which part two values. | Write 1000x; with a decimal sign, 1.000x.',
    ],
    [
      'ax^2 + bx',
      'the names “a” and “b” are not known; the variable is x. | Give their values beside it, as in {curve: ax^2 + bx, a: 2, b: 2}.',
    ],
    [
      'N e^(-kt)',
      'the names “N” and “k” are not known; the variable is t. | Give their values beside it, as in {curve: N e^(-kt), N: 2, k: 2}.',
    ],
    [
      'x+1)',
      'nothing opens the bracket that “)” closes behind “1”. | Take it out, or write the one that opens it.',
    ],
  ])('%s is refused with what to write', (text, problem) => {
    expect(problemOf(text, {curves: new Set(['f'])})).toBe(problem);
  });

  it('two numbers with a decimal comma are not one for min', () => {
    expect(problemOf('min(2,3)', {decimalComma: true})).toMatch(/semicolon/);
  });
});

describe('what can be read in two ways', () => {
  it.each([
    ['1/2x', '“1/2x” is read as (1/2)·x.'],
    ['pi/2x', '“pi/2x” is read as (pi/2)·x.'],
    ['e^2x', '“e^2x” is read as e^2 · x.'],
    ['√2x', '“√2x” is read as √2 · x.'],
    ['sin x/2', '“sin x/…” is read as sin(x)/….'],
    ['x^1/3', '“x^1/3” is read as (x^1)/3.'],
    ['sin 30', 'The 30 in “sin 30” is read in radians.'],
    ['cos(x - 90)', 'The 90 in “cos(x - 90)” is read in radians.'],
    ['[x]', 'Square brackets are read as round ones.'],
    ['x!!', '“x!!” is read as (x!)!.'],
    ['log x', '“log” without a base is read as the logarithm to base 10.'],
  ])('%s is told', (text, message) => {
    expect(notesOf(text)).toEqual([message]);
  });

  it.each([
    '1/2 x',
    '(1/2)x',
    '3x^2e^x',
    'e^x(x-1)',
    'sin x (x-1)',
    'x/2',
    '2x/3',
    'log_2 x',
    'sin x / x',
    'sin 30°',
    '[x + 1](x - 1)',
  ])('%s is clear', text => {
    expect(notesOf(text)).toEqual([]);
  });
});

describe('what is no expression', () => {
  it.each([
    ['sqrtt(x)', 'the function “sqrtt” is not known. | Did you mean “sqrt(x)”?'],
    ['arctn(x) + 1', 'the function “arctn” is not known. | Did you mean “arctan(x) + 1”?'],
    ['x +', 'something is missing behind “+”. | Write it as in x^2 - 3x + 1, sin(2x) or e^-x.'],
    ['sin(x', 'the “)” is missing that closes it. | Write “sin(x)” if it ends there.'],
    ['sin', '“sin” is a function, and nothing follows that it is of. | Write it as sin(x).'],
    ['x2', '“x2” is no name that is known. | Write 2x or x^2, whichever is meant.'],
    ['2 3', 'nothing stands between the numbers of “2 3”. | Write 2*3 if they are multiplied.'],
    [
      '1,5x',
      '“1,5” is written with a decimal comma, which the language of this lecture does not use. | Write 1.5x.',
    ],
    [
      'x ≥ 0',
      'it is a condition, which has no value to be drawn. | Say which values it parts: {1 if x >= 0, 0 otherwise}.',
    ],
  ])('%s says what is wrong', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  it('names what is not known, and what is', () => {
    expect(problemOf('x + t')).toMatch(/^the name “t” is not known; the variable is x\./);
    expect(problemOf('foo(x)')).toMatch(/function “foo” is not known\. \| Known are .*\bsqrt\b/);
    expect(problemOf('x; process.exit()')).not.toBe('none');
    expect(problemOf('x^2 + y^2 = 4')).toMatch(/circle: \[0, 0\]/);
  });
});

describe('a number', () => {
  it.each<[string, number]>([
    ['1/3', 1 / 3],
    ['-pi/2', -Math.PI / 2],
    ['2π', 2 * Math.PI],
    ['3pi/4', (3 * Math.PI) / 4],
    ['3/4 pi', (3 * Math.PI) / 4],
    ['sqrt(2)', Math.SQRT2],
    ['√2/2', Math.SQRT2 / 2],
    ['10^3', 1000],
    ['\\frac{1}{2}', 0.5],
    ['1e-3', 0.001],
  ])('may be %s', (text, value) => {
    expect(numberSchema.parse(text)).toBeCloseTo(value, 12);
  });

  it.each(['x', '', '1/0', 'two', 'pi/2pi'])('is not %s', text => {
    expect(numberSchema.safeParse(text).success).toBe(false);
  });
});
