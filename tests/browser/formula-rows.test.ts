/** Wide formulas in rows: where KaTeX's output is broken, and that parts of it are still found. */
import {describe, expect, it} from 'vitest';
import {renderScene} from './render-scene.ts';

const WIDE = String.raw`f(x) = (a + b + c + d)(x - x_1) + |u + v| + \left(\frac{p + q}{r} + s\right) + g_1 + g_2 + g_3 + g_4 + g_5 + g_6 + g_7 = h(x)`;

/** A scene in which `check` may throw; its messages are what is returned. */
async function told(body: string): Promise<readonly string[]> {
  const {errors, problems} = await renderScene(`
    import {Derivation, Formula, lecture} from 'lectern';
    const expectEqual = (name, found, wanted) => {
      if (String(found) !== String(wanted)) throw new Error(name + ' is ' + found + ', not ' + wanted);
    };
    const isBelow = (formula, lower, upper) =>
      formula.part(lower).position().y > formula.part(upper).position().y + 40;
    export default lecture({title: 'Wide', lines: ['one', 'two']}, function* (stage) {${body}});`);
  return [...errors, ...problems.map(problem => problem.code)];
}

describe('a wide formula', () => {
  it('is broken at its outermost signs, and its letters stay as large as they can', async () => {
    const messages = await told(`
      const formula = stage.placeIn(new Formula({tex: String.raw\`${WIDE}\`}), 'A1', 'F6');
      expectEqual('the scale', formula.scale().x > 0.85, true);
      for (const [lower, upper, wanted] of [
        ['d', 'a', false],
        ['v', 'u', false],
        ['s', 'p', false],
        ['g_7', 'd', true],
        ['h(x)', 'g_7', true],
      ]) {
        expectEqual(lower + ' below ' + upper, isBelow(formula, lower, upper), wanted);
      }
      yield* stage.beat(1, function* () {
        yield* stage.show(formula);
        yield* formula.highlight('g_7');
        yield* formula.recolor('g_1 + g_2 + g_3 + g_4 + g_5 + g_6 + g_7', 'blue');
      });
      yield* stage.beat(2, function* () {
        yield* stage.move(formula, 'A1', 'F3');
        yield* formula.become('f(x) = h(x)');
        expectEqual('the rows', isBelow(formula, 'h(x)', 'f(x)'), false);
        expectEqual('the scale', formula.scale().x, 1);
      });`);
    expect(messages).toEqual([]);
  });

  it('is broken within a derivation, whose steps stay below each other at their relation signs', async () => {
    const messages = await told(`
      const steps = ['y = a', String.raw\`${WIDE}\`, 'z = b'];
      const derivation = stage.placeIn(new Derivation({steps, align: 'equals'}), 'A1', 'F6');
      expectEqual('the scale', derivation.scale().x > 0.85, true);
      const relation = number => Math.round(derivation.step(number).position().x + derivation.step(number).relation());
      expectEqual('the sign of the second', relation(2), relation(1));
      expectEqual('the sign of the third', relation(3), relation(1));
      yield* stage.beat(1, function* () { yield* stage.show(derivation); });`);
    expect(messages).toEqual([]);
  });

  it('that cannot be broken is told with what helps', async () => {
    const entries = Array.from({length: 30}, (_, index) => `a_{${index}}`).join(' & ');
    const {problems} = await renderScene(`
      import {Formula, lecture} from 'lectern';
      export default lecture({title: 'Wide', lines: ['one']}, function* (stage) {
        const formula = stage.placeIn(
          new Formula({tex: String.raw\`\\begin{pmatrix} ${entries} \\end{pmatrix}\`}), 'B1', 'E6');
        yield* stage.beat(1, function* () { yield* stage.show(formula); });
      });`);
    expect(problems.map(({code, message}) => `${code} ${message}`)).toEqual([
      expect.stringMatching(/^does-not-fit .*write it in several steps/),
    ]);
  });
});
