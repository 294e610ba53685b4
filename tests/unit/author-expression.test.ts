import {runInNewContext} from 'node:vm';
import {describe, expect, it} from 'vitest';
import {ExpressionError, arrowFunction} from '../../agents/author/expression.ts';

describe('an expression becomes a function as a person would write it', () => {
  it.each([
    ['x^2', 'x => x ** 2'],
    ['x^2 - 2x', 'x => x ** 2 - 2 * x'],
    ['0.6x + 0.8', 'x => 0.6 * x + 0.8'],
    ['-x^2', 'x => -(x ** 2)'],
    ['(-x)^2', 'x => (-x) ** 2'],
    ['2^-x', 'x => 2 ** (-x)'],
    ['(x - 1)^2 / (x + 1)', 'x => (x - 1) ** 2 / (x + 1)'],
    ['1 - (x - 2)', 'x => 1 - (x - 2)'],
    ['8 / (2 / x)', 'x => 8 / (2 / x)'],
    ['sin(x)', 'Math.sin'],
    ['3 sin(2 pi x)', 'x => 3 * Math.sin(2 * Math.PI * x)'],
    ['ln(x) + e', 'x => Math.log(x) + Math.E'],
    ['y = x + 1', 'x => x + 1'],
    ['f(x) = sqrt(x)', 'Math.sqrt'],
    ['5', '() => 5'],
  ])('%s is %s', (expression, expected) => {
    expect(arrowFunction(expression)).toBe(expected);
  });

  it.each([
    'x^2 - 2x',
    '-x^2',
    '2^-x',
    '(x - 1)^2 / (x + 1)',
    '1 - (x - 2)',
    '8 / (2 / x)',
    '-(x + 1) * 3',
  ])('%s has the value that it should have', async expression => {
    const {evaluate} = await import('mathjs/number');
    const written = runInNewContext(arrowFunction(expression), {Math}) as (x: number) => number;
    for (const x of [-1.5, 0.5, 3]) {
      expect(written(x)).toBeCloseTo(Number(evaluate(expression, {x})), 10);
    }
  });

  it('says which name is not known', () => {
    expect(() => arrowFunction('sqrtt(x)')).toThrow(/function “sqrtt” is not known/);
    expect(() => arrowFunction('x + t')).toThrow(/name “t” is not known; the variable is x/);
    expect(() => arrowFunction('x +')).toThrow(ExpressionError);
    expect(() => arrowFunction('x; process.exit()')).toThrow(ExpressionError);
  });
});
