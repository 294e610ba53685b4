/** Where lines may be broken, and which way they run. */
import {describe, expect, test} from 'vitest';
import {breakTex} from '../../engine/nodes/formula/break-tex.ts';
import {breakable, stickyEnds, withUnitsKept} from '../../engine/nodes/words/line-breaks.ts';
import {
  FORMULA_SIGN,
  directionOf,
  runsLeftwards,
  withOrderKept,
} from '../../engine/nodes/words/writing-direction.ts';

describe('a formula', () => {
  test.each([
    ['a = b + c', 'relation', ['a ={}', 'b + c']],
    ['a = b + c', 'operator', ['a ={}', 'b +{}', 'c']],
    ['(x-1)(x-2)', 'operator', ['(x-1)(x-2)']],
    ['f(x) = -x', 'operator', ['f(x) ={}', '-x']],
    ['f(a + b)(c + d)', 'factor', ['f(a + b)', '(c + d)']],
    ['g(a = b, c)', 'factor', ['g(a = b, c)']],
    [String.raw`x_{a+b} \le 10^{-3}`, 'factor', [String.raw`x_{a+b} \le{}`, '10^{-3}']],
    [
      String.raw`\left(a+b\right)\frac{1+2}{3}`,
      'factor',
      [String.raw`\left(a+b\right)\frac{1+2}{3}`],
    ],
    [
      String.raw`\displaystyle a = b`,
      'relation',
      [String.raw`\displaystyle a ={}`, String.raw`\displaystyle b`],
    ],
  ] as const)('%s is broken at a %s', (tex, rank, pieces) => {
    expect(breakTex(tex, rank)).toEqual(pieces);
  });
});

describe('words', () => {
  test.each([
    ['v = 3 m/s (t = 2 s)', 'v~=~3~m/s (t~=~2~s)'],
    ['at 25 °C and 1.5 kg·m², or 100 %', 'at 25~°C and 1.5~kg·m², or 100~%'],
    ['4 € of 5 mmol/l', '4~€ of 5~mmol/l'],
    ['3 apples, 2 sets and x2 s', '3 apples, 2 sets and x2 s'],
    ['in 2 min. and 8 minutes', 'in 2~min. and 8 minutes'],
  ])('%s keep units with their numbers', (words, kept) => {
    expect(withUnitsKept(words)).toBe(kept.replaceAll('~', '\u00a0'));
  });

  test.each([
    [', so', {start: 1, end: 0}],
    ['th term', {start: 2, end: 0}],
    [' have (', {start: 0, end: 1}],
    ['). (', {start: 2, end: 1}],
    ['。然后', {start: 1, end: 0}],
    [' and ', {start: 0, end: 0}],
  ])('“%s” sticks to formulas beside it where it has to', (text, ends) => {
    expect(stickyEnds(text)).toEqual(ends);
  });

  test('can be broken between syllables, and addresses behind their signs, if they are too wide', () => {
    const shown = (text: string, most: number): string =>
      breakable(text, word => word.length > most)
        .replaceAll('\u00ad', '|')
        .replaceAll('\u200b', '¦');
    expect(shown('Donaudampfschiff fährt', 10)).toBe('Donau|dampfschiff fährt');
    expect(shown('https://a.org/b-c', 10)).toBe('https://¦a.¦org/¦b-¦c');
    expect(shown('速度速度速度速度速度速度', 10)).toBe('速度速度速度速度速度速度');
  });
});

describe('the direction', () => {
  test('of a text is that of the lecture, unless all its letters run the other way', () => {
    expect(directionOf('שלום Python', 'rtl')).toBe('rtl');
    expect(directionOf('Hello.', 'rtl')).toBe('ltr');
    expect(directionOf('שלום', 'ltr')).toBe('rtl');
    expect(directionOf('12 + 5', 'rtl')).toBe('rtl');
  });

  /** What runs to the left, as `<`, and to the right, as `>`. */
  const directions = (text: string): string => {
    const kept = withOrderKept(withUnitsKept(text), 'rtl');
    const leftwards = runsLeftwards(kept, 'rtl');
    return [...kept]
      .map((letter, index) => (/\p{Cf}/u.test(letter) ? '' : leftwards[index] === true ? '<' : '>'))
      .join('');
  };

  test.each([
    ['אב -5', '<<<>>'],
    ['אב 5 cm', '<<<>>>>'],
    ['אב C++ ג', '<<<>>><<'],
    [`אב ${FORMULA_SIGN} + 1`, '<<<>>>>>'],
    ['א 2026-07-01', '<<>>>>>>>>>>'],
    ['א 1565–1815', '<<>>>>>>>>>'],
    ['א 16 × 9 cm', '<<>>>>>>>>>'],
  ])('of the parts of “%s”', (text, expected) => {
    expect(directions(text)).toBe(expected);
  });
});
