/** The units that a drawing shows: those that were given, or such as hold all that is drawn and moved. Pure. */
import {nice} from 'd3-array';
import type {Range} from '../../../engine/nodes/figure/points.ts';
import {rangeOfValues} from '../../../engine/nodes/plot/value-range.ts';
import type {ContentOf} from '../../../schema/pictures.ts';
import {type Coordinates, type DrawnOver, type DrawnPlace, drawnOver} from './drawn-places.ts';

/** What a plot shows; without `y` the plot finds it from what is drawn first. */
export interface PlotRanges {
  readonly x: Range;
  readonly y: Range | undefined;
  /** Whether it holds circles, angles or closed paths, which only look right where a unit is as wide as high. */
  readonly hasRoundShapes: boolean;
}

/** What a plot shows where nothing says so, and what a function without ends is drawn over. */
const USUAL: Range = [0, 10];
const USUAL_EXTENT = 4;
/** So much of an interval without an end is seen. */
const ENDLESS_ROOM = 3;
/** Ranges of which one is so many times the other cannot have equal units: one of them would be a strip. */
const MOST_UNEVEN = 3;
/** So many units of a number line have whole ends. */
const FEWEST_WHOLE = 3;
/** Room around the longest vector. */
const EXTENT_AIR = 1.05;

/** The ranges of a plot over all its blocks. */
export function plotRanges(
  blocks: readonly ContentOf<'plot'>[],
  decimalComma: boolean,
): PlotRanges {
  const [first] = blocks;
  const drawn = drawnOver(blocks, decimalComma);
  const x = first?.x ?? xOfPlot(drawn);
  const isMoved = [...drawn.places, ...drawn.graphs].some(one => one.isMoved);
  const y = first?.y ?? (isMoved ? yOfPlot(drawn, x) : undefined);
  const shownY = y ?? yOfPlot(drawn, x);
  const ratio = (shownY[1] - shownY[0]) / (x[1] - x[0]);
  const hasRoundShapes = Math.max(ratio, 1 / ratio) <= MOST_UNEVEN && drawn.places.some(isRound);
  return {x, y, hasRoundShapes};
}

function isRound({element, places}: DrawnPlace): boolean {
  if ('circle' in element || 'angle' in element) return true;
  const [from, to] = [places[0], places.at(-1)];
  if (!('curve' in element) || places.length < 3 || from?.y === undefined || to?.y === undefined)
    return false;
  const [dx, dy] = [(from.x ?? 0) - (to.x ?? 0), from.y - to.y];
  return Math.hypot(dx, dy) < 1e-6 * (1 + Math.abs(from.y) + Math.abs(from.x ?? 0));
}

/** The ranges of a figure over all its blocks. */
export function figureRanges(blocks: readonly ContentOf<'geometry'>[]): {x: Range; y: Range} {
  const [first] = blocks;
  const places = placesOf(drawnOver(blocks));
  return {
    x: first?.x ?? plainRange(places.flatMap(({x}) => x ?? [])),
    y: first?.y ?? plainRange(places.flatMap(({y}) => y ?? [])),
  };
}

/** The range of a number line over all its blocks. */
export function lineRange(blocks: readonly ContentOf<'numberline'>[]): Range {
  const [first] = blocks;
  if (first?.range !== undefined) return first.range;
  const {places} = drawnOver(blocks);
  // Something of what has no end is seen, and of what does not belong to it.
  const around = places.flatMap(({endless}) =>
    endless === undefined
      ? []
      : [endless.from + ENDLESS_ROOM * endless.way, endless.from - endless.way],
  );
  const values = [...placesOf({places}).flatMap(({x}) => x ?? []), ...around];
  if (values.every(value => isWithin(value, USUAL))) return USUAL;
  const [low, high] = roomyRange(values);
  // Whole numbers are written where there is room for some of them.
  return high - low > FEWEST_WHOLE || values.every(Number.isInteger)
    ? [Math.floor(low), Math.ceil(high)]
    : [low, high];
}

/** How far a plane shows from its origin; undefined where the usual extent holds all. */
export function planeExtent(blocks: readonly ContentOf<'transform'>[]): number | undefined {
  const [first] = blocks;
  if (first?.extent !== undefined) return first.extent;
  const far = placesOf(drawnOver(blocks)).flatMap(({x = 0, y = 0}) => [Math.abs(x), Math.abs(y)]);
  const farthest = Math.max(0, ...far);
  return farthest <= USUAL_EXTENT ? undefined : extentFor(farthest);
}

/** An extent that holds a vector with some room behind its head. */
export function extentFor(farthest: number): number {
  return Math.ceil(farthest * EXTENT_AIR);
}

/** What a plane shows: its extent, or the usual one. */
export function planeRange(blocks: readonly ContentOf<'transform'>[]): Range {
  const extent = planeExtent(blocks) ?? USUAL_EXTENT;
  return [-extent, extent];
}

/** Whether a value lies in a range; what misses it by rounding does. */
export function isWithin(value: number, [low, high]: Range): boolean {
  const rounding = 1e-9 * (high - low);
  return value >= low - rounding && value <= high + rounding;
}

/** A range of round numbers that holds some values, with a little room. */
export function roomyRange(values: readonly number[]): Range {
  return rangeOfValues({functions: [], points: values.map(value => [0, value])});
}

function xOfPlot({places, graphs}: DrawnOver): Range {
  const values = [
    ...placesOf({places}).flatMap(({x}) => x ?? []),
    ...graphs.flatMap(({domain}) => domain ?? []),
  ].filter(Number.isFinite);
  const isEndless = graphs.some(({domain}) => domain === undefined);
  if (values.length === 0) return USUAL;
  if (!isEndless) return roomyRange(values);
  const [low, high] = nice(Math.min(...USUAL, ...values), Math.max(...USUAL, ...values), 10);
  return [low, high];
}

function yOfPlot({places, graphs}: DrawnOver, x: Range): Range {
  return rangeOfValues({
    functions: graphs.flatMap(({domain = x, of}) => {
      const [from, to] = [Math.max(domain[0], x[0]), Math.min(domain[1], x[1])];
      return from < to ? [{of, domain: [from, to] as const}] : [];
    }),
    points: placesOf({places}).flatMap(({y}) => (y === undefined ? [] : [[0, y] as const])),
  });
}

function placesOf({places}: Pick<DrawnOver, 'places'>): readonly Coordinates[] {
  return places.flatMap(place => place.places);
}

/** From the least to the greatest of some values, which a turn may have made uneven. */
function plainRange(values: readonly number[]): Range {
  if (values.length === 0) return USUAL;
  const largest = Math.max(...values.map(Math.abs));
  // Twelve digits of the largest, so that what a turn brings to nothing is nothing.
  const even = values.map(value => Number((value + largest).toPrecision(12)) - largest);
  const [low, high] = [Math.min(...even), Math.max(...even)];
  if (low === high) return [low - 1, high + 1];
  const isShort = [low, high].every(value => Number.isInteger(value * 100));
  const [from, to] = isShort ? [low, high] : nice(low, high, 20);
  return [from, to];
}
