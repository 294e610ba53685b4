/**
 * How a chart lies in its room: bars that stand, or, where their names or values have no room
 * beside each other, bars that lie below each other. Pure, but for the measuring that is handed in.
 */
import type {Vector2} from '@motion-canvas/core';

/** Which way bars grow: `aside` is to the right, in right-to-left languages to the left. */
export type BarDirection = 'up' | 'aside';

/** Measures the texts of a chart; lengths in px. */
export interface ChartTexts {
  readonly count: number;
  /** Width of the widest value. */
  valueWidth(fontSize: number): number;
  /** Width of the widest name, unbroken. */
  nameWidth(fontSize: number): number;
  /** Width of the widest word of all names. */
  wordWidth(fontSize: number): number;
  /** Height of the highest name, broken at a width. */
  nameHeight(fontSize: number, breakAt: number): number;
}

/** A layout; lengths in px. */
export interface ChartLayout {
  readonly direction: BarDirection;
  /** From the middle of a bar to that of the next. */
  readonly slot: number;
  readonly thickness: number;
  readonly fontSize: number;
  /** Width at which names are broken. */
  readonly nameBreak: number;
  /** Height of the names under standing bars, width of those beside lying ones. */
  readonly nameRoom: number;
  readonly width: number;
  readonly height: number;
  /** Whether it is no larger than its room. */
  readonly fits: boolean;
}

const WIDEST_BAR = 150;
const GAP_SHARE = 0.32;
/** Letters as they are where there is room, and the least that can be read. */
const FONT_SIZES = [30, 28];
/** Between two values or names side by side. */
const AIR = 12;
/** More lines of a name than this hang like icicles. */
const MOST_NAME_LINES = 3.2;
/** Less is no picture of the values. */
const LEAST_INNER_HEIGHT = 150;
/** Rows of a line of text each are not closer, in em. */
const LEAST_ROW = 1.15;
const LINE_HEIGHT = 1.35;
const WIDEST_ROW = 96;
/** Shares of the room that names may take beside lying bars, the first that does wins. */
const NAME_SHARES = [0.34, 0.46, 0.56];

/** Room that a chart has. */
export interface ChartRoom {
  readonly available: Vector2;
  /** Kept free above standing bars, and below them where some are negative. */
  readonly valueRoom: number;
  /** Whether values stand on both sides. */
  readonly hasNegatives: boolean;
  /** The way that bars grow in any case; the fitting one unless given. */
  readonly direction?: BarDirection | undefined;
}

/** Lays a chart out: what fits legibly, standing first; what comes nearest to it where nothing does. */
export function layOutChart(texts: ChartTexts, room: ChartRoom): ChartLayout {
  const directions: readonly BarDirection[] =
    room.direction === undefined ? ['up', 'aside'] : [room.direction];
  const layouts = directions.flatMap(direction =>
    FONT_SIZES.map(fontSize => (direction === 'up' ? standing : lying)(texts, room, fontSize)),
  );
  const [first] = layouts;
  if (first === undefined) throw new RangeError('A chart has a direction.');
  return layouts.find(({fits}) => fits) ?? layouts.at(-1) ?? first;
}

function standing(texts: ChartTexts, room: ChartRoom, fontSize: number): ChartLayout {
  const {available, valueRoom, hasNegatives} = room;
  const count = Math.max(texts.count, 1);
  const needed = Math.max(texts.valueWidth(fontSize), texts.wordWidth(fontSize)) + AIR;
  const wished = Math.max(WIDEST_BAR * (1 + GAP_SHARE), needed);
  const slot = Math.max(needed, Math.min(wished, available.x / count));
  const nameBreak = slot - AIR;
  const nameRoom = texts.nameHeight(fontSize, nameBreak) + 16;
  const width = slot * count;
  const height = Math.min(available.y, Math.max(width * 0.8, 360));
  const inner = height - nameRoom - (hasNegatives ? 2 : 1) * valueRoom;
  return {
    direction: 'up',
    slot,
    thickness: Math.min(WIDEST_BAR, slot / (1 + GAP_SHARE)),
    fontSize,
    nameBreak,
    nameRoom,
    width,
    height,
    fits:
      width <= available.x + 0.5 &&
      nameRoom - 16 <= MOST_NAME_LINES * LINE_HEIGHT * fontSize &&
      inner >= Math.min(LEAST_INNER_HEIGHT, available.y * 0.3),
  };
}

function lying(texts: ChartTexts, {available}: ChartRoom, fontSize: number): ChartLayout {
  const count = Math.max(texts.count, 1);
  const natural = texts.nameWidth(fontSize) + 1;
  const layouts = NAME_SHARES.map((share): ChartLayout => {
    const nameBreak = Math.min(natural, share * available.x);
    const lines = texts.nameHeight(fontSize, nameBreak) / (LINE_HEIGHT * fontSize);
    const needed = ((lines - 1) * LINE_HEIGHT + LEAST_ROW) * fontSize;
    const slot = Math.max(needed, Math.min(WIDEST_ROW, available.y / count));
    return {
      direction: 'aside',
      slot,
      thickness: Math.min(64, slot / (1 + GAP_SHARE)),
      fontSize,
      nameBreak,
      nameRoom: nameBreak,
      width: available.x,
      height: slot * count,
      fits:
        slot * count <= available.y + 0.5 &&
        nameBreak >= Math.min(natural, texts.wordWidth(fontSize)),
    };
  });
  const [first] = layouts;
  if (first === undefined) throw new RangeError('Names have a share of the room.');
  return layouts.find(({fits}) => fits) ?? layouts.at(-1) ?? first;
}
