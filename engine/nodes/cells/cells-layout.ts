/** Where the boxes of an array stand: in rows that break, or in one column. */
import {Vector2} from '@motion-canvas/core';

/** Where the boxes go, from the first. */
export type CellsDirection = 'right' | 'down' | 'up';

/** What is to be laid out; lengths in px. */
export interface CellsToLayOut {
  /** For how many boxes there has to be room. */
  readonly count: number;
  /** Width of the widest content, its padding included. */
  readonly widest: number;
  /** Height of the highest content, its padding included. */
  readonly highest: number;
  readonly available: Vector2;
  readonly direction: CellsDirection;
  readonly hasIndices: boolean;
}

/** Places of boxes, in px from the middle of them all. */
export interface CellsLayout {
  readonly size: Vector2;
  readonly rows: number;
  /** Size of each box. */
  readonly box: Vector2;
  /** The middle of a box; between two boxes for fractions. */
  readonly placeOf: (index: number) => Vector2;
  /** From the middle of a box to that of its index. */
  readonly toIndex: Vector2;
  /** The way on which pointers stand, from the middle of a box. */
  readonly toPointers: Vector2;
}

const GAP = 8;
const LARGEST_BOX = 112;
const SMALLEST_BOX = 56;
const INDEX_ROOM = 44;
/** Room for two pointers below each other. */
const POINTER_ROOM = 96;
const COLUMN = {boxHeight: 76, leastHeight: 46, leastWidth: 150, pointerRoom: 190};

/** How the values are written. */
export interface CellLetters {
  readonly fontSize: number;
  /** Width in px at which they are broken; undefined for never. */
  readonly breakAt?: number | undefined;
}

/** Measures the values of an array; lengths in px. */
export interface CellTexts {
  /** Size of the widest and the highest value together. */
  size(letters: CellLetters): Vector2;
  /** Width of the longest word. */
  word(fontSize: number): number;
}

/** Between a value and the border of its box, on both sides together. */
export const CELL_PADDING = 24;

/**
 * Chooses letters for values: as they are if that takes one row, otherwise broken or smaller,
 * down to what can be read, as far as that saves rows.
 *
 * @param sizes - Sizes of the font, the preferred one first.
 */
export function chooseCellLetters(
  texts: CellTexts,
  sizes: readonly number[],
  cells: Omit<CellsToLayOut, 'widest' | 'highest'>,
): CellLetters {
  const most = cells.available.x - CELL_PADDING;
  const candidates = [1, 2, 3].flatMap(lines =>
    sizes.map((fontSize): CellLetters => {
      const natural = texts.size({fontSize}).x;
      if (lines === 1 && natural <= most) return {fontSize};
      const breakAt = Math.max(texts.word(fontSize), (1.15 * natural) / lines);
      return {fontSize, breakAt: Math.ceil(Math.min(most, breakAt))};
    }),
  );
  let best: {readonly letters: CellLetters; readonly height: number} | undefined;
  for (const letters of candidates) {
    const {x, y} = texts.size(letters);
    const {size, rows} = layOutCells({...cells, widest: x + CELL_PADDING, highest: y + 12});
    const height = rows === 1 && size.x <= cells.available.x ? 0 : size.y;
    if (best === undefined || height < best.height - 1) best = {letters, height};
  }
  return best?.letters ?? {fontSize: sizes[0] ?? 28};
}

/** Lays an array out. */
export function layOutCells(cells: CellsToLayOut): CellsLayout {
  return cells.direction === 'right' ? inRows(cells) : inColumn(cells);
}

function inRows({count, widest, highest, available, hasIndices}: CellsToLayOut): CellsLayout {
  const least = Math.max(SMALLEST_BOX, widest);
  const perRow = Math.max(1, Math.min(count, Math.floor((available.x + GAP) / (least + GAP))));
  const width = Math.max(least, Math.min(LARGEST_BOX, (available.x + GAP) / perRow - GAP));
  const height = Math.max(highest, Math.min(width, LARGEST_BOX));
  const overhead = hasIndices ? INDEX_ROOM : 0;
  const rows = Math.max(1, Math.ceil(count / perRow));
  // Where the area is low, pointers reach out of it.
  const free = available.y / rows - height - overhead;
  const pitch = height + overhead + Math.min(POINTER_ROOM, Math.max(GAP, free));
  const size = new Vector2(perRow * (width + GAP) - GAP, rows * pitch - GAP);
  return {
    size,
    rows,
    box: new Vector2(width, height),
    placeOf: index => {
      const row = Math.min(Math.floor(Math.max(index, 0) / perRow), rows - 1);
      return new Vector2(
        (index - row * perRow - (perRow - 1) / 2) * (width + GAP),
        -size.y / 2 + overhead + height / 2 + row * pitch,
      );
    },
    toIndex: new Vector2(0, -(height + INDEX_ROOM) / 2),
    toPointers: new Vector2(0, height / 2 + 28),
  };
}

function inColumn(cells: CellsToLayOut): CellsLayout {
  const {widest, highest, available, direction, hasIndices} = cells;
  const count = Math.max(1, cells.count);
  const fitting = (available.y + GAP) / count - GAP;
  const height = Math.max(highest, COLUMN.leastHeight, Math.min(COLUMN.boxHeight, fitting));
  const width = Math.max(COLUMN.leastWidth, widest);
  const before = hasIndices ? INDEX_ROOM : 0;
  const pointerRoom = Math.min(COLUMN.pointerRoom, Math.max(0, available.x - width - before));
  const size = new Vector2(width + before + pointerRoom, count * (height + GAP) - GAP);
  const x = (before - pointerRoom) / 2;
  return {
    size,
    rows: count,
    box: new Vector2(width, height),
    placeOf: index => {
      const y = (index - (count - 1) / 2) * (height + GAP);
      return new Vector2(x, direction === 'up' ? -y : y);
    },
    toIndex: new Vector2(-(width + INDEX_ROOM) / 2, 0),
    toPointers: new Vector2(width / 2 + 18, 0),
  };
}
