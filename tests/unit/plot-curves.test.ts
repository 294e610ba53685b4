import {describe, expect, it} from 'vitest';
import {crossingOf} from '../../engine/nodes/plot/crossing.ts';
import {endsOf} from '../../engine/nodes/plot/curve-ends.ts';
import {derivativeAt} from '../../engine/nodes/plot/derivative.ts';
import {samplePath} from '../../engine/nodes/plot/sample-path.ts';
import {type RealFunction, sampleCurve} from '../../engine/nodes/plot/sample-curve.ts';
import {rangeOfValues} from '../../engine/nodes/plot/value-range.ts';

const UNIT = {x: 100, y: 100};

function pieces(of: RealFunction, domain: [number, number], visible: [number, number] = [-5, 5]) {
  return sampleCurve(of, {domain, visible, unit: UNIT});
}

/** Where each piece begins and ends along x, to three digits. */
function ends(of: RealFunction, domain: [number, number], visible?: [number, number]) {
  return pieces(of, domain, visible).map(piece =>
    [piece[0]?.[0], piece.at(-1)?.[0]].map(x => Number(x?.toFixed(3))),
  );
}

describe('a sampled curve', () => {
  it.each<[string, RealFunction, [number, number], number[][]]>([
    [
      '1/x, cut where it leaves the plot',
      x => 1 / x,
      [-2, 2],
      [
        [-2, -0.2],
        [0.2, 2],
      ],
    ],
    [
      '1/x² on both sides of its pole',
      x => 1 / x ** 2,
      [-1, 1],
      [
        [-1, -0.447],
        [0.447, 1],
      ],
    ],
    ['a square root from where it begins', x => Math.sqrt(x - 0.123), [-1, 1], [[0.123, 1]]],
    [
      'a staircase',
      Math.floor,
      [0.5, 2.5],
      [
        [0.5, 1],
        [1, 2],
        [2, 2.5],
      ],
    ],
    ['a function that is nowhere defined', () => Number.NaN, [0, 1], []],
    ['a function that is out of sight', () => 9, [0, 1], []],
    [
      'a hole of one point',
      x => (x === 0 ? Number.NaN : 1),
      [-1, 1],
      [
        [-1, -0],
        [0, 1],
      ],
    ],
  ])('has the pieces of %s', (_, of, domain, expected) => {
    expect(ends(of, domain)).toEqual(expected);
  });

  it('breaks tan x at each of its poles', () => {
    const poles = [-1.5, -0.5, 0.5, 1.5].map(turns => turns * Math.PI);
    const found = pieces(Math.tan, [-6, 6]);
    expect(found).toHaveLength(5);
    for (const piece of found) {
      const [first, last] = [piece[0]?.[0] ?? 0, piece.at(-1)?.[0] ?? 0];
      expect(poles.filter(pole => pole > first && pole < last)).toEqual([]);
    }
  });

  it.each<[string, RealFunction]>([
    ['a cube root, however steep', Math.cbrt],
    ['a very steep line', x => 500 * x],
    ['a corner', x => 4 * Math.abs(x) - 1],
  ])('keeps %s in one piece', (_, of) => {
    expect(pieces(of, [-1, 1])).toHaveLength(1);
  });

  it('is nowhere further from the function than half a pixel', () => {
    for (const of of [Math.sin, (x: number) => Math.sin(9 * x), (x: number) => Math.sqrt(x + 3)]) {
      for (const piece of pieces(of, [-3, 3])) {
        piece.slice(1).forEach(([x, y], index) => {
          const [fromX, fromY] = piece[index] ?? [x, y];
          const off = (of((x + fromX) / 2) - (y + fromY) / 2) * UNIT.y;
          const slope = ((y - fromY) * UNIT.y) / ((x - fromX) * UNIT.x);
          expect(Math.abs(off) / Math.hypot(1, slope)).toBeLessThan(0.5);
        });
      }
    }
  });
});

describe('the values that a plot shows', () => {
  const range = (of: RealFunction, domain: [number, number]) =>
    rangeOfValues({functions: [{of, domain}], points: []});

  it('are all of a tame function, with some air', () => {
    const [bottom, top] = range(Math.sin, [0, 7]);
    expect([bottom < -1, bottom > -1.5, top > 1, top < 1.5]).toEqual([true, true, true, true]);
  });

  it('leave out the far ends of poles', () => {
    const [bottom, top] = range(Math.tan, [-6, 6]);
    expect(top - bottom).toBeLessThan(40);
  });

  it('begin at 0 where the graph is not far above it', () => {
    expect(range(x => x ** 2, [0, 3])[0]).toBe(0);
    expect(range(x => 100 + x, [0, 3])[0]).toBeGreaterThan(90);
  });

  it('are a range even where the function is constant, or there is none', () => {
    const constant = range(() => 5, [0, 1]);
    expect(constant[0]).toBeLessThan(5);
    expect(constant[1]).toBeGreaterThan(5);
    expect(rangeOfValues({functions: [], points: []})).toEqual([-1, 1]);
  });

  it('count data as well', () => {
    const [, top] = rangeOfValues({
      functions: [],
      points: [
        [0, 3],
        [1, 4800],
      ],
    });
    expect(top).toBeGreaterThanOrEqual(4800);
  });
});

describe('a crossing', () => {
  it('is the first change of sign from the left', () => {
    expect(crossingOf(x => x ** 2 - 2, [-5, 5])).toBeCloseTo(-Math.SQRT2, 9);
    expect(crossingOf(x => 10 - x - (1 + 0.8 * x), [0, 10])).toBeCloseTo(5, 9);
  });

  it('is the nearest place where there is no change of sign', () => {
    expect(crossingOf(x => (x - 1) ** 2 + 1, [0, 4])).toBeCloseTo(1, 1);
  });
});

describe('the ends of a graph', () => {
  const window = {domain: [-4, 4], visible: [-5, 5], unit: UNIT} as const;

  it.each<[string, RealFunction, number[][], number[][]]>([
    ['a jump', x => (x < 1 ? x : 3), [[1, 3]], [[1, 1]]],
    ['a point of its own', x => (x === 1 ? 3 : x), [[1, 3]], [[1, 1]]],
    ['where it begins', x => (x >= 1 ? x : Number.NaN), [[1, 1]], []],
    ['where it begins without its end', x => (x > 1 ? x : Number.NaN), [], [[1, 1]]],
    ['a hole', x => (x === 1 ? Number.NaN : x), [], [[1, 1]]],
    ['no jump', x => (x < 1 ? x : 2 * x - 1), [], []],
    ['a pole', x => 1 / (x - 1), [], []],
  ])('%s', (_, of, full, hollow) => {
    const ends = endsOf(of, [1], window);
    const digits = (points: readonly (readonly number[])[]) =>
      points.map(point => point.map(value => Number(value.toFixed(4))));
    expect(digits(ends.full)).toEqual(full);
    expect(digits(ends.hollow)).toEqual(hollow);
  });
});

describe('the slope of a function', () => {
  it('is taken once, or more often', () => {
    expect(derivativeAt(x => x ** 3, 2, 1)).toBeCloseTo(12, 5);
    expect(derivativeAt(x => x ** 3, 2, 2)).toBeCloseTo(12, 3);
    expect(derivativeAt(Math.sin, 0, 3)).toBeCloseTo(-1, 3);
  });
});

describe('a sampled path', () => {
  const window = {x: [-2, 2], y: [-2, 2], unit: UNIT} as const;

  it('is one piece, and nowhere off its circle', () => {
    const [circle, ...others] = samplePath(
      t => [Math.cos(t), Math.sin(t)],
      [0, 2 * Math.PI],
      window,
    );
    expect(others).toEqual([]);
    for (const [x, y] of circle ?? []) expect(Math.hypot(x, y)).toBeCloseTo(1, 9);
  });

  it('is cut where it leaves the plot, and not joined over a jump', () => {
    const pieces = samplePath(t => [t, 3 * t], [-2, 2], window);
    expect(
      pieces.map(piece => [piece[0]?.[1], piece.at(-1)?.[1]].map(y => Number(y?.toFixed(6)))),
    ).toEqual([[-2, 2]]);
    expect(samplePath(t => [t, Math.sign(t)], [-1.01, 1], window)).toHaveLength(2);
    expect(samplePath(t => [t, 1 / t], [-2.01, 2], window)).toHaveLength(2);
  });
});
