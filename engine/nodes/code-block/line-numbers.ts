/** The numbers beside lines of code: what they are, and how much room they take. Pure. */
import {LETTER_WIDTH} from './fit-code.ts';
import type {WrappedCode} from './wrap-code.ts';

/** Free space between numbers and code, in letters. */
const AFTER_NUMBERS = 2;

/** How the lines of a block are numbered. */
export class LineNumbers {
  /** The number of the first line, where they are numbered. */
  private readonly first: number | undefined;

  /** @param numbers - Whether lines are numbered, or the number of the first. */
  public constructor(numbers: boolean | number) {
    this.first = typeof numbers === 'number' ? numbers : numbers ? 1 : undefined;
  }

  /** Whether there are any. */
  public get areShown(): boolean {
    return this.first !== undefined;
  }

  /** Width of the numbers of so many lines and of what is free after them, in em. */
  public widthInEm(lines: number): number {
    return this.areShown ? (this.of(lines).length + AFTER_NUMBERS) * LETTER_WIDTH : 0;
  }

  /** Where the numbers of so many lines end, in em. */
  public endInEm(lines: number): number {
    return this.widthInEm(lines) - AFTER_NUMBERS * LETTER_WIDTH;
  }

  /** The numbers of the first rows, one below the other; rows that go on with a line have none. */
  public column({rows}: WrappedCode, count: number): string {
    return Array.from({length: count}, (_, index) => {
      const row = rows[index];
      return row === undefined || row.continuedAt !== undefined ? '\u00a0' : this.of(row.line);
    }).join('\n');
  }

  private of(line: number): string {
    return String((this.first ?? 1) + line - 1);
  }
}
