import {describe, expect, it} from 'vitest';
import {type OpenEnds, intervalOf, readInterval} from '../../schema/intervals.ts';

describe('intervals', () => {
  it.each<[typed: string, from: number, to: number, open: OpenEnds]>([
    ['[2, 5]', 2, 5, false],
    ['(-2, 3]', -2, 3, 'left'],
    ['[2, 5)', 2, 5, 'right'],
    ['(2, 5)', 2, 5, true],
    [']2, 5[', 2, 5, true],
    [']2; 5]', 2, 5, 'left'],
    ['[2,5; 3,75[', 2.5, 3.75, 'right'],
    ['(0, pi/2]', 0, Math.PI / 2, 'left'],
    ['[0, sqrt(4))', 0, 2, 'right'],
    ['[2, inf)', 2, Infinity, false],
    ['(2, ∞)', 2, Infinity, 'left'],
    ['(-oo, 2]', -Infinity, 2, false],
    [']−∞, 2[', -Infinity, 2, 'right'],
    ['(-inf, infinity)', -Infinity, Infinity, false],
    ['x in [0, 1)', 0, 1, 'right'],
    ['x ∈ ]0, 1]', 0, 1, 'left'],
    ['-2 < x <= 3', -2, 3, 'left'],
    ['-2 ≤ x < 3', -2, 3, 'right'],
    ['3 >= t > -2', -2, 3, 'left'],
    ['$-2 \\le x \\lt 3$', -2, 3, 'right'],
    ['x > 3', 3, Infinity, 'left'],
    ['x > 2,5', 2.5, Infinity, 'left'],
    ['x >= 3', 3, Infinity, false],
    ['x <= -1', -Infinity, -1, false],
    ['3 < x', 3, Infinity, 'left'],
    ['3 ≥ x', -Infinity, 3, false],
    ['|x| < 2', -2, 2, true],
    ['|x| <= 2', -2, 2, false],
    ['$(-\\infty, 2)$', -Infinity, 2, 'right'],
  ])('%s', (typed, from, to, open) => {
    expect(readInterval(typed)).toEqual({from, to, open});
  });

  it.each([
    '(5, 2]',
    '[2, 2)',
    'x > y',
    'a < b < c',
    '1 < x > 0',
    '[1, 2, 3)',
    'from 2 to 3',
    '',
    '|x| > 2',
    '(a, b]',
  ])('but not %j', typed => {
    expect(readInterval(typed)).toBeUndefined();
  });

  it('have ends that are said beside two numbers', () => {
    expect(intervalOf({interval: [0, 3], open: 'right'})).toEqual({from: 0, to: 3, open: 'right'});
    expect(intervalOf({interval: [0, 3]})).toEqual({from: 0, to: 3, open: false});
    expect(intervalOf({interval: '(0, 3]'})).toEqual({from: 0, to: 3, open: 'left'});
  });
});
