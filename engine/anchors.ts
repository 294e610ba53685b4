/**
 * The anchor grid of the stage as pure numbers, so that it can be used in the
 * browser and in Node alike. All lengths are px of a 1920x1080 frame, measured
 * from its top left corner.
 */

/** A row of the anchor grid, from the top. */
export type AnchorRow = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

/** A column of the anchor grid, from the left. */
export type AnchorColumn = 1 | 2 | 3 | 4 | 5 | 6;

/** A cell of the 6x6 anchor grid, from `A1` (top left) to `F6` (bottom right). */
export type Anchor = `${AnchorRow}${AnchorColumn}`;

/** A rectangle in px at 1080p; `x` and `y` are its top left corner. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The direction in which the lecture's language is written. */
export type WritingDirection = 'ltr' | 'rtl';

/** Size of the frame in px. */
export const FRAME_SIZE = {width: 1920, height: 1080} as const;

/** Distance of everything from the edges of the frame, in px. */
export const FRAME_MARGIN = 80;

/** Rows of the grid, from the top. */
export const ANCHOR_ROWS: readonly AnchorRow[] = ['A', 'B', 'C', 'D', 'E', 'F'];

/** Columns of the grid, from the left. */
export const ANCHOR_COLUMNS: readonly AnchorColumn[] = [1, 2, 3, 4, 5, 6];

const STAGE: Rectangle = {x: 680, y: 190, width: 1160, height: 810};
const COLUMN: Rectangle = {x: FRAME_MARGIN, y: 250, width: 520, height: 750};

/**
 * Where the stage is. In languages written from right to left the frame is
 * mirrored: the lecture lines stand on the right, the stage on the left. The
 * grid itself always counts its columns from the left.
 */
export function stageRectangle(direction: WritingDirection = 'ltr'): Rectangle {
  return direction === 'ltr' ? STAGE : mirrored(STAGE);
}

/** Where the column of lecture lines is. */
export function columnRectangle(direction: WritingDirection = 'ltr'): Rectangle {
  return direction === 'ltr' ? COLUMN : mirrored(COLUMN);
}

/** The rectangle of one cell. */
export function anchorRectangle(anchor: Anchor, direction: WritingDirection = 'ltr'): Rectangle {
  const stage = stageRectangle(direction);
  const {row, column} = anchorPosition(anchor);
  const width = stage.width / ANCHOR_COLUMNS.length;
  const height = stage.height / ANCHOR_ROWS.length;
  return {x: stage.x + column * width, y: stage.y + row * height, width, height};
}

/**
 * The rectangle that spans from one cell to another, both included.
 *
 * @param from - The cell at the top left.
 * @param to - The cell at the bottom right.
 * @throws RangeError when the corners are swapped.
 */
export function areaRectangle(
  from: Anchor,
  to: Anchor = from,
  direction: WritingDirection = 'ltr',
): Rectangle {
  const first = anchorRectangle(from, direction);
  const last = anchorRectangle(to, direction);
  if (last.x < first.x || last.y < first.y) {
    throw new RangeError(
      `The area ${from}..${to} is empty: name its top left cell first, then its bottom right cell.`,
    );
  }
  return {
    x: first.x,
    y: first.y,
    width: last.x + last.width - first.x,
    height: last.y + last.height - first.y,
  };
}

/** Zero-based row and column of a cell. */
export function anchorPosition(anchor: Anchor): {row: number; column: number} {
  return {
    row: anchor.charCodeAt(0) - 'A'.charCodeAt(0),
    column: Number(anchor.charAt(1)) - 1,
  };
}

/** The cell at a zero-based row and column; throws a RangeError outside the grid. */
export function anchorAt(row: number, column: number): Anchor {
  const rowName = ANCHOR_ROWS[row];
  const columnName = ANCHOR_COLUMNS[column];
  if (rowName === undefined || columnName === undefined) {
    throw new RangeError(`There is no cell at row ${row}, column ${column}: both go from 0 to 5.`);
  }
  return `${rowName}${columnName}`;
}

/** Whether a string names a cell of the grid. */
export function isAnchor(name: string): name is Anchor {
  return /^[A-F][1-6]$/.test(name);
}

function mirrored(rectangle: Rectangle): Rectangle {
  return {...rectangle, x: FRAME_SIZE.width - rectangle.x - rectangle.width};
}
