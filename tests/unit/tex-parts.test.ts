import {describe, expect, it} from 'vitest';
import {findPart} from '../../engine/nodes/formula/tex-parts.ts';

function found(tex: string, part: string): number[] {
  return findPart(tex, part).map(({start}) => start);
}

describe('parts of a formula', () => {
  it('are found side by side and inside of groups, written as they like', () => {
    expect(found('a + \\frac{a}{b} = ab', 'a')).toHaveLength(3);
    expect(found('x^2 + 2x', '2')).toEqual([2, 6]);
    expect(found('\\alpha a', 'a')).toEqual([7]);
  });

  it('are never half of a number', () => {
    expect(found('\\frac{9}{98} \\approx 9', '9')).toHaveLength(2);
    expect(found('0.9 + 9. + 19', '9')).toEqual([6]);
    expect(found('450 = 45', '45')).toEqual([6]);
    expect(found('12 = 12', '12')).toEqual([0, 5]);
  });
});
