/** Reads sums and products, with and without a sign between their factors. */
import {binary, numberOf} from './build.ts';
import {ExpressionError} from './expression-error.ts';
import {FactorReader} from './factor-reader.ts';
import type {Token} from './tokens.ts';
import type {Expression} from './tree.ts';

/** Reads sums of products. */
export abstract class TermReader extends FactorReader {
  protected override sum(): Expression {
    let left = this.product();
    while (this.isSign('+') || this.isSign('-')) {
      const operator = this.next().text === '+' ? '+' : '-';
      left = binary(operator, left, this.product());
    }
    return left;
  }

  private product(): Expression {
    const start = this.token.start;
    let left = this.signed();
    /** Where the denominator begins that a factor without a sign could be meant to belong to. */
    let denominator: number | undefined;
    for (;;) {
      const {token} = this;
      if (token.kind === 'sign' && (token.text === '*' || token.text === '/')) {
        this.next();
        denominator = token.text === '/' ? this.token.start : undefined;
        left = binary(token.text === '/' ? '/' : '*', left, this.signed());
      } else if (this.isSign('%') || (token.kind === 'name' && token.text === 'mod')) {
        this.next();
        denominator = undefined;
        left = this.isShare(token)
          ? binary('/', left, numberOf(100))
          : binary('mod', left, this.signed());
      } else if (this.beginsFactor()) {
        const end = this.last?.end ?? 0;
        this.checkFactor(token);
        const factor = this.power();
        if (denominator !== undefined && !token.spaced) {
          this.noteDenominator(start, denominator, end, token.start);
        }
        denominator = undefined;
        left = binary('*', left, factor);
      } else {
        return left;
      }
    }
  }

  /** Whether a `%` that was just passed counts hundredths, as in `50%`, rather than parting two values. */
  private isShare(sign: Token): boolean {
    if (!this.beginsFactor() && !this.isSign('-')) return true;
    const before = this.tokens[this.at - 2];
    return !sign.spaced && before?.kind === 'number' && this.token.kind !== 'number';
  }

  /** Two numbers, or a name and a number, are no product. */
  private checkFactor(token: Token): void {
    const before = this.last;
    if (token.kind !== 'number' || before === undefined) return;
    const pair = this.slice(before.start, token.end);
    if (before.kind === 'name') {
      throw new ExpressionError(
        this.text,
        `“${pair}” is no name that is known.`,
        `Write ${token.text}${before.text} or ${before.text}^${token.text}, whichever is meant.`,
      );
    }
    const fraction = /^(\d+)\s+(\d+\/\d+)/.exec(this.text.slice(before.start));
    if (before.kind === 'number' && fraction !== null) {
      throw new ExpressionError(
        this.text,
        `“${fraction[0]}” may be a sum or a product.`,
        `Write (${fraction[1] ?? ''} + ${fraction[2] ?? ''}) for the mixed number, or ${fraction[1] ?? ''}*${fraction[2] ?? ''}.`,
      );
    }
    if (before.kind === 'number') {
      throw new ExpressionError(
        this.text,
        `nothing stands between the numbers of “${pair}”.`,
        `Write ${this.slice(before.start, before.end)}*${this.slice(token.start, token.end)} if they are multiplied.`,
      );
    }
  }

  private noteDenominator(start: number, denominator: number, end: number, factor: number): void {
    const [above, below, more] = [
      this.slice(start, denominator).replace(/\s*\/\s*$/, ''),
      this.slice(denominator, end),
      this.slice(factor, this.last?.end ?? 0),
    ];
    this.notes.push({
      message: `“${above}/${below}${more}” is read as (${above}/${below})·${more}.`,
      remedy: `Write ${above}/(${below}${more}) if all of it stands under the line, or (${above}/${below})${more} to be clear.`,
    });
  }

  private signed(): Expression {
    if (this.skip('-')) return {kind: 'negative', of: this.signed()};
    return this.skip('+') ? this.signed() : this.power();
  }
}
