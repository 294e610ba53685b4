/** Reads conditions, and values that say where they hold. */
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
  private piece(): Expression {
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
    if (this.skipWord('if', 'for', 'when', 'where')) {
      const condition = this.disjunction();
      const otherwise = this.skipWord('else') ? this.alternatives() : undefined;
      return {kind: 'conditional', condition, value: first, otherwise};
    }
    return first;
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
}
