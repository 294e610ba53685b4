/** A matrix: entries in columns between square brackets. Rows and columns count from 1. */
import {Line, nodeName} from '@motion-canvas/2d';
import {
  type ThreadGenerator,
  Vector2,
  all,
  chain,
  easeInOutCubic,
  waitFor,
} from '@motion-canvas/core';
import {fadeAndRise, staggered} from '../../motion/appear.ts';
import {ENTER_SECONDS} from '../../motion/timing.ts';
import type {Color} from '../../theme/theme.ts';
import {numberText} from '../number-text.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {Cell, CellGroup} from './cell.ts';

/** Properties of {@link MatrixTable}. */
export interface MatrixTableProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  /** Rows of numbers or TeX. */
  entries: readonly (readonly (string | number)[])[];
  /** Height of an em in px at 1080p; 48 unless given. */
  fontSize?: number;
}

const PADDING = new Vector2(26, 12);
const BRACKET = {width: 20, lineWidth: 4, gap: 10};

/**
 * A matrix in brackets; rows and columns count from 1.
 *
 * @example
 * ```ts
 * const matrix = stage.place(new MatrixTable({entries: [[1, 2], [0, 1]]}), 'C3');
 * yield* stage.show(matrix);
 * yield* matrix.column(1).highlight('blue');
 * ```
 */
@nodeName('MatrixTable')
export class MatrixTable extends TeachingNode {
  private readonly cells: readonly (readonly Cell[])[];
  private readonly brackets: readonly Line[];

  public constructor({entries, fontSize = 48, ...props}: MatrixTableProps) {
    super(props);
    this.cells = entries.map(row =>
      row.map(entry => new Cell(texOf(entry), 'text', {fontSize, radius: 12})),
    );
    const columns = Math.max(0, ...entries.map(row => row.length));
    const widths = Array.from(
      {length: columns},
      (_, column) =>
        Math.max(...this.cells.map(row => row[column]?.wordsSize().x ?? 0)) + 2 * PADDING.x,
    );
    const heights = this.cells.map(
      row => Math.max(0, ...row.map(cell => cell.wordsSize().y)) + 2 * PADDING.y,
    );
    const inner = new Vector2(sum(widths), sum(heights));
    this.size(inner.add([2 * (BRACKET.width + BRACKET.gap), BRACKET.lineWidth]));
    let top = -inner.y / 2;
    this.cells.forEach((row, index) => {
      const height = heights[index] ?? 0;
      let left = -inner.x / 2;
      row.forEach((cell, column) => {
        const width = widths[column] ?? 0;
        cell.size([width - 8, height - 8]).position([left + width / 2, top + height / 2]);
        left += width;
      });
      top += height;
    });
    this.brackets = [-1, 1].map(side => this.bracket(side, inner));
    this.add([...this.brackets, ...this.cells.flat()]);
  }

  /** A row as one; throws a RangeError when there is none of that number. */
  public row(number: number): CellGroup {
    return this.group(this.cells[number - 1] ?? missing('row', number, this.cells.length));
  }

  /** A column as one; throws a RangeError when there is none of that number. */
  public column(number: number): CellGroup {
    return this.group(
      this.cells.map(row => row[number - 1] ?? missing('column', number, row.length)),
    );
  }

  /** One entry; throws a RangeError when there is none. */
  public entry(row: number, column: number): Cell {
    const cells = this.cells[row - 1] ?? missing('row', row, this.cells.length);
    return cells[column - 1] ?? missing('column', column, cells.length);
  }

  /** Tints a row, a column or an entry. */
  public *highlight(part: CellGroup | Cell, color: Color = 'accent'): ThreadGenerator {
    yield* part.highlight(color);
  }

  /** Makes all cells look as they did at first. */
  public *clearHighlight(): ThreadGenerator {
    yield* all(...this.cells.flat().map(cell => cell.clearHighlight()));
  }

  public override *enter(): ThreadGenerator {
    this.opacity(1);
    yield* all(
      ...this.brackets.map(bracket => bracket.end(0).end(1, ENTER_SECONDS, easeInOutCubic)),
      chain(waitFor(0.2), staggered(this.cells.flat().map(cell => fadeAndRise(cell.opacity(0))))),
    );
  }

  private bracket(side: number, inner: Vector2): Line {
    const x = (side * inner.x) / 2 + side * (BRACKET.gap + BRACKET.width);
    const inside = x - side * BRACKET.width;
    return new Line({
      points: [
        [inside, -inner.y / 2],
        [x, -inner.y / 2],
        [x, inner.y / 2],
        [inside, inner.y / 2],
      ],
      stroke: () => this.color(),
      lineWidth: BRACKET.lineWidth,
      lineJoin: 'round',
      lineCap: 'round',
    });
  }

  private group(cells: readonly Cell[]): CellGroup {
    const group = new CellGroup(cells);
    this.add(group);
    return group;
  }
}

/** An entry as TeX, in which a comma would stand apart from the digits behind it. */
function texOf(entry: string | number): string {
  const text = typeof entry === 'number' ? numberText(entry) : entry;
  if (text.includes('$') || text.trim() === '') return text;
  const isNumber = typeof entry === 'number' || /^[-+−]?\d[\d.,\u00a0\u202f’]*$/.test(text);
  return `$${isNumber ? texOfNumber(text) : text}$`;
}

function texOfNumber(text: string): string {
  return text
    .replaceAll('−', '-')
    .replace(/,/g, '{,}')
    .replace(/[\u00a0\u202f]/g, '\\,')
    .replace(/’/g, sign => `\\text{${sign}}`);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function missing(what: string, number: number, count: number): never {
  throw new RangeError(`There is no ${what} ${number}: the matrix has ${count}.`);
}
