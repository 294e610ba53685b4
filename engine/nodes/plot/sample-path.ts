/** Samples a path for drawing: as fine as its bends need, cut where it leaves the window, broken where it jumps. Pure. */
import type {Point, Range} from '../figure/points.ts';

/** What a path is drawn in. */
export interface PathWindow {
  /** Units from left to right. */
  readonly x: Range;
  /** Units from bottom to top. */
  readonly y: Range;
  /** Px of one unit along each axis. */
  readonly unit: {readonly x: number; readonly y: number};
}

/** Steps before any refinement. */
const FIRST_STEPS = 160;
const HALVINGS = 10;
/** How far the line may be off the path, in px. */
const TOLERANCE = 0.2;
/** A way in px that remains over the smallest step is a jump. */
const JUMP = 8;

/** The pieces of a path, in units. */
export function samplePath(
  of: (t: number) => Point,
  [from, to]: Range,
  window: PathWindow,
): Point[][] {
  const {unit} = window;
  const px = ([ax, ay]: Point, [bx, by]: Point): number =>
    Math.hypot((bx - ax) * unit.x, (by - ay) * unit.y);
  const pieces: Point[][] = [[]];
  const add = (point: Point): void => {
    if (isDefined(point)) pieces.at(-1)?.push(point);
    else pieces.push([]);
  };
  const refine = (t0: number, start: Point, t1: number, end: Point, halvings: number): void => {
    const middleT = (t0 + t1) / 2;
    const middle = of(middleT);
    const defined = [start, middle, end].filter(isDefined).length;
    const half: Point = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
    const isRough =
      defined === 3
        ? px(middle, half) > TOLERANCE && !isBeyond([start, middle, end], window)
        : defined > 0;
    if (halvings > 0 && isRough) {
      refine(t0, start, middleT, middle, halvings - 1);
      refine(middleT, middle, t1, end, halvings - 1);
      return;
    }
    if (halvings === 0 && defined === 3 && px(start, end) > JUMP) pieces.push([]);
    add(end);
  };
  let [beforeT, before] = [from, of(from)];
  add(before);
  for (let step = 1; step <= FIRST_STEPS; step += 1) {
    const t = from + ((to - from) * step) / FIRST_STEPS;
    const next = of(t);
    refine(beforeT, before, t, next, HALVINGS);
    [beforeT, before] = [t, next];
  }
  return pieces.flatMap(piece => within(piece, window));
}

function isDefined([x, y]: Point): boolean {
  return Number.isFinite(x) && Number.isFinite(y);
}

function isBeyond(points: readonly Point[], {x, y}: PathWindow): boolean {
  return (
    points.every(point => point[0] < x[0]) ||
    points.every(point => point[0] > x[1]) ||
    points.every(point => point[1] < y[0]) ||
    points.every(point => point[1] > y[1])
  );
}

/** The parts of a piece that are in the window. */
function within(piece: readonly Point[], window: PathWindow): Point[][] {
  const parts: Point[][] = [];
  let part: Point[] = [];
  piece.slice(1).forEach((end, index) => {
    const start = piece[index];
    const cut = start === undefined ? undefined : cutSegment(start, end, window);
    if (cut === undefined) {
      if (part.length > 1) parts.push(part);
      part = [];
      return;
    }
    const last = part.at(-1);
    if (last?.[0] !== cut[0][0] || last[1] !== cut[0][1]) {
      if (part.length > 1) parts.push(part);
      part = [cut[0]];
    }
    part.push(cut[1]);
  });
  if (part.length > 1) parts.push(part);
  return parts;
}

/** The part of a straight way that is in the window, after Liang and Barsky. */
function cutSegment(
  start: Point,
  end: Point,
  {x, y}: PathWindow,
): readonly [Point, Point] | undefined {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  let [first, last] = [0, 1];
  for (const [way, room] of [
    [-dx, start[0] - x[0]],
    [dx, x[1] - start[0]],
    [-dy, start[1] - y[0]],
    [dy, y[1] - start[1]],
  ] as const) {
    if (way === 0) {
      if (room < 0) return undefined;
    } else if (way < 0) first = Math.max(first, room / way);
    else last = Math.min(last, room / way);
  }
  if (first > last) return undefined;
  const at = (share: number): Point =>
    share === 0 ? start : share === 1 ? end : [start[0] + dx * share, start[1] + dy * share];
  return [at(first), at(last)];
}
