/** Tells of elements that lie outside of what their drawing shows. */
import type {ContentOf, PictureKind, PictureStep} from '../../schema/pictures.ts';
import type {Storyboard} from '../../schema/storyboard.ts';
import {decimalSignOf} from '../../schema/numerals.ts';
import type {LectureProblems} from './lecture-problems.ts';
import {type PictureBlock, blocksOfPictures} from './picture-blocks.ts';
import {
  extentFor,
  figureRanges,
  isWithin,
  lineRange,
  planeRange,
  plotRanges,
  roomyRange,
} from './pictures/drawing-ranges.ts';
import {type DrawingBlock, type DrawnPlace, drawnOver} from './pictures/drawn-places.ts';
import type {SourceMap} from './source-map.ts';

type Range = readonly [low: number, high: number];

/** What a drawing shows; nothing is outside of a side that is not given. */
interface Shown {
  readonly name: string;
  readonly blocks: readonly DrawingBlock[];
  readonly x: Range;
  readonly y?: Range | undefined;
  /** The key that says so. */
  readonly keys: {readonly x: string; readonly y: string};
}

/** Words may stand beside a drawing, so far outside as a share of it. */
const BESIDE = 0.2;

/** Warns of elements that are drawn, or moved, where their plot, figure, plane or number line does not reach. */
export function checkPlaces(
  storyboard: Storyboard,
  map: SourceMap,
  problems: LectureProblems,
): void {
  const decimalComma = decimalSignOf(storyboard.language) === ',';
  storyboard.sections.forEach((section, index) => {
    for (const blocks of blocksOfPictures(section, ['sections', index]).values()) {
      const shown = shownBy(blocks, decimalComma);
      if (shown === undefined) continue;
      const outside = drawnOver(shown.blocks, decimalComma).places.flatMap(place => {
        const sides = sidesOutside(place, shown);
        return sides.length === 0 ? [] : [{place, sides}];
      });
      const [first] = outside;
      if (first === undefined) continue;
      const {block, at} = first.place;
      const names = [...new Set(outside.map(({place}) => `“${place.name}”`))];
      problems.warn(
        `${listed(names)} ${names.length === 1 ? 'does' : 'do'} not lie within the ${shown.name}, which shows ${rangesOf(shown)}.`,
        map.placeOf([...(blocks[block]?.path ?? []), 'content', ...at]),
        `Write ${remedyFor(
          shown,
          outside.flatMap(({sides}) => sides),
        )} in its first block, or draw ${names.length === 1 ? 'it' : 'them'} elsewhere.`,
      );
    }
  });
}

function shownBy(blocks: readonly PictureBlock[], decimalComma: boolean): Shown | undefined {
  const keys = {x: 'x', y: 'y'};
  switch (blocks[0]?.step.kind) {
    case 'plot': {
      const all = contentsOf(blocks, 'plot');
      return {name: 'plot', blocks: all, ...plotRanges(all, decimalComma), keys};
    }
    case 'geometry': {
      const all = contentsOf(blocks, 'geometry');
      return {name: 'figure', blocks: all, ...figureRanges(all), keys};
    }
    case 'transform': {
      const all = contentsOf(blocks, 'transform');
      const range = planeRange(all);
      return {name: 'plane', blocks: all, x: range, y: range, keys: {x: 'extent', y: 'extent'}};
    }
    case 'numberline': {
      const all = contentsOf(blocks, 'numberline');
      return {name: 'number line', blocks: all, x: lineRange(all), keys: {x: 'range', y: 'range'}};
    }
    default:
      return undefined;
  }
}

function contentsOf<TKind extends PictureKind>(
  blocks: readonly PictureBlock[],
  kind: TKind,
): readonly ContentOf<TKind>[] {
  return blocks.flatMap(({step}) => (isOfKind(step, kind) ? [step.content] : []));
}

function isOfKind<TKind extends PictureKind>(
  step: PictureStep,
  kind: TKind,
): step is PictureStep & {readonly kind: TKind; readonly content: ContentOf<TKind>} {
  return step.kind === kind;
}

/** What of an element lies beyond a side. */
interface SideOutside {
  readonly axis: 'x' | 'y';
  readonly values: readonly number[];
}

function sidesOutside({element, places}: DrawnPlace, shown: Shown): readonly SideOutside[] {
  const margin = 'words' in element ? BESIDE : 0;
  const sides = (['x', 'y'] as const).flatMap((axis): SideOutside[] => {
    const range = shown[axis];
    if (range === undefined) return [];
    const values = places
      .flatMap(place => place[axis] ?? [])
      .filter(value => !isWithin(value, widened(range, margin)));
    return values.length === 0 ? [] : [{axis, values}];
  });
  // A path is cut off at the edges as a graph is: it is told of where nothing of it can be seen.
  const isCut = places.some(place =>
    sides.every(({axis, values}) => !values.includes(place[axis] ?? Number.NaN)),
  );
  return 'curve' in element && isCut ? [] : sides;
}

function rangesOf({name, x, y}: Shown): string {
  if (name === 'number line') return `${x[0]} to ${x[1]}`;
  const rangeOfX = `x from ${x[0]} to ${x[1]}`;
  return y === undefined ? rangeOfX : `${rangeOfX} and y from ${y[0]} to ${y[1]}`;
}

function remedyFor({keys, ...shown}: Shown, sides: readonly SideOutside[]): string {
  if (keys.x === 'extent') {
    const farthest = Math.max(...sides.flatMap(({values}) => values.map(Math.abs)));
    return `extent: ${extentFor(farthest)}`;
  }
  return (['x', 'y'] as const)
    .flatMap(axis => {
      const range = shown[axis];
      const values = sides.filter(side => side.axis === axis).flatMap(side => side.values);
      if (range === undefined || values.length === 0) return [];
      const [low, high] = roomyRange([...range, ...values]);
      const least = Math.min(...values) < range[0] ? low : range[0];
      const greatest = Math.max(...values) > range[1] ? high : range[1];
      return [`${keys[axis]}: [${least}, ${greatest}]`];
    })
    .join(' and ');
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function widened([low, high]: Range, share: number): Range {
  const more = share * (high - low);
  return [low - more, high + more];
}
