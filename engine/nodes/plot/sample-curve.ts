/** Samples a function for drawing: as fine as its bends need, cut at the edges, broken where it jumps. Pure. */
import type {Point, Range} from '../figure/points.ts';

/** A function of one variable. */
export type RealFunction = (x: number) => number;

/** What a graph is drawn in. */
export interface CurveWindow {
  /** Where the function is drawn, in units. */
  readonly domain: Range;
  /** The values that can be seen, in units. */
  readonly visible: Range;
  /** Px of one unit along each axis. */
  readonly unit: {readonly x: number; readonly y: number};
}

/** Steps before any refinement. */
const FIRST_STEPS = 120;
/** Halvings of a step; the last are about a millionth of the domain wide. */
const HALVINGS = 14;
/** How far the line may be off the function, in px. */
const TOLERANCE = 0.15;
/** A difference in px that remains over the smallest step is a jump. */
const JUMP = 6;
/** Width in px of a step that is no longer seen as a slope. */
const NARROW = 0.5;

/**
 * The pieces of a graph, in units and from left to right: one more for each
 * place where the function jumps, is not finite, or leaves the window.
 */
export function sampleCurve(of: RealFunction, window: CurveWindow): Point[][] {
  return connected(samples(of, window), window).flatMap(run => within(run, window.visible));
}

/** Points along the function, closer where it bends; where it is not defined, its value is not finite. */
function samples(of: RealFunction, {domain, visible, unit}: CurveWindow): Point[] {
  const [left, right] = domain;
  const at = (x: number): Point => [x, of(x)];
  const points: Point[] = [];
  const refine = (from: Point, to: Point, halvings: number): void => {
    const middle = at((from[0] + to[0]) / 2);
    if (halvings > 0 && isWorthRefining(from, middle, to)) {
      refine(from, middle, halvings - 1);
      refine(middle, to, halvings - 1);
    } else {
      points.push(to);
    }
  };
  const isWorthRefining = (from: Point, middle: Point, to: Point): boolean => {
    const defined = [from, middle, to].filter(([, y]) => Number.isFinite(y)).length;
    if (defined < 3) return defined > 0;
    if (isBeyond([from, middle, to], visible)) return false;
    if (bendPx(from, middle, to, unit) > TOLERANCE) return true;
    // Steep and narrow: either very steep, or a jump.
    return stepPx(from, to, unit) > JUMP && (to[0] - from[0]) * unit.x < NARROW;
  };
  let before = at(left);
  points.push(before);
  for (let step = 1; step <= FIRST_STEPS; step += 1) {
    const next = at(left + ((right - left) * step) / FIRST_STEPS);
    refine(before, next, HALVINGS);
    before = next;
  }
  return points;
}

/** The runs of points between which the function neither jumps nor is undefined. */
function connected(points: readonly Point[], {domain, unit}: CurveWindow): Point[][] {
  const smallest = ((domain[1] - domain[0]) / FIRST_STEPS / 2 ** HALVINGS) * 1.5;
  const runs: Point[][] = [];
  let run: Point[] = [];
  for (const point of points) {
    const before = run.at(-1);
    const jumps =
      before !== undefined &&
      point[0] - before[0] < smallest &&
      Math.abs(point[1] - before[1]) * unit.y > JUMP;
    if (jumps || !Number.isFinite(point[1])) {
      runs.push(run);
      run = [];
    }
    if (Number.isFinite(point[1])) run.push(point);
  }
  runs.push(run);
  return runs.filter(({length}) => length > 1);
}

/** The parts of a run that can be seen. */
function within(run: readonly Point[], [bottom, top]: Range): Point[][] {
  const pieces: Point[][] = [];
  let piece: Point[] = [];
  const close = (): void => {
    if (piece.length > 1) pieces.push(piece);
    piece = [];
  };
  run.forEach((point, index) => {
    const before = run[index - 1];
    if (before !== undefined) {
      for (const edge of edgesBetween(before, point, bottom, top)) {
        piece.push(edge);
        if (piece.length > 1 && !isInside(point, bottom, top)) close();
      }
    }
    if (isInside(point, bottom, top)) piece.push(point);
    else close();
  });
  close();
  return pieces;
}

/** Where the way between two points crosses the edges, in order. */
function edgesBetween(from: Point, to: Point, bottom: number, top: number): Point[] {
  const [low, high] = from[1] < to[1] ? [bottom, top] : [top, bottom];
  return [low, high]
    .filter(y => (from[1] < y && y < to[1]) || (to[1] < y && y < from[1]))
    .map(y => [from[0] + ((to[0] - from[0]) * (y - from[1])) / (to[1] - from[1]), y]);
}

function isInside([, y]: Point, bottom: number, top: number): boolean {
  return y >= bottom && y <= top;
}

function isBeyond(points: readonly Point[], [bottom, top]: Range): boolean {
  return points.every(([, y]) => y > top) || points.every(([, y]) => y < bottom);
}

/** Distance in px of the middle from the straight way. */
function bendPx(from: Point, middle: Point, to: Point, unit: CurveWindow['unit']): number {
  const [width, height] = [(to[0] - from[0]) * unit.x, (to[1] - from[1]) * unit.y];
  const off = (middle[1] - (from[1] + to[1]) / 2) * unit.y;
  return Math.abs(off * width) / Math.hypot(width, height);
}

function stepPx(from: Point, to: Point, unit: CurveWindow['unit']): number {
  return Math.abs(to[1] - from[1]) * unit.y;
}
