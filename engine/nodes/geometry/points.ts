/** Points in the units of a figure, and plain geometry with them. */

/** A point `[x, y]` in the units of its figure; y grows upwards. */
export type Point = readonly [x: number, y: number];

/** The middle of some points. */
export function centreOf(points: readonly Point[]): Point {
  const sum = points.reduce<Point>((total, point) => plus(total, point), [0, 0]);
  return [sum[0] / Math.max(points.length, 1), sum[1] / Math.max(points.length, 1)];
}

/** The sum of two points. */
export function plus(first: Point, second: Point): Point {
  return [first[0] + second[0], first[1] + second[1]];
}

/** The way from the second point to the first. */
export function minus(first: Point, second: Point): Point {
  return [first[0] - second[0], first[1] - second[1]];
}

/** Points turned about one of them, counterclockwise. */
export function rotated(points: readonly Point[], degrees: number, about: Point): Point[] {
  const radians = (degrees * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(radians), Math.cos(radians)];
  return points.map(point => {
    const [x, y] = minus(point, about);
    return plus(about, [x * cosine - y * sine, x * sine + y * cosine]);
  });
}

/** Direction from one point to another in degrees, counterclockwise from the right. */
export function directionDegrees(from: Point, to: Point): number {
  const [x, y] = minus(to, from);
  return (Math.atan2(y, x) * 180) / Math.PI;
}
