/** A place among the pieces of an expression, which moves on while they are read. */
import {ExpressionError} from './expression-error.ts';
import type {Token} from './tokens.ts';

/** Reads pieces one after the other. */
export abstract class TokenCursor {
  protected at = 0;

  protected constructor(
    protected readonly text: string,
    protected readonly tokens: readonly Token[],
  ) {}

  /** The piece that was read last. */
  protected get last(): Token | undefined {
    return this.tokens[this.at - 1];
  }

  /** The piece that is read next. */
  protected get token(): Token {
    const token = this.tokens[this.at] ?? this.tokens.at(-1);
    if (token === undefined) throw new RangeError('An expression has no end.');
    return token;
  }

  protected unexpected(): never {
    const {token} = this;
    const before = this.last;
    if (token.kind === 'end') {
      throw new ExpressionError(
        this.text,
        before === undefined ? 'it is empty.' : `something is missing behind “${before.text}”.`,
      );
    }
    const behind = this.ahead();
    if (
      token.text === ',' &&
      before?.kind === 'number' &&
      behind.kind === 'number' &&
      !behind.spaced
    ) {
      const number = /^[\d.]+(?:,\d+)+/.exec(this.text.slice(before.start))?.[0] ?? '';
      const written = (digits: string): string => this.text.replace(number, digits);
      const isGrouped = /^\d{1,3}(?:,\d{3})+$/.test(number);
      throw new ExpressionError(
        this.text,
        isGrouped
          ? `“${number}” has commas inside, which part two values.`
          : `“${number}” is written with a decimal comma, which the language of this lecture does not use.`,
        isGrouped
          ? `Write ${written(number.replaceAll(',', ''))}; with a decimal sign, ${written(number.replace(',', '.'))}.`
          : `Write ${written(number.replace(',', '.'))}.`,
      );
    }
    if (/^[)\]}]$/.test(token.text) && before !== undefined) {
      throw new ExpressionError(
        this.text,
        `nothing opens the bracket that “${token.text}” closes behind “${before.text}”.`,
        'Take it out, or write the one that opens it.',
      );
    }
    const where = before === undefined ? 'at its beginning' : `behind “${before.text}”`;
    throw new ExpressionError(this.text, `“${token.text}” is not expected ${where}.`);
  }

  protected expect(sign: string): void {
    if (this.skip(sign)) return;
    if (this.token.kind !== 'end') this.unexpected();
    const shown = sign === '⎹' ? '|' : sign;
    throw new ExpressionError(
      this.text,
      `the “${shown}” is missing that closes it.`,
      `Write “${this.text}${shown}” if it ends there.`,
    );
  }

  protected ahead(): Token {
    return this.tokens[this.at + 1] ?? this.token;
  }

  protected next(): Token {
    const {token} = this;
    this.at += 1;
    return token;
  }

  protected isSign(text: string): boolean {
    const {kind} = this.token;
    return text === 'end' ? kind === 'end' : kind === 'sign' && this.token.text === text;
  }

  protected isNamed(name: string): boolean {
    return this.token.kind === 'name' && this.token.text === name;
  }

  protected isWord(...words: readonly string[]): boolean {
    return this.token.kind === 'word' && words.includes(this.token.text);
  }

  protected skip(sign: string): boolean {
    if (!this.isSign(sign)) return false;
    this.at += 1;
    return true;
  }

  protected skipWord(...words: readonly string[]): boolean {
    if (!this.isWord(...words)) return false;
    this.at += 1;
    return true;
  }

  protected slice(start: number, end: number): string {
    return this.text.slice(start, end);
  }
}
