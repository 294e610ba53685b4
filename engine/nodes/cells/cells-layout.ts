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
  readonly available: Vector2;
  readonly direction: CellsDirection;
  readonly hasIndices: boolean;
}

/** Places of boxes, in px from the middle of them all. */
export interface CellsLayout {
  readonly size: Vector2;
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

/** Lays an array out. */
export function layOutCells(cells: CellsToLayOut): CellsLayout {
  return cells.direction === 'right' ? inRows(cells) : inColumn(cells);
}

function inRows({count, widest, available, hasIndices}: CellsToLayOut): CellsLayout {
  const least = Math.max(SMALLEST_BOX, widest);
  const perRow = Math.max(1, Math.min(count, Math.floor((available.x + GAP) / (least + GAP))));
  const width = Math.max(least, Math.min(LARGEST_BOX, (available.x + GAP) / perRow - GAP));
  const height = Math.min(width, LARGEST_BOX);
  const overhead = hasIndices ? INDEX_ROOM : 0;
  const rows = Math.max(1, Math.ceil(count / perRow));
  // Where the area is low, pointers reach out of it.
  const free = available.y / rows - height - overhead;
  const pitch = height + overhead + Math.min(POINTER_ROOM, Math.max(GAP, free));
  const size = new Vector2(perRow * (width + GAP) - GAP, rows * pitch - GAP);
  return {
    size,
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
  const {widest, available, direction, hasIndices} = cells;
  const count = Math.max(1, cells.count);
  const fitting = (available.y + GAP) / count - GAP;
  const height = Math.max(COLUMN.leastHeight, Math.min(COLUMN.boxHeight, fitting));
  const width = Math.max(COLUMN.leastWidth, widest);
  const before = hasIndices ? INDEX_ROOM : 0;
  const pointerRoom = Math.min(COLUMN.pointerRoom, Math.max(0, available.x - width - before));
  const size = new Vector2(width + before + pointerRoom, count * (height + GAP) - GAP);
  const x = (before - pointerRoom) / 2;
  return {
    size,
    box: new Vector2(width, height),
    placeOf: index => {
      const y = (index - (count - 1) / 2) * (height + GAP);
      return new Vector2(x, direction === 'up' ? -y : y);
    },
    toIndex: new Vector2(-(width + INDEX_ROOM) / 2, 0),
    toPointers: new Vector2(width / 2 + 18, 0),
  };
}
