import {describe, expect, it} from 'vitest';
import {
  type Point,
  areaOf,
  centreOfArea,
  counterclockwiseArc,
  pointOf,
  rotated,
} from '../../engine/nodes/figure/points.ts';
import {
  type Matrix2,
  applied,
  determinantOf,
  mixed,
  multiplied,
} from '../../engine/nodes/plane-transform/matrix.ts';

const TRIANGLE: readonly Point[] = [
  [0, 0],
  [4, 0],
  [0, 3],
];

describe('points of a figure', () => {
  it('are turned counterclockwise', () => {
    const [[x, y] = [0, 0]] = rotated([[3, 0]], 90, [1, 0]);
    expect([x, y].map(value => Number(value.toFixed(9)))).toEqual([1, 2]);
  });

  it.each<[arc: [number, number], drawn: [number, number] | undefined]>([
    [
      [0, 90],
      [0, 90],
    ],
    [
      [-90, 90],
      [-90, 90],
    ],
    [
      [300, 60],
      [300, 420],
    ],
    [[0, 360], undefined],
    [[90, 450], undefined],
    [[360, 0], undefined],
    [[0, 720], undefined],
  ])('an arc from %j is drawn counterclockwise, and is whole after a turn', (arc, drawn) => {
    expect(counterclockwiseArc(arc)).toEqual(drawn);
  });

  it('enclose a negative area when they go clockwise', () => {
    expect(areaOf(TRIANGLE)).toBe(6);
    expect(areaOf([...TRIANGLE].reverse())).toBe(-6);
  });

  it('have the middle of their area, and of themselves where there is none', () => {
    expect(centreOfArea(TRIANGLE)).toEqual([4 / 3, 1]);
    expect(
      centreOfArea([
        [0, 0],
        [4, 2],
      ]),
    ).toEqual([2, 1]);
  });

  it('can be numbers, things with a place, or functions', () => {
    expect(pointOf([1, 2])).toEqual([1, 2]);
    expect(pointOf({at: () => [1, 2] as const})).toEqual([1, 2]);
    expect(pointOf(() => [1, 2])).toEqual([1, 2]);
  });
});

describe('matrices of a plane', () => {
  const shear: Matrix2 = [
    [1, 1],
    [0, 1],
  ];
  const turn: Matrix2 = [
    [0, -1],
    [1, 0],
  ];

  it('are applied after what they are multiplied with', () => {
    expect(applied(multiplied(turn, shear), [0, 1])).toEqual(applied(turn, applied(shear, [0, 1])));
  });

  it('have the factor of areas as their determinant', () => {
    expect(determinantOf(shear)).toBe(1);
    expect(
      determinantOf([
        [0, 1],
        [2, 0],
      ]),
    ).toBe(-2);
  });

  it('are mixed entry by entry', () => {
    expect(mixed(shear, turn, 0.5)).toEqual([
      [0.5, 0],
      [0.5, 0.5],
    ]);
  });
});
