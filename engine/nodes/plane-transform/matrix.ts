/** 2x2 matrices. Pure. */
import type {Point} from '../figure/points.ts';

/** A 2x2 matrix by rows. */
export type Matrix2 = readonly [readonly [number, number], readonly [number, number]];

/** Where a matrix takes a point. */
export function applied([[a, b], [c, d]]: Matrix2, [x, y]: Point): Point {
  return [a * x + b * y, c * x + d * y];
}

/** The product of two matrices: what the second does, then the first. */
export function multiplied([[a, b], [c, d]]: Matrix2, [[e, f], [g, h]]: Matrix2): Matrix2 {
  return [
    [a * e + b * g, a * f + b * h],
    [c * e + d * g, c * f + d * h],
  ];
}

/** The matrix some share of the way from one to another, entry by entry. */
export function mixed(from: Matrix2, to: Matrix2, share: number): Matrix2 {
  const mix = (row: 0 | 1, column: 0 | 1): number =>
    from[row][column] + (to[row][column] - from[row][column]) * share;
  return [
    [mix(0, 0), mix(0, 1)],
    [mix(1, 0), mix(1, 1)],
  ];
}

/** By how much a matrix makes areas larger; negative where it turns them over. */
export function determinantOf([[a, b], [c, d]]: Matrix2): number {
  return a * d - b * c;
}
