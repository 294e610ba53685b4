/** Reads conditions, and values that say where they hold. */
import {ExpressionError} from './expression-error.ts';
import {TermReader} from './term-reader.ts';
import {type Comparison, type Expression, isCondition} from './tree.ts';

const COMPARISONS = new Set<string>(['<', '<=', '>', '>=', '==', '=', '!=']);

/** Reads conditions and alternatives. */
export abstract class ConditionReader extends TermReader {
  protected override listUntil(closing: string): Expression[] {
    const outer = this.bars;
    this.bars = 0;
    const values: Expression[] = [this.piece()];
    while (this.skip(',') || this.skip(';')) values.push(this.piece());
    this.expect(closing);
    this.bars = outer;
    return values;
  }

  /** A value, which may say behind it where it holds: `x^2 if x < 0`, `x otherwise`, `x < 0: x^2`. */
  protected piece(): Expression {
    const value = this.alternatives();
    if (this.skipWord('otherwise', 'else')) return value;
    if (isCondition(value) && this.skip(':')) {
      return {kind: 'conditional', condition: value, value: this.alternatives()};
    }
    return value;
  }

  /** `a ? b : c`, `b if a`, `b if a else c`, `if a then b else c`. */
  protected override alternatives(): Expression {
    if (this.isWord('if') && this.ahead().text !== '(' && this.skipWord('if')) {
      const condition = this.disjunction();
      if (!this.skipWord('then')) this.skip(',');
      const value = this.alternatives();
      this.skip(',');
      const otherwise = this.skipWord('else', 'otherwise') ? this.alternatives() : undefined;
      return {kind: 'conditional', condition, value, otherwise};
    }
    const first = this.disjunction();
    if (this.skip('?')) {
      const value = this.alternatives();
      this.expect(':');
      return {kind: 'conditional', condition: first, value, otherwise: this.alternatives()};
    }
    if (this.skipWord('if', 'for', 'when', 'where') || this.skipToCondition()) {
      const condition = this.disjunction();
      const otherwise = this.skipWord('else') ? this.alternatives() : undefined;
      return {kind: 'conditional', condition, value: first, otherwise};
    }
    return first;
  }

  /** Passes a comma, or nothing before a bracket, behind which a condition stands: `x^2, x > 0`, `x^2 {x > 0}`. */
  private skipToCondition(): boolean {
    if (this.beginsCondition()) return true;
    const isParted = this.isSign(',') || this.isSign(';');
    if (!isParted || !this.isComparisonAt(this.at + 1)) return false;
    this.at += 1;
    return true;
  }

  protected override beginsCondition(): boolean {
    const {text} = this.token;
    return (text === '(' || text === '{') && this.isComparisonAt(this.at + 1);
  }

  /** Whether what stands from there to the next comma or the end of its bracket compares, and says no value. */
  private isComparisonAt(start: number): boolean {
    let depth = 0;
    let compares = false;
    for (const {kind, text} of this.tokens.slice(start)) {
      if (depth === 0 && (kind === 'end' || /^[,;)\]}]$/.test(text))) break;
      if (/^[([{]$/.test(text)) depth += 1;
      else if (/^[)\]}]$/.test(text)) depth -= 1;
      else if (depth > 0) continue;
      else if (/^[?:]$/.test(text) || (kind === 'word' && !/^(?:and|or|not|in)$/.test(text))) {
        return false;
      } else if (COMPARISONS.has(text) || text === 'in') compares = true;
    }
    return compares;
  }

  private disjunction(): Expression {
    let left = this.conjunction();
    while (this.skipWord('or')) left = {kind: 'or', left, right: this.conjunction()};
    return left;
  }

  private conjunction(): Expression {
    let left = this.negation();
    while (this.skipWord('and')) left = {kind: 'and', left, right: this.negation()};
    return left;
  }

  private negation(): Expression {
    return this.skipWord('not') ? {kind: 'not', of: this.negation()} : this.comparison();
  }

  /** `a < b`, and `a < b < c`. */
  private comparison(): Expression {
    let left = this.sum();
    if (this.skipWord('in')) return this.interval(left);
    let all: Expression | undefined;
    while (this.token.kind === 'sign' && COMPARISONS.has(this.token.text)) {
      const {text} = this.next();
      const right = this.sum();
      const operator = (text === '=' ? '==' : text) as Comparison;
      const compared: Expression = {kind: 'compare', operator, left, right};
      all = all === undefined ? compared : {kind: 'and', left: all, right: compared};
      left = right;
    }
    return all ?? left;
  }

  /** What stands behind `x in`: `[0, 2]`, `(0, 2]`, `[0, 2[`. */
  private interval(left: Expression): Expression {
    const opening = this.next().text;
    const from = /^[[\](]$/.test(opening) ? this.sum() : undefined;
    const isParted = this.skip(',') || this.skip(';');
    const to = from === undefined || !isParted ? undefined : this.sum();
    const closing = to === undefined ? '' : this.next().text;
    if (from === undefined || to === undefined || !/^[[\])]$/.test(closing)) {
      throw new ExpressionError(
        this.text,
        'behind “in” no interval of two numbers stands.',
        `Write ${this.notation.decimalComma === true ? 'x in [0; 2]' : 'x in [0, 2]'} or 0 <= x <= 2.`,
      );
    }
    return {
      kind: 'and',
      left: {kind: 'compare', operator: opening === '[' ? '<=' : '<', left: from, right: left},
      right: {kind: 'compare', operator: closing === ']' ? '<=' : '<', left, right: to},
    };
  }

  /** Pieces as one value. */
  protected override piecewise(pieces: readonly Expression[]): Expression {
    return pieces.reduceRight((otherwise, piece) => {
      if (piece.kind === 'conditional' && piece.otherwise === undefined)
        return {...piece, otherwise};
      throw new ExpressionError(
        this.text,
        'one of its pieces, which is not the last, says nowhere where it holds.',
        'Write a condition behind each, as in {x^2 if x < 0, x otherwise}.',
      );
    });
  }
}
