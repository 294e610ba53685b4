/** Parts that have numbers for names: rows and columns of a table, cells of an array, lines of code. */
import type {ContentOf} from '../../../schema/pictures.ts';
import type {StoryPath} from '../source-map.ts';
import type {SaidNames} from './said-names.ts';

/** The rows and columns of one table, block by block. */
export class TableRows {
  private count = 0;
  private columns = 0;

  public constructor(private readonly said: SaidNames) {}

  /** Judges the next block. */
  public next(content: ContentOf<'table'>, at: StoryPath): void {
    const {map, problems} = this.said;
    const rows = content.matrix ?? content.rows;
    if (rows !== undefined) {
      // Rows of a later block come to those that are there.
      this.count += rows.length;
      const [columns, whose] = columnsOf(rows, content.head, this.columns);
      this.columns = columns;
      rows.forEach((row, index) => {
        if (row.length === columns) return;
        problems.add(
          `This row has ${row.length} ${row.length === 1 ? 'cell' : 'cells'}, ${whose} ${columns}.`,
          map.placeOf([...at, content.matrix === undefined ? 'rows' : 'matrix', index]),
          row.length < columns
            ? "Write '' for a cell that is empty."
            : 'A comma begins the next cell: put a text with a comma between quotes, such as "1,200".',
        );
      });
    }
    (content.show ?? []).forEach((row, index) =>
      this.said.range(row, 1, this.count, 'row', [...at, 'show', index]),
    );
    (content.highlight ?? []).forEach(({row, column, cell}, index) => {
      const path = [...at, 'highlight', index];
      this.said.range(row ?? cell?.[0], 1, this.count, 'row', path);
      this.said.range(column ?? cell?.[1], 1, this.columns, 'column', path);
    });
  }
}

/** How many columns a table has, and what says so: its head, the rows that are there, or most of its rows. */
function columnsOf(
  rows: readonly (readonly unknown[])[],
  head: readonly unknown[] | undefined,
  already: number,
): readonly [number, string] {
  if (head !== undefined) return [head.length, 'the head has'];
  if (already > 0) return [already, 'those before have'];
  const countOf = (length: number): number => rows.filter(row => row.length === length).length;
  const lengths = rows.map(row => row.length).sort((a, b) => countOf(b) - countOf(a) || b - a);
  return [lengths[0] ?? 0, rows.length === 2 ? 'the other has' : 'most have'];
}

/** The cells of one array, block by block. */
export class ArrayCells {
  private count = 0;

  public constructor(private readonly said: SaidNames) {}

  /** Judges the next block. */
  public next(content: ContentOf<'cells'>, at: StoryPath): void {
    this.count = content.values?.length ?? this.count;
    for (const [name, {at: cell}] of content.pointers ?? []) {
      this.cell(cell, [...at, 'pointers', name]);
    }
    (content.highlight ?? []).forEach((mark, index) =>
      this.cell(mark.at, [...at, 'highlight', index]),
    );
    this.cell(content.dim, [...at, 'dim']);
    if (content.restore !== true) this.cell(content.restore, [...at, 'restore']);
    for (const cell of content.swap ?? []) this.cell(cell, [...at, 'swap']);
    for (const [cell] of content.set ?? []) this.cell(Number(cell), [...at, 'set', cell]);
  }

  private cell(cell: number | readonly [number, number] | undefined, path: StoryPath): void {
    this.said.range(cell, 0, this.count - 1, 'cell', path);
  }
}

/** The lines of one program, block by block. */
export class CodeLines {
  private count = 0;

  public constructor(private readonly said: SaidNames) {}

  /** Judges the next block. */
  public next({code, highlight, walk}: ContentOf<'code'>, at: StoryPath): void {
    this.count = code?.split('\n').length ?? this.count;
    this.said.range(highlight, 1, this.count, 'line', at);
    for (const part of walk ?? []) {
      if (part !== 'all') this.said.range(part, 1, this.count, 'line', at);
    }
  }
}
