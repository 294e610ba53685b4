/** Pieces of panel over code: over what is not marked, and over what is still to be written. */
import {Rect} from '@motion-canvas/2d';

/** Where the rows of a block are, in px from its middle. */
export interface CodeRows {
  width(): number;
  count(): number;
  /** Where a row begins, counting from 1. */
  top(row: number): number;
}

/** How much of the panel covers rows that are not marked, 0 to 1. */
const VEIL = 0.35;

/** Rows that are marked, and how strongly. */
export interface MarkedRows {
  from(): number;
  count(): number;
  strength(): number;
}

/** What lets the rows above and below the marked ones step back. */
export function veilsAroundMark(fill: string, rows: CodeRows, marked: MarkedRows): Rect[] {
  const opacity = (): number => VEIL * marked.strength();
  const [top, bottom] = [() => rows.top(1), () => rows.top(rows.count() + 1)];
  const markTop = (): number => Math.max(top(), rows.top(marked.from()));
  const markBottom = (): number => Math.min(bottom(), rows.top(marked.from() + marked.count()));
  return [
    veil(fill, rows, {top, bottom: markTop, opacity}),
    veil(fill, rows, {top: markBottom, bottom, opacity}),
  ];
}

/**
 * What covers the rows that are still to be written, and the rest of the one that is.
 *
 * @param written - How many rows are.
 */
export function veilsWhileWriting(fill: string, rows: CodeRows, written: () => number): Rect[] {
  const row = (): number => Math.min(Math.floor(written()), rows.count());
  const opacity = (): number => (written() < rows.count() ? 1 : 0);
  const top = (): number => rows.top(row() + 1);
  const nextTop = (): number => rows.top(row() + 2);
  const bottom = (): number => Math.max(nextTop(), rows.top(rows.count() + 1));
  const share = (): number => (opacity() === 0 ? 1 : written() - row());
  return [
    veil(fill, rows, {top: nextTop, bottom, opacity}),
    veil(fill, rows, {top, bottom: nextTop, opacity, share}),
  ];
}

/** Width of the bar beside what is marked, which nothing covers. */
export const BAR_WIDTH = 6;

/** A piece of panel over the code, from the share of the width that stays free. */
function veil(
  fill: string,
  rows: CodeRows,
  area: {top: () => number; bottom: () => number; opacity: () => number; share?: () => number},
): Rect {
  const {top, bottom, opacity, share = () => 0} = area;
  const width = (): number => (rows.width() - 2 * BAR_WIDTH) * (1 - share());
  return new Rect({
    fill,
    opacity,
    size: () => [width(), Math.max(0, bottom() - top())],
    position: () => [rows.width() / 2 - BAR_WIDTH - width() / 2, (top() + bottom()) / 2],
  });
}
