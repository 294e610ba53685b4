/** A table. Rows and columns count from 1, the head is no row. */
import {Line, Rect, nodeName} from '@motion-canvas/2d';
import {type ThreadGenerator, Vector2, all} from '@motion-canvas/core';
import {withoutMarks} from '../../../schema/inline-words.ts';
import {useLectureContext} from '../../lecture-context.ts';
import {fadeAndRise, fadeOut, staggered} from '../../motion/appear.ts';
import type {Color} from '../../theme/theme.ts';
import {numberText} from '../number-text.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {sizeOfWords, widestWord} from '../words/measure-words.ts';
import {Cell, CellGroup} from './cell.ts';
import {type TableLayout, layOutTable} from './table-layout.ts';

/** Properties of {@link Table}. */
export interface TableProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  /** Names of the columns. */
  head?: readonly string[];
  /** What stands in the rows; `$…$` is TeX. */
  rows: readonly (readonly (string | number)[])[];
  /** Alignment of each column; numbers right, words left unless given. */
  align?: readonly ('left' | 'center' | 'right' | undefined)[];
  /** Which rows are there when the table enters; all unless given. */
  revealed?: 'all' | 'head';
}

/** What stands in a column of numbers. */
const NUMBER =
  /^[−+-]?[\d.,\s’]*(?:e[-+]?\d+)?\s*%?$|^\$[-+\d.,{}]*(?:\s*\\times\s*)?10\^\{-?\d+\}\$$/;
const WEIGHT = {head: 600, row: 400} as const;
const LARGEST = new Vector2(1160, 810);

/**
 * Rows and columns of words; rows and columns count from 1, the head is no row.
 *
 * @example
 * ```ts
 * const table = stage.placeIn(new Table({head: ['n', 'steps'], rows: [[10, 4], [100, 7]]}), 'B2', 'D5');
 * yield* stage.show(table);
 * yield* table.row(2).highlight('orange');
 * ```
 */
@nodeName('Table')
export class Table extends TeachingNode {
  public override readonly isSolid = true;
  private readonly content: TableProps;
  private head: Cell[] = [];
  private rows: Cell[][] = [];
  private panel: TeachingNode = new TeachingNode();
  /** Whether it was shown, or a part of it handed out. */
  private isInUse = false;

  public constructor(props: TableProps) {
    const {head, rows, align, revealed, ...rest} = props;
    super(rest);
    this.content = props;
    this.fit(LARGEST);
  }

  public override fit(available: Vector2): void {
    // Somebody may hold its rows, and rows may be hidden or tinted: from then on it is only scaled.
    if (!this.isInUse) this.build(available);
    const ratio = Math.min(1, available.x / this.width(), available.y / this.height());
    this.scale(ratio);
  }

  public override misfitAdvice(): string {
    return 'give it a larger area, shorten its texts, leave out rows or columns, or split it into two tables';
  }

  /** A row as one; throws a RangeError when there is none of that number. */
  public row(number: number): CellGroup {
    return this.group(this.rows[number - 1] ?? this.missing('row', number, this.rows.length));
  }

  /** A column as one, without its head; throws a RangeError when there is none of that number. */
  public column(number: number): CellGroup {
    const cells = this.rows.map(
      row => row[number - 1] ?? this.missing('column', number, row.length),
    );
    return this.group(cells);
  }

  /** One cell; throws a RangeError when there is none. */
  public cell(row: number, column: number): Cell {
    this.isInUse = true;
    const cells = this.rows[row - 1] ?? this.missing('row', row, this.rows.length);
    return cells[column - 1] ?? this.missing('column', column, cells.length);
  }

  /** Tints a row, a column or a cell. */
  public *highlight(part: CellGroup | Cell, color: Color = 'accent'): ThreadGenerator {
    yield* part.highlight(color);
  }

  /** Makes all cells look as they did at first. */
  public *clearHighlight(): ThreadGenerator {
    yield* all(...this.rows.flat().map(cell => cell.clearHighlight()));
  }

  public override readingText(): string {
    const rows = this.content.revealed === 'head' ? [] : this.content.rows;
    return [...(this.content.head ?? []), ...rows.flat()]
      .map(text => withoutMarks(String(text)))
      .join(' ');
  }

  public override *enter(): ThreadGenerator {
    this.isInUse = true;
    this.opacity(1);
    const rows = this.content.revealed === 'head' ? [] : this.rows;
    for (const cell of this.rows.flat()) cell.opacity(0);
    const groups = [this.head, ...rows];
    yield* all(
      fadeAndRise(this.panel.opacity(0)),
      staggered(groups.map(cells => all(...cells.map(cell => fadeAndRise(cell.opacity(0)))))),
    );
  }

  public override *leave(): ThreadGenerator {
    yield* fadeOut(this);
  }

  private build(available: Vector2): void {
    this.removeChildren();
    const {head, rows, align} = this.content;
    const columns = Math.max(head?.length ?? 0, ...rows.map(row => row.length));
    const texts = [...(head === undefined ? [] : [head]), ...rows].map(row =>
      Array.from({length: columns}, (_, column) => cellText(row[column] ?? '')),
    );
    const weightOf = (row: number) => (row === 0 && head !== undefined ? WEIGHT.head : WEIGHT.row);
    const textAt = (row: number, column: number): string => texts[row]?.[column] ?? '';
    const layout = layOutTable(
      {
        rows: texts.length,
        columns,
        hasHead: head !== undefined,
        size: (row, column, fontSize, breakAt) =>
          sizeOfWords(textAt(row, column), {
            fontSize,
            weight: weightOf(row),
            ...(breakAt === undefined ? {} : {breakAt}),
          }),
        word: (row, column, fontSize) =>
          widestWord(textAt(row, column), {fontSize, weight: weightOf(row)}),
      },
      available,
    );
    const lines = texts.map((cells, row) => {
      const isHead = row === 0 && head !== undefined;
      return cells.map((text, column) => {
        const breakAt = layout.breaks[column];
        return new Cell(text, isHead ? 'muted' : 'text', {
          fontSize: isHead ? layout.headSize : layout.fontSize,
          weight: weightOf(row),
          align: align?.[column] ?? this.alignmentOf(column),
          padding: layout.padding.x,
          ...(breakAt === undefined ? {} : {breakAt}),
        });
      });
    });
    this.head = head === undefined ? [] : (lines[0] ?? []);
    this.rows = head === undefined ? lines : lines.slice(1);
    this.arrange(lines, layout);
  }

  private arrange(lines: readonly Cell[][], {widths, padding}: TableLayout): void {
    const {theme, direction} = useLectureContext();
    const {palette} = theme;
    const heights = lines.map(
      cells => Math.max(...cells.map(cell => cell.wordsSize().y)) + 2 * padding.y,
    );
    const width = widths.reduce((sum, column) => sum + column + 2 * padding.x, 0);
    const height = heights.reduce((sum, line) => sum + line, 0);
    this.size([width, height]);
    this.panel = new TeachingNode({size: [width, height]});
    this.panel.add(new Rect({size: [width, height], radius: 18, fill: palette.panel}));
    this.add(this.panel);
    let top = -height / 2;
    lines.forEach((cells, index) => {
      const lineHeight = heights[index] ?? 0;
      let left = -width / 2;
      cells.forEach((cell, column) => {
        const cellWidth = (widths[column] ?? 0) + 2 * padding.x;
        // Columns begin where the language begins.
        const x = (left + cellWidth / 2) * (direction === 'rtl' ? -1 : 1);
        cell.size([cellWidth, lineHeight]).position([x, top + lineHeight / 2]);
        left += cellWidth;
      });
      top += lineHeight;
      if (index < lines.length - 1) {
        const isHead = index === 0 && this.head.length > 0;
        this.panel.add(
          new Line({
            points: [
              [-width / 2 + (isHead ? 0 : padding.x), top],
              [width / 2 - (isHead ? 0 : padding.x), top],
            ],
            stroke: palette.hairline,
            lineWidth: isHead ? 3 : 2,
          }),
        );
      }
    });
    this.add(lines.flat());
  }

  private group(cells: readonly Cell[]): CellGroup {
    this.isInUse = true;
    const group = new CellGroup(cells);
    this.add(group);
    return group;
  }

  private alignmentOf(column: number): 'left' | 'right' {
    const numeric = this.content.rows.every(row => NUMBER.test(String(row[column] ?? '')));
    return numeric === (useLectureContext().direction === 'rtl') ? 'left' : 'right';
  }

  private missing(what: string, number: number, count: number): never {
    throw new RangeError(`There is no ${what} ${number}: the table has ${count}.`);
  }
}

/** Numbers as they are written in the lecture's language; words as they are. */
function cellText(content: string | number): string {
  return typeof content === 'number' ? numberText(content) : content.replace(/^-(?=\d)/, '−');
}
