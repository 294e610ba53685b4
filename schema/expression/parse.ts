/**
 * Reads expressions as people type them: `2x`, `sin x`, `x(x-3)^2`, `|x|`, `\frac{1}{x}`.
 *
 * A product without a sign binds like one with a sign, from left to right: `1/2x` is (1/2)·x. An exponent is one
 * number, name, bracket or function: `e^x(x-1)` is eˣ·(x-1). Where people differ, a note says how it was read.
 */
import {checkKinds, tooManyVariables, variablesOf} from './check-reading.ts';
import {ConditionReader} from './condition-reader.ts';
import {ExpressionError} from './expression-error.ts';
import {BARE} from './function-reader.ts';
import type {Notation, Reading} from './reading.ts';
import {plainNotation} from './plain-notation.ts';
import {refuseNotation} from './refused-notation.ts';
import {type Expression, allPartsOf} from './tree.ts';

/**
 * Reads an expression, or an equation such as `y = 2x`.
 *
 * @throws ExpressionError when it is none, or uses names that nothing explains.
 */
export function parseExpression(text: string, notation: Notation = {}): Reading {
  const plain = plainNotation(text);
  if (plain === '') throw new ExpressionError(text, 'it is empty.');
  try {
    refuseNotation(plain);
    return new Parser(plain, notation).statement();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new ExpressionError(text, error.reason, error.remedy);
  }
}

class Parser extends ConditionReader {
  public statement(): Reading {
    const subject = this.subject();
    const values = this.valuesOfStatement();
    if (!this.isSign('end')) this.unexpected();
    const loneCurve = this.curveMeantAsVariable(values);
    if (loneCurve !== undefined) return this.withVariable(loneCurve);
    for (const value of values) this.refuseRegion(value);
    for (const value of values) checkKinds(this.text, value, false);
    const [variable, ...others] = variablesOf(values);
    if (others.length > 0) tooManyVariables(this.text, variable ?? 'x', others);
    return {subject, values, variable, used: this.used, notes: this.notes};
  }

  /**
   * A name that another curve has and that is yet the variable, as the n of `n!` is: it stands without brackets, and
   * there is no other. Only f, g and h are functions then, too.
   */
  private curveMeantAsVariable(values: readonly Expression[]): string | undefined {
    const [name, ...others] = this.bareCurves;
    if (name === undefined || others.length > 0 || /^[fgh]$|^..|^\p{Lu}/u.test(name))
      return undefined;
    const isAlone = values.length === 1 && values[0]?.kind === 'curve';
    const isFunction = values.some(value =>
      [...allPartsOf(value)].some(part =>
        part.kind === 'curve' ? part.at !== BARE : part.kind === 'variable' && part !== BARE,
      ),
    );
    return isAlone || isFunction ? undefined : name;
  }

  private withVariable(name: string): Reading {
    const curves = new Set(this.notation.curves);
    curves.delete(name);
    const reading = new Parser(this.text, {...this.notation, curves}).statement();
    return {
      ...reading,
      notes: [
        ...reading.notes,
        {
          message: `“${name}” is read as the variable of “${this.text}”, although a curve is named ${name}.`,
          remedy: `Write ${name}(x) if that curve is meant.`,
        },
      ],
    };
  }

  /** What stands before `=`; nothing where there is none, or it belongs to a condition. */
  private subject(): string | undefined {
    const equals = this.tokens.findIndex(({text}) => text === '=' || text === '==');
    const before = this.tokens.slice(0, Math.max(equals, 0));
    if (equals < 0 || before.some(({kind, text}) => kind === 'word' || '?{'.includes(text))) {
      return undefined;
    }
    const [name, open, argument, close] = before;
    const isCall = open?.text === '(' && argument?.kind === 'name' && close?.text === ')';
    const primes = before.slice(1).every(({text}) => text === "'");
    if (
      name?.kind === 'name' &&
      (before.length === 1 || primes || (isCall && before.length === 4))
    ) {
      this.at = equals + 1;
      return name.text;
    }
    throw new ExpressionError(
      this.text,
      'it is an equation, and no value stands alone on its left.',
      before.some(({text}) => text === 'y') || this.tokens.some(({text}) => text === 'y')
        ? 'Solve it for y, as in y = (6 - 2x)/3; a circle is {circle: [0, 0], radius: 2}, and any other path {curve: [cos t, sin t], t: [0, 2pi]}.'
        : 'Write it as y = …, f(x) = … or x = 3.',
    );
  }

  private valuesOfStatement(): Expression[] {
    const closing = this.isList() ? (this.isSign('[') ? ']' : ')') : undefined;
    if (closing === undefined) {
      const pieces = [this.alternatives()];
      // Pieces are understood without braces as well.
      while (pieces.at(-1)?.kind === 'conditional' && (this.skip(',') || this.skip(';'))) {
        pieces.push(this.piece());
      }
      return pieces.length === 1 ? pieces : [this.piecewise(pieces)];
    }
    this.at += 1;
    const values = this.listUntil(closing);
    const [only] = values;
    if (only !== undefined && values.length === 1) this.noteSquareBrackets(only);
    return values.some(({kind}) => kind === 'conditional') ? [this.piecewise(values)] : values;
  }

  /** `y > 2x` is no curve. */
  private refuseRegion(value: Expression): void {
    if (value.kind !== 'compare' || value.left.kind !== 'variable' || value.left.name !== 'y')
      return;
    const border = this.text.replace(/^\s*y\s*[<>]=?\s*/, '');
    throw new ExpressionError(
      this.text,
      'it is an inequality, whose region is not drawn by itself.',
      `Draw its border, as in f: ${border}, and the region with {area: f, from: 0, to: 2, above: …}.`,
    );
  }

  /** Whether all of the expression is in one pair of brackets; round ones with a comma: (cos t, sin t). */
  private isList(): boolean {
    const opening = this.token.text;
    if (opening !== '(' && opening !== '[') return false;
    let depth = 0;
    let commas = 0;
    for (const {text, kind} of this.tokens.slice(this.at)) {
      if (kind === 'end') break;
      if (depth === 0 && text !== opening) return false;
      if ('([{'.includes(text)) depth += 1;
      else if (')]}'.includes(text)) depth -= 1;
      else if (depth === 1 && (text === ',' || text === ';')) commas += 1;
    }
    return opening === '[' || commas > 0;
  }
}
