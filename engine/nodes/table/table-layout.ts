/**
 * How a table lies in its room: its letters and the air around them get smaller, down to what can
 * be read, before it has to be scaled. Pure, but for the measuring that is handed in.
 */
import type {Vector2} from '@motion-canvas/core';
import {columnWidths} from './column-widths.ts';

/** A layout; lengths in px. */
export interface TableLayout {
  readonly fontSize: number;
  readonly headSize: number;
  /** Air on each side of a text. */
  readonly padding: {readonly x: number; readonly y: number};
  /** Of the columns, without their padding. */
  readonly widths: readonly number[];
  /** Where lines of a column are broken; undefined where none has to be. */
  readonly breaks: readonly (number | undefined)[];
  readonly width: number;
  readonly height: number;
}

/** Measures the texts of a table; `row` counts from 0, the head included. */
export interface TableTexts {
  readonly rows: number;
  readonly columns: number;
  /** Size in px of a text, broken at a width. */
  size(row: number, column: number, fontSize: number, breakAt?: number): Vector2;
  /** Width in px of its longest word. */
  word(row: number, column: number, fontSize: number): number;
  readonly hasHead: boolean;
}

type Style = Pick<TableLayout, 'fontSize' | 'headSize' | 'padding'>;

/** From the most comfortable to what can just be read: lines have air of their own, so rows may close up. */
const STYLES: readonly Style[] = [
  {fontSize: 32, headSize: 30, padding: {x: 28, y: 14}},
  {fontSize: 30, headSize: 28, padding: {x: 20, y: 10}},
  {fontSize: 28, headSize: 28, padding: {x: 16, y: 6}},
  {fontSize: 28, headSize: 28, padding: {x: 10, y: 1}},
  {fontSize: 28, headSize: 28, padding: {x: 9, y: -2}},
];
/** Above and below a text, where the columns are closer than they would like. */
const MOST_AIR = 12;
/** A word that needs more of the width than this is broken like a text. */
const LONGEST_WORD_SHARE = 0.45;

/** Lays a table out: as comfortably as its room allows, and tight where nothing fits. */
export function layOutTable(texts: TableTexts, available: Vector2): TableLayout {
  let layout: TableLayout | undefined;
  for (const style of STYLES) {
    layout = inStyle(texts, available, style);
    if (layout.width <= available.x + 0.5 && layout.height <= available.y + 0.5) break;
  }
  if (layout === undefined) throw new RangeError('A table has a style.');
  return withAir(layout, available.y, texts.rows);
}

/** Gives rows back the air that the width alone did not call for. */
function withAir(layout: TableLayout, room: number, rows: number): TableLayout {
  const {padding, height} = layout;
  const spare = Math.max(0, room - height) / (2 * Math.max(1, rows));
  const y = Math.max(padding.y, Math.min(MOST_AIR, Math.floor(padding.y + spare)));
  return {...layout, padding: {...padding, y}, height: height + 2 * rows * (y - padding.y)};
}

function inStyle(texts: TableTexts, available: Vector2, style: Style): TableLayout {
  const {fontSize, headSize, padding} = style;
  const rows = Array.from({length: texts.rows}, (_, row) => row);
  const columns = Array.from({length: texts.columns}, (_, column) => column);
  const lettersOf = (row: number): number => (texts.hasHead && row === 0 ? headSize : fontSize);
  const longest = texts.columns > 1 ? LONGEST_WORD_SHARE * available.x : available.x;
  const wishes = columns.map(column => ({
    natural: Math.max(0, ...rows.map(row => texts.size(row, column, lettersOf(row)).x)),
    least: Math.min(
      longest - 2 * padding.x,
      Math.max(0, ...rows.map(row => texts.word(row, column, lettersOf(row)))),
    ),
  }));
  const widths = columnWidths(wishes, available.x - 2 * padding.x * texts.columns);
  const breaks = widths.map((width, column) =>
    width < (wishes[column]?.natural ?? 0) ? width + 0.5 : undefined,
  );
  const heights = rows.map(
    row =>
      Math.max(
        0,
        ...columns.map(column => texts.size(row, column, lettersOf(row), breaks[column]).y),
      ) +
      2 * padding.y,
  );
  const sum = (lengths: readonly number[]): number =>
    lengths.reduce((total, length) => total + length, 0);
  return {
    ...style,
    widths,
    breaks,
    width: sum(widths) + 2 * padding.x * texts.columns,
    height: sum(heights),
  };
}
