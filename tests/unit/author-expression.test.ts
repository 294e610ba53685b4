import {createContext, runInContext} from 'node:vm';
import {describe, expect, it} from 'vitest';
import {arrowFunction} from '../../agents/author/expression.ts';
import {evaluate} from '../../schema/expression/evaluate.ts';
import {erf, gamma} from '../../schema/expression/functions.ts';
import {parseExpression} from '../../schema/expression/parse.ts';

const NAMES = {curve: (name: string) => name, engine: (name: string) => name};

function codeOf(text: string, curves: readonly string[] = []): string {
  const {values, variable} = parseExpression(text, {curves: new Set(curves)});
  const [tree] = values;
  if (tree === undefined) throw new Error(`Nothing was read from ${text}.`);
  return arrowFunction(tree, variable, NAMES);
}

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
    ['x(x-3)^2', 'x => x * (x - 3) ** 2'],
    ['e^x(x-1)', 'x => Math.exp(x) * (x - 1)'],
    ['x^(1/3)', 'Math.cbrt'],
    ['x^(2/3)', 'x => Math.cbrt(x) ** 2'],
    ['x^(3/5)', 'x => Math.sign(x) * Math.abs(x) ** (3 / 5)'],
    ['cot x', 'x => 1 / Math.tan(x)'],
    ['x mod 2', 'x => x - 2 * Math.floor(x / 2)'],
    ['n!', 'n => gamma(n + 1)'],
    ['5! x', 'x => 120 * x'],
    ['log_3 x', 'x => Math.log(x) / Math.log(3)'],
    ['2 sin t', 't => 2 * Math.sin(t)'],
    ['0 < x < 2 ? x : -x', 'x => (0 < x && x < 2 ? x : -x)'],
    ['{x^2 if x < 0, x otherwise}', 'x => (x < 0 ? x ** 2 : x)'],
    ['x^2 if x >= 1', 'x => (x >= 1 ? x ** 2 : NaN)'],
    ['x != 1 or not x > 2 ? 1 : 0', 'x => (x !== 1 || !(x > 2) ? 1 : 0)'],
  ])('%s is %s', (expression, expected) => {
    expect(codeOf(expression)).toBe(expected);
  });

  it('follows other curves by their names', () => {
    expect(codeOf("f'(x) + g(x - 1)", ['f', 'g'])).toBe('x => f.slopeAt(x) + g.valueAt(x - 1)');
    expect(codeOf("y = f''", ['f'])).toBe('x => f.slopeAt(x, 2)');
    expect(codeOf('f + 1', ['f'])).toBe('x => f.valueAt(x) + 1');
  });

  it('has the value in the scene that the expression has', () => {
    // What the pieces below stand for is well defined for each x of the test.
    const atoms = [
      'x',
      '2',
      '0.5',
      'pi',
      'e',
      '(x+1)',
      '|x-2|',
      'sin x',
      'sqrt(x)',
      'ln x',
      'x²',
      '½',
    ];
    const joints = ['+', '-', '*', '/', '^', '', ' ', '^-', '/-', 'mod '];
    let seed = 7;
    const random = (choices: readonly string[]): string => {
      seed = (seed * 16_807) % 2_147_483_647;
      return choices[seed % choices.length] ?? '';
    };
    const built = (depth: number): string => {
      const [first, second] =
        depth === 0 ? [random(atoms), random(atoms)] : [built(depth - 1), `(${built(depth - 1)})`];
      return `${random(['', '', '-'])}${first}${random(joints)}${second}`;
    };
    const scene = createContext({Math, gamma, erf});
    const wrong: string[] = [];
    let compared = 0;
    for (let round = 0; round < 700; round += 1) {
      const text = built(round % 3);
      let tree;
      try {
        [tree] = parseExpression(text).values;
      } catch {
        continue;
      }
      if (tree === undefined) continue;
      const written = runInContext(arrowFunction(tree, 'x', NAMES), scene) as (x: number) => number;
      for (const variable of [0.5, 1.5, 3]) {
        const [value, wanted] = [written(variable), evaluate(tree, {variable})];
        const isSame = Number.isFinite(wanted)
          ? Math.abs(value - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted))
          : Object.is(Number.isNaN(value), Number.isNaN(wanted));
        if (!isSame) wrong.push(`${text} at ${variable}: ${value}, not ${wanted}`);
      }
      compared += 1;
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(300);
  });
});
