/** The values that a plot shows when it is not told which. Pure. */
import {nice} from 'd3-array';
import type {Point, Range} from '../figure/points.ts';
import type {RealFunction} from './sample-curve.ts';

const SAMPLES = 240;
/** Values that lie this many times further out than most are left out: they belong to poles. */
const FAR_OUT = 8;
/** Empty room above and below, as a share of the range. */
const AIR = 0.06;

/** What is drawn in a plot: functions where they are drawn, and points. */
export interface Drawn {
  readonly functions: readonly {readonly of: RealFunction; readonly domain: Range}[];
  readonly points: readonly Point[];
}

/** A range that shows all that is drawn, except for the far ends of poles; with 0 where that is near. */
export function rangeOfValues({functions, points}: Drawn): Range {
  const values = functions
    .flatMap(({of, domain: [left, right]}) =>
      Array.from({length: SAMPLES + 1}, (_, index) =>
        of(left + ((right - left) * index) / SAMPLES),
      ),
    )
    .filter(Number.isFinite)
    .sort((first, second) => first - second);
  const at = (share: number): number => values[Math.round(share * (values.length - 1))] ?? 0;
  const spread = at(0.9) - at(0.1);
  const lies = (end: number, most: number): boolean => Math.abs(end - most) > FAR_OUT * spread;
  const ends =
    values.length === 0
      ? []
      : [
          spread > 0 && lies(at(0), at(0.1)) ? at(0.1) - spread : at(0),
          spread > 0 && lies(at(1), at(0.9)) ? at(0.9) + spread : at(1),
        ];
  const all = [...ends, ...points.map(([, y]) => y)];
  return all.length === 0 ? [-1, 1] : roomy(Math.min(...all), Math.max(...all));
}

function roomy(least: number, greatest: number): Range {
  const height = greatest - least || Math.abs(greatest) || 2;
  const [bottom, top] =
    greatest === least ? [least - height / 2, least + height / 2] : [least, greatest];
  // A graph that begins at 0, or nearly, stands on the axis.
  const from = bottom >= 0 && bottom < height * 0.4 ? 0 : bottom - AIR * height;
  const to = top <= 0 && -top < height * 0.4 ? 0 : top + AIR * height;
  const [low, high] = nice(from, to, 10);
  return [from === 0 ? 0 : low, to === 0 ? 0 : high];
}
