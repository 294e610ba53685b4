/** The cells of the anchor grid that a box stands in. */
import {
  ANCHOR_COLUMNS,
  ANCHOR_ROWS,
  type Anchor,
  type WritingDirection,
  anchorAt,
  stageRectangle,
} from '../../../engine/anchors.ts';
import type {Box} from '../../../schema/layout-report.ts';

/** What reaches into a cell by less than this, in px, does not stand in it. */
const TOLERANCE = 6;

/** The cells at the top left and the bottom right of a box. */
export interface CellArea {
  readonly from: Anchor;
  readonly to: Anchor;
}

/** The cells that a box stands in; undefined off the grid. */
export function cellsOf(box: Box, direction: WritingDirection): CellArea | undefined {
  const stage = stageRectangle(direction);
  const width = stage.width / ANCHOR_COLUMNS.length;
  const height = stage.height / ANCHOR_ROWS.length;
  const column = (x: number): number => Math.floor((x - stage.x) / width);
  const row = (y: number): number => Math.floor((y - stage.y) / height);
  const first = {column: column(box.x + TOLERANCE), row: row(box.y + TOLERANCE)};
  const last = {
    column: column(box.x + box.width - TOLERANCE),
    row: row(box.y + box.height - TOLERANCE),
  };
  if (last.column < 0 || last.row < 0) return undefined;
  if (first.column >= ANCHOR_COLUMNS.length || first.row >= ANCHOR_ROWS.length) return undefined;
  const within = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));
  const at = (cell: typeof first): Anchor =>
    anchorAt(within(cell.row, ANCHOR_ROWS.length), within(cell.column, ANCHOR_COLUMNS.length));
  return {from: at(first), to: at(last)};
}

/** The same in words, such as `B2` or `B2–C4`. */
export function anchorsOf(box: Box, direction: WritingDirection): string | undefined {
  const cells = cellsOf(box, direction);
  if (cells === undefined) return undefined;
  return cells.from === cells.to ? cells.from : `${cells.from}–${cells.to}`;
}
