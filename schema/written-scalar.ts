/** A value of YAML that reads otherwise than it is: `1.10`, `0x1F`, `True`, `NULL`, `12.5 %`. */
import {measureIn} from './measures.ts';
import {decimalSignOf, numeralIn} from './numerals.ts';

/** Numbers from here on are written in groups where they are computed. */
const UNGROUPED_BELOW = 10_000;

/** What a lecture says without quotes where YAML takes a number, a truth value or nothing; its place decides which of both counts. */
export class WrittenScalar {
  /**
   * @param source - As it was typed.
   * @param value - What YAML takes it for.
   * @param language - BCP 47 tag of the lecture.
   */
  public constructor(
    public readonly source: string,
    public readonly value: number | boolean | string | null,
    private readonly language: string,
  ) {}

  /** Among words: with the decimal sign of the language, and otherwise as it was typed. */
  public inWords(): string {
    return this.isNumber()
      ? numeralIn(this.language, this.source, {grouping: 'none'})
      : (measureIn(this.language, this.source) ?? this.source);
  }

  /** In a table: the same; numbers that a scene can hold, and that get no groups there, stay numbers. */
  public inTable(): string | number {
    const isPlain = this.isNumber() && String(this.value) === this.source;
    return isPlain && Math.abs(Number(this.value)) < UNGROUPED_BELOW
      ? Number(this.value)
      : this.inWords();
  }

  /** In an array, which shows values as code does: `1e3` and `007` stay; the decimal sign is the language's. */
  public inCode(): string | number {
    const isGrouped = this.source.includes('_');
    if (!this.isNumber()) return isGrouped ? this.source : this.inWords();
    if (String(this.value) === this.source) return this.value as number;
    const decimal = decimalSignOf(this.language);
    return this.source
      .replace(/^-/, '−')
      .replace(/^(−?)(?=\.\d)/, decimal === '.' ? '$1' : '$10')
      .replace(/(?<=\d)\.(?=\d)/, decimal);
  }

  public toString(): string {
    return this.source;
  }

  private isNumber(): boolean {
    return typeof this.value === 'number';
  }
}
