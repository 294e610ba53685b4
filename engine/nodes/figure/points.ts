/** Points in the units of a figure, and plain geometry with them. */

/** A point `[x, y]` in the units of its figure; y grows upwards. */
export type Point = readonly [x: number, y: number];

/** From the least to the greatest value, in units. */
export type Range = readonly [minimum: number, maximum: number];

/** Degrees counterclockwise from the right. */
export type ArcRange = readonly [from: number, to: number];

/** Something that knows where it is in the units of its figure: a point, a corner. */
export interface Located {
  /** Where it is now. */
  at(): Point;
}

/** A point, something that has one, or a function of both: what is drawn from it follows. */
export type PointSource = Point | Located | (() => Point);

/** The point that a source stands for now. */
export function pointOf(source: PointSource): Point {
  if (typeof source === 'function') return source();
  return isLocated(source) ? source.at() : source;
}

/** The middle of some points. */
export function centreOf(points: readonly Point[]): Point {
  const sum = points.reduce<Point>((total, point) => plus(total, point), [0, 0]);
  return [sum[0] / Math.max(points.length, 1), sum[1] / Math.max(points.length, 1)];
}

/** The area of a polygon; negative where its corners are in clockwise order. */
export function areaOf(corners: readonly Point[]): number {
  return wedges(corners).reduce((sum, {cross}) => sum + cross, 0) / 2;
}

/** The middle of a polygon's area; of its corners where it has none. */
export function centreOfArea(corners: readonly Point[]): Point {
  const area = areaOf(corners);
  if (Math.abs(area) < 1e-12) return centreOf(corners);
  const sum = wedges(corners).reduce<Point>(
    (total, {from, to, cross}) =>
      plus(total, [(from[0] + to[0]) * cross, (from[1] + to[1]) * cross]),
    [0, 0],
  );
  return [sum[0] / (6 * area), sum[1] / (6 * area)];
}

/** The sum of two points. */
export function plus(first: Point, second: Point): Point {
  return [first[0] + second[0], first[1] + second[1]];
}

/** The way from the second point to the first. */
export function minus(first: Point, second: Point): Point {
  return [first[0] - second[0], first[1] - second[1]];
}

/** A point some share of the way from one to another. */
export function between(from: Point, to: Point, share: number): Point {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
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

/** An arc as it is drawn, counterclockwise: an end below its start lies behind a whole turn; undefined for the whole circle. */
export function counterclockwiseArc([from, to]: ArcRange): ArcRange | undefined {
  if (Math.abs(to - from) >= 360) return undefined;
  return [from, to < from ? to + 360 : to];
}

function wedges(corners: readonly Point[]): {from: Point; to: Point; cross: number}[] {
  return corners.map((from, index) => {
    const to = corners[(index + 1) % corners.length] ?? from;
    return {from, to, cross: from[0] * to[1] - to[0] * from[1]};
  });
}

// `at` is a method of arrays too, so an array is told apart first.
function isLocated(source: Point | Located): source is Located {
  return !Array.isArray(source);
}
