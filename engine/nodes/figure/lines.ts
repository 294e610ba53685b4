/** Lines in px: cut at the edges of boxes (by Liang and Barsky), and places along them. Pure. */
import {type BBox, Vector2} from '@motion-canvas/core';

/**
 * The part of a straight line that lies in a box, as shares of the way from one
 * point to the other; undefined where the line misses the box.
 *
 * @param shares - Which part of the line counts; all between the points unless given.
 */
export function sharesWithin(
  from: Vector2,
  to: Vector2,
  box: BBox,
  shares: readonly [number, number] = [0, 1],
): [number, number] | undefined {
  const way = to.sub(from);
  let [first, last] = shares;
  for (const [speed, room] of [
    [-way.x, from.x - box.left],
    [way.x, box.right - from.x],
    [-way.y, from.y - box.top],
    [way.y, box.bottom - from.y],
  ] as const) {
    if (speed === 0) {
      if (room < 0) return undefined;
    } else if (speed < 0) {
      first = Math.max(first, room / speed);
    } else {
      last = Math.min(last, room / speed);
    }
  }
  return first <= last ? [first, last] : undefined;
}

/** The straight line through two points, cut at the edges of a box; empty where it misses it. */
export function lineThrough(from: Vector2, to: Vector2, box: BBox): Vector2[] {
  const shares = sharesWithin(from, to, box, [-Infinity, Infinity]);
  const way = to.sub(from);
  return shares === undefined || way.magnitude === 0
    ? []
    : shares.map(share => from.add(way.scale(share)));
}

/** How much of a line through some points lies in a box, in px. */
export function lengthWithin(points: readonly Vector2[], box: BBox): number {
  let length = 0;
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1], points[index]];
    if (from === undefined || to === undefined) continue;
    const shares = sharesWithin(from, to, box);
    if (shares !== undefined) length += to.sub(from).magnitude * (shares[1] - shares[0]);
  }
  return length;
}

/** The place some share of the way along a line through points, and the direction there. */
export function placeAlong(
  points: readonly Vector2[],
  share: number,
): {point: Vector2; direction: Vector2} {
  const steps = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return {from, way: to.sub(from), length: to.sub(from).magnitude};
  });
  let left = share * steps.reduce((sum, {length}) => sum + length, 0);
  for (const {from, way, length} of steps) {
    if (left <= length && length > 0) {
      return {point: from.add(way.scale(left / length)), direction: way.normalized};
    }
    left -= length;
  }
  return {point: points.at(-1) ?? Vector2.zero, direction: Vector2.right};
}
