/** Reads the factors of expressions: numbers, brackets, bars, roots, and powers of these. */
import {binary, call, numberOf, power, root} from './build.ts';
import {ExpressionError} from './expression-error.ts';
import {FunctionReader} from './function-reader.ts';
import type {Token} from './tokens.ts';
import type {Expression} from './tree.ts';

/** Reads factors. */
export abstract class FactorReader extends FunctionReader {
  protected abstract alternatives(): Expression;
  protected abstract sum(): Expression;
  /** Whether a bracket comes next that holds a condition. */
  protected abstract beginsCondition(): boolean;
  protected abstract piecewise(pieces: readonly Expression[]): Expression;

  protected override power(): Expression {
    const start = this.token.start;
    const base = this.postfix();
    if (!this.skip('^')) return base;
    const exponentStart = this.token.start;
    const exponent = this.exponent();
    this.noteExponent(start, exponentStart);
    this.noteRoot(start, exponentStart);
    return power(base, exponent);
  }

  protected override exponent(): Expression {
    if (this.skip('-')) return {kind: 'negative', of: this.exponent()};
    return this.skip('+') ? this.exponent() : this.power();
  }

  /** In `e^2x` the x may be meant to stand above as well. */
  private noteExponent(start: number, exponentStart: number): void {
    const {last} = this;
    const {token} = this;
    if (token.kind !== 'name' || token.spaced || token.text === 'e' || token.text === 'mod') return;
    if (last === undefined || (last.kind !== 'number' && last.kind !== 'name')) return;
    if (this.meaningOf(token.text) === 'function') return;
    const base = this.slice(start, exponentStart);
    const exponent = this.slice(exponentStart, last.end);
    const isNumberPower = /^[\p{L}\s]+\^$/u.test(base) && /^\d$/.test(exponent) && base !== 'e^';
    if (isNumberPower) return;
    this.notes.push({
      message: `“${base}${exponent}${token.text}” is read as ${base}${bracketed(exponent)} · ${token.text}.`,
      remedy: `Write ${base}(${exponent}${token.text}) if all of it is the exponent.`,
    });
  }

  /** Nobody writes `x^1/3` for a third of x. */
  private noteRoot(start: number, exponentStart: number): void {
    const order = this.ahead();
    const isOne = this.slice(exponentStart, this.last?.end ?? 0) === '1';
    if (!isOne || !this.isSign('/') || order.kind !== 'number' || order.spaced) return;
    const base = this.slice(start, exponentStart);
    this.notes.push({
      message: `“${base}1/${order.text}” is read as (${base}1)/${order.text}.`,
      remedy: `Write ${base}(1/${order.text}) if all of it is the exponent.`,
    });
  }

  /** What may stand behind a number or a name: `n!`, `30°`. */
  private postfix(): Expression {
    const {start} = this.token;
    let value = this.atom();
    for (;;) {
      if (this.isSign('!')) {
        const mark = this.next();
        if (this.isSign('!') && !this.token.spaced) {
          const of = this.slice(start, mark.start);
          this.notes.push({
            message: `“${of}!!” is read as (${of}!)!.`,
            remedy: `Write (${of}!)! to be clear; a double factorial is not known.`,
          });
        }
        value = call('factorial', value);
      } else if (this.isSign('°')) {
        this.next();
        value = binary('/', binary('*', value, {kind: 'constant', name: 'pi'}), numberOf(180));
      } else {
        return value;
      }
    }
  }

  protected override atom(): Expression {
    const {token} = this;
    if (token.kind === 'number') {
      this.next();
      this.noteThousands(token);
      return numberOf(Number(token.text));
    }
    if (token.kind === 'name') return this.named();
    if (token.kind === 'word' && token.text === 'if' && this.ahead().text === '(') {
      this.at += 2;
      const [condition, value, otherwise] = this.listUntil(')');
      if (condition === undefined || value === undefined) {
        throw new ExpressionError(this.text, 'if needs a condition and values: if(x < 0, 1, 2).');
      }
      return {kind: 'conditional', condition, value, otherwise};
    }
    if (token.kind === 'sign') {
      switch (token.text) {
        case '(':
          return this.bracket(')');
        case '[': {
          const value = this.bracket(']');
          this.noteSquareBrackets(value);
          return value;
        }
        case '{':
          return this.braces();
        case '|':
          return this.absolute();
        case '⎸':
          return call('abs', this.bracket('⎹'));
        case '⌊':
          return call('floor', this.bracket('⌋'));
        case '⌈':
          return call('ceil', this.bracket('⌉'));
        case '√':
          this.next();
          return call('sqrt', this.rootArgument(token));
        case '∛':
          this.next();
          return call('cbrt', this.rootArgument(token));
        case '∜':
          this.next();
          return root(this.rootArgument(token), numberOf(4));
        case '\\frac': {
          this.next();
          const above = this.texArgument();
          return binary('/', above, this.texArgument());
        }
        case '\\sqrt': {
          this.next();
          const order = this.isSign('[') ? this.bracket(']') : numberOf(2);
          return root(this.texArgument(), order);
        }
      }
    }
    return this.unexpected();
  }

  /** In `1.500` the point may part thousands, where decimals have a comma. */
  private noteThousands({start, end}: Token): void {
    const typed = this.slice(start, end);
    if (this.notation.decimalComma !== true || !/^[1-9]\d{0,2}\.\d{3}$/.test(typed)) return;
    this.notes.push({
      message: `“${typed}” is read with a decimal point.`,
      remedy: `Write ${typed.replace('.', '')} if its point parts thousands, or ${typed.replace('.', ',')} to be clear.`,
    });
  }

  /** `[x]` may be meant as the greatest whole number in it. */
  protected noteSquareBrackets({kind}: Expression): void {
    if (kind !== 'variable') return;
    this.notes.push({
      message: 'Square brackets are read as round ones.',
      remedy: 'Write floor(x) for the greatest whole number that is not above x.',
    });
  }

  protected override bracket(closing: string): Expression {
    this.next();
    const outer = this.bars;
    this.bars = 0;
    const value = this.alternatives();
    this.bars = outer;
    this.expect(closing);
    return value;
  }

  /** A group as in TeX, or the pieces of a function. */
  private braces(): Expression {
    this.next();
    const values = this.listUntil('}');
    const [first] = values;
    return first !== undefined && values.length === 1 ? first : this.piecewise(values);
  }

  private absolute(): Expression {
    this.next();
    this.bars += 1;
    const value = this.sum();
    this.bars -= 1;
    this.expect('|');
    return call('abs', value);
  }

  /** A root sign without a line above reaches over one number, name or bracket. */
  private rootArgument(sign: Token): Expression {
    const value = this.power();
    const {token} = this;
    if (this.beginsFactor() && !token.spaced && token.kind === 'name') {
      const reach = this.slice(sign.start, this.last?.end ?? 0);
      this.notes.push({
        message: `“${reach}${token.text}” is read as ${reach} · ${token.text}.`,
        remedy: `Write ${sign.text}(${reach.slice(1)}${token.text}) if the root reaches over all of it.`,
      });
    }
    return value;
  }

  private texArgument(): Expression {
    if (this.isSign('{')) return this.bracket('}');
    return this.atom();
  }

  /** Whether a factor may begin here without a sign before it. */
  protected override beginsFactor(): boolean {
    const {kind, text} = this.token;
    if (kind === 'name') return text !== 'mod';
    if (kind === 'number') return true;
    if (kind === 'word' || this.beginsCondition()) return false;
    if (text === '|') return this.bars === 0;
    return ['(', '[', '{', '⎸', '⌊', '⌈', '√', '∛', '∜', '\\frac', '\\sqrt'].includes(text);
  }
}

function bracketed(text: string): string {
  return /^[\p{L}\d.]+$/u.test(text) ? text : `(${text})`;
}
