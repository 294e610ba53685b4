/** Samples a function for drawing: clipped to the plot, broken where it jumps. Pure. */
import type {Point} from '../geometry/points.ts';
import type {Range} from '../geometry/figure.ts';

const SAMPLES = 360;
/** A step this many times the plot's height, between samples, is a pole. */
const JUMP = 0.75;

/**
 * The pieces of a graph inside a plot, in units.
 *
 * @param of - The function; where it is not finite the graph is broken.
 * @param domain - Where it is drawn.
 * @param visible - The values that the plot shows.
 */
export function sampleCurve(of: (x: number) => number, domain: Range, visible: Range): Point[][] {
  const [left, right] = domain;
  const height = visible[1] - visible[0];
  const pieces: Point[][] = [];
  let piece: Point[] = [];
  let before: Point | undefined;
  const close = (): void => {
    if (piece.length > 1) pieces.push(piece);
    piece = [];
  };
  for (let index = 0; index <= SAMPLES; index += 1) {
    const x = left + ((right - left) * index) / SAMPLES;
    const y = of(x);
    if (!Number.isFinite(y)) {
      close();
      before = undefined;
      continue;
    }
    const point: Point = [x, y];
    const jumped = before !== undefined && isJump(of, before, point, height * JUMP);
    if (jumped) close();
    if (before !== undefined && !jumped && inside(before, visible) !== inside(point, visible)) {
      const edge = crossing(before, point, visible);
      if (inside(point, visible)) piece.push(edge);
      else {
        piece.push(edge);
        close();
      }
    }
    if (inside(point, visible)) piece.push(point);
    before = point;
  }
  close();
  return pieces;
}

/** Values that show most of some functions: the range of their finite values, far outliers left out. */
export function rangeOfValues(functions: readonly ((x: number) => number)[], domain: Range): Range {
  const values = functions
    .flatMap(of =>
      Array.from({length: SAMPLES + 1}, (_, index) =>
        of(domain[0] + ((domain[1] - domain[0]) * index) / SAMPLES),
      ),
    )
    .filter(Number.isFinite)
    .sort((first, second) => first - second);
  const at = (share: number): number => values[Math.round(share * (values.length - 1))] ?? 0;
  if (values.length === 0) return [-1, 1];
  const [low, high, middle] = [at(0), at(1), at(0.95) - at(0.05)];
  const tame = high - low <= 6 * middle || middle === 0;
  const [bottom, top] = tame ? [low, high] : [at(0.05) - middle, at(0.95) + middle];
  const air = (top - bottom || 2) * 0.08;
  const least = bottom >= 0 && bottom < (top - bottom) * 0.5 ? 0 : bottom - air;
  return [least, top + air];
}

function isJump(of: (x: number) => number, from: Point, to: Point, limit: number): boolean {
  if (Math.abs(to[1] - from[1]) < limit) return false;
  // A steep but continuous function passes through the middle; a pole does not.
  const middle = of((from[0] + to[0]) / 2);
  const [low, high] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  return !(middle >= low && middle <= high) || Math.sign(from[1]) !== Math.sign(to[1]);
}

function inside([, y]: Point, [bottom, top]: Range): boolean {
  return y >= bottom && y <= top;
}

function crossing(from: Point, to: Point, [bottom, top]: Range): Point {
  const outer = inside(from, [bottom, top]) ? to : from;
  const y = outer[1] > top ? top : bottom;
  const share = (y - from[1]) / (to[1] - from[1]);
  return [from[0] + (to[0] - from[0]) * share, y];
}
