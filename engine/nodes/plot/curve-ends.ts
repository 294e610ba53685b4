/** Where a graph begins, ends or jumps: points that belong to it, and points that it only leads to. Pure. */
import type {Point} from '../figure/points.ts';
import type {CurveWindow, RealFunction} from './sample-curve.ts';

/** The ends of a graph, in units. */
export interface CurveEnds {
  readonly full: readonly Point[];
  readonly hollow: readonly Point[];
}

/** Values that differ by less than this, in px, are the same. */
const SAME = 2;
/** How near a limit is looked at, as a share of the domain. */
const NEAR = 1e-7;

/** The ends of a graph at some places on x; none where it goes on smoothly, or outside of the window. */
export function endsOf(
  of: RealFunction,
  places: readonly number[],
  window: CurveWindow,
): CurveEnds {
  const {
    domain: [left, right],
    visible: [bottom, top],
    unit,
  } = window;
  const full: Point[] = [];
  const hollow: Point[] = [];
  const step = (right - left) * NEAR;
  const isSeen = (y: number): boolean => Number.isFinite(y) && y >= bottom && y <= top;
  const isSame = (first: number, second: number): boolean =>
    Math.abs(first - second) * unit.y < SAME;
  for (const x of places) {
    if (x < left || x > right) continue;
    const value = of(x);
    // From outside of what is drawn nothing leads here.
    const limits = [
      x > left ? of(x - step) : Number.NaN,
      x < right ? of(x + step) : Number.NaN,
    ].filter((limit, index, all) => isSeen(limit) && (index === 0 || !isSame(limit, all[0] ?? 0)));
    const led = [
      x > left ? isSame(of(x - step), value) : true,
      x < right ? isSame(of(x + step), value) : true,
    ];
    if (led.every(Boolean)) continue;
    if (isSeen(value)) full.push([x, value]);
    hollow.push(...limits.filter(limit => !isSame(limit, value)).map((y): Point => [x, y]));
  }
  return {full, hollow};
}
