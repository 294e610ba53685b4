import {describe, expect, it} from 'vitest';
import {type RankedNode, orderRanks} from '../../engine/nodes/diagram/rank-order.ts';

/** Nodes of ranks as they are written, `_` before bends; arrows as `a>b`. */
function ordered(ranks: string, arrows: string): string {
  const nodes = ranks.split('/').flatMap((ids, rank): RankedNode[] =>
    ids
      .trim()
      .split(/\s+/)
      .map(id => ({id, rank, isBend: id.startsWith('_')})),
  );
  const pieces = arrows.split(/\s+/).map(arrow => {
    const [from = '', to = ''] = arrow.split('>');
    return {from, to};
  });
  return orderRanks(nodes, arrows === '' ? [] : pieces)
    .map(ids => ids.join(' '))
    .join(' / ');
}

describe('the order within ranks', () => {
  it('keeps the children of each node in the order of its arrows', () => {
    expect(
      ordered('1 / 3 2 / 7 4 5 6 / 8 9 10 11', '1>3 1>2 3>7 3>4 2>5 2>6 7>8 7>9 4>10 4>11'),
    ).toBe('1 / 3 2 / 7 4 5 6 / 8 9 10 11');
    expect(ordered('root / b a', 'root>a root>b')).toBe('root / a b');
  });

  it('keeps roots, and what stands alone, as they were written', () => {
    expect(ordered('light water carbon / leaf', 'light>leaf water>leaf carbon>leaf')).toBe(
      'light water carbon / leaf',
    );
    expect(ordered('10 2 1', '')).toBe('10 2 1');
    expect(ordered('a c x / b d', 'a>b c>d')).toBe('a c x / b d');
  });

  it('gives the order up where arrows would cross', () => {
    expect(ordered('a b / x y', 'a>x a>y b>x')).toMatch(/^a b \/ y x$|^b a \/ x y$/);
    expect(ordered('r / a b / x y / z', 'r>a r>b a>y b>x x>z y>z')).toBe('r / a b / y x / z');
  });

  it('lets crossings stay that cannot be helped, in the order written', () => {
    expect(ordered('a b / x y', 'a>x a>y b>x b>y')).toBe('a b / x y');
  });

  it('leads arrows through ranks of bends without a needless crossing', () => {
    expect(
      ordered('a b / _1 _2 _3 / x y', 'a>_1 _1>x a>_2 _2>y b>_3 _3>x').replace(/^[^/]*\/ /, ''),
    ).toMatch(/^_2 _1 _3 \/ y x$|^_3 _1 _2 \/ x y$/);
  });

  it('finds an order without crossings where written order has many', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const shuffled = ['D', 'B', 'E', 'A', 'C'];
    const arrows = ids.flatMap((id, index) => [
      `top>${id}`,
      `${id}>${ids[index]?.toUpperCase() ?? ''}`,
      `${id}>${(ids[index + 1] ?? id).toUpperCase()}`,
    ]);
    const result = ordered(`top / ${ids.join(' ')} / ${shuffled.join(' ')}`, arrows.join(' '));
    expect(result).toBe('top / a b c d e / A B C D E');
  });
});
