/** Reads names in expressions: constants, parameters, the variable, and functions with what they are of. */
import {binary, call, logarithm, numberOf, power, root} from './build.ts';
import {ExpressionError} from './expression-error.ts';
import {FUNCTIONS, functionNamed} from './functions.ts';
import {nearestName} from '../nearest-name.ts';
import type {Notation, ReadingNote} from './reading.ts';
import {TokenCursor} from './token-cursor.ts';
import {CONSTANTS, type Token, knownNames, tokensOf} from './tokens.ts';
import {type Expression, isConstant} from './tree.ts';

/** What a curve is of that stands without brackets. */
export const BARE: Expression = {kind: 'variable', name: 'x'};

/** Reads names, and the arguments of those that are functions. */
export abstract class FunctionReader extends TokenCursor {
  /** How many bars around the current place are still to be closed. */
  protected bars = 0;
  protected readonly notes: ReadingNote[] = [];
  /** Names of curves that stand without brackets. */
  protected readonly bareCurves = new Set<string>();
  /** Parameters that are in it. */
  protected readonly used = new Set<string>();

  public constructor(
    text: string,
    protected readonly notation: Notation,
  ) {
    super(
      text,
      tokensOf(text, {
        isKnown: name =>
          notation.parameters?.has(name) === true || notation.curves?.has(name) === true,
        decimalComma: notation.decimalComma ?? false,
      }),
    );
  }

  /** Whether a factor may begin here without a sign before it. */
  protected abstract beginsFactor(): boolean;
  protected abstract power(): Expression;
  protected abstract exponent(): Expression;
  protected abstract bracket(closing: string): Expression;
  protected abstract atom(): Expression;
  /** What stands in brackets, parted by commas or semicolons. */
  protected abstract listUntil(closing: string): Expression[];

  /** A constant, a parameter, the variable, a function or another curve. */
  protected named(): Expression {
    const token = this.next();
    const name = token.text;
    const parameter = this.notation.parameters?.get(name);
    if (parameter !== undefined) this.used.add(name);
    switch (this.meaningOf(name)) {
      case 'parameter':
        return parameter ?? numberOf(Number.NaN);
      case 'curve':
        return this.curve(name);
      case 'function':
        return this.application(functionNamed(name) ?? name, token);
      case 'constant':
        return {kind: 'constant', name: CONSTANTS[name] ?? 'e'};
      case 'variable':
        return {kind: 'variable', name};
      case 'unknown':
        return this.unknown(token);
    }
  }

  protected meaningOf(
    name: string,
  ): 'parameter' | 'curve' | 'function' | 'constant' | 'variable' | 'unknown' {
    if (this.notation.parameters?.has(name) === true) return 'parameter';
    if (this.isCurve(name)) return 'curve';
    if (name === 'gamma' && !this.isSign('(')) return 'variable';
    if (functionNamed(name) !== undefined) return 'function';
    if (Object.hasOwn(CONSTANTS, name)) return 'constant';
    const isVariable =
      /^(?:\p{L}|alpha|beta|delta|epsilon|eta|theta|kappa|lambda|mu|nu|xi|rho|sigma|tau|phi|chi|psi|omega)(?:_\w+)?$/u;
    return isVariable.test(name) ? 'variable' : 'unknown';
  }

  private isCurve(name: string): boolean {
    if (name === 'x' || Object.hasOwn(CONSTANTS, name)) return false;
    return functionNamed(name) === undefined && this.notation.curves?.has(name) === true;
  }

  /** `f`, `f(x - 1)`, `f'(x)`, `f^2`. */
  private curve(name: string): Expression {
    const start = this.last?.start ?? 0;
    let derivative = 0;
    while (this.skip("'")) derivative += 1;
    const exponent = this.skip('^') ? this.exponent() : undefined;
    if (exponent?.kind === 'negative' && isOne(exponent.of)) {
      throw new ExpressionError(
        this.text,
        `“${name}^-1” may be the inverse of ${name} or a quotient.`,
        `Write 1/${name}(x) for the quotient, or the inverse by an expression of its own.`,
      );
    }
    const at = this.isSign('(') ? this.bracket(')') : BARE;
    if (at === BARE && derivative === 0) this.bareCurves.add(name);
    if (at === BARE && this.isNamed('x')) {
      const written = this.slice(start, this.last?.end ?? 0);
      this.notes.push({
        message: `“${written} x” is read as ${written}(x) · x.`,
        remedy: `Write ${written}(x) for its value at x.`,
      });
    }
    const value: Expression = {kind: 'curve', name, derivative, at};
    return exponent === undefined ? value : power(value, exponent);
  }

  /** `sin(x)`, `sin x`, `sin 2x`, `sin^2(x)`, `sin^-1(x)`, `log_2(x)`. */
  private application(name: string, token: Token): Expression {
    const base = name === 'log' && this.skip('_') ? this.lowArgument() : undefined;
    const exponent = this.skip('^') ? this.exponent() : undefined;
    const isInverse = exponent?.kind === 'negative' && isOne(exponent.of);
    const args = this.argumentsOf(token);
    if (!isInverse) {
      const value = this.applied(name, base, args, token);
      return exponent === undefined ? value : power(value, exponent);
    }
    const inverse = FUNCTIONS[name]?.inverse;
    if (inverse === undefined) {
      throw new ExpressionError(
        this.text,
        `“${token.text}^-1” may be an inverse or a quotient.`,
        `Write 1/${token.text}(x), or the inverse by its name.`,
      );
    }
    return this.applied(inverse, undefined, args, token);
  }

  private lowArgument(): Expression {
    return this.isSign('{') ? this.bracket('}') : this.atom();
  }

  private argumentsOf(token: Token): Expression[] {
    if (this.skip('(')) return this.listUntil(')');
    if (this.isSign('{')) return [this.bracket('}')];
    if (!this.beginsFactor() && !this.isSign('-') && !this.isSign('+')) {
      throw new ExpressionError(
        this.text,
        `“${token.text}” is a function, and nothing follows that it is of.`,
        `Write it as ${token.text}(x).`,
      );
    }
    return [this.bareArgument(token)];
  }

  /** What a function without brackets is of: a product of numbers and names, as in sin 2x. */
  private bareArgument(token: Token): Expression {
    if (this.skip('-')) return {kind: 'negative', of: this.bareArgument(token)};
    if (this.skip('+')) return this.bareArgument(token);
    const isSimple = (): boolean => {
      const {kind, text} = this.token;
      if (kind === 'number') return true;
      return kind === 'name' && this.meaningOf(text) !== 'function' && text !== 'mod';
    };
    let onlyNumbers = isSimple();
    let isOpen = onlyNumbers;
    let left: Expression | undefined;
    do {
      const {kind, text} = this.token;
      onlyNumbers &&= kind === 'number' || this.meaningOf(text) === 'constant';
      const factor = this.power();
      left = left === undefined ? factor : binary('*', left, factor);
      // In sin 2(x + 1) the bracket belongs to the sine, in sin x (x + 1) it does not.
      if (isOpen && onlyNumbers && this.isSign('(')) {
        left = binary('*', left, this.power());
        isOpen = false;
      }
    } while (isOpen && isSimple());
    this.noteArgument(token);
    return left;
  }

  /** In `sin x/2` and `sin x(x-1)` more may be meant to belong to the sine. */
  private noteArgument(name: Token): void {
    const {token} = this;
    const end = this.last?.end ?? 0;
    if (token.spaced || this.bars > 0 || !/^[*/(]$/.test(token.text)) return;
    const argument = this.slice(name.end, end).trim();
    if (argument === '') return;
    this.notes.push({
      message: `“${name.text} ${argument}${token.text}…” is read as ${name.text}(${argument})${token.text}….`,
      remedy: `Write brackets around all that the ${name.text} is of.`,
    });
  }

  /** Whole numbers as large as in sin(30) are hardly radians. */
  private noteRadians(name: string, argument: Expression, token: Token): void {
    if (!['sin', 'cos', 'tan'].includes(name)) return;
    const degrees = addendsOf(argument).find(value => Number.isInteger(value) && value >= 10);
    if (degrees === undefined) return;
    this.notes.push({
      message: `The ${degrees} in “${this.slice(token.start, this.last?.end ?? 0)}” is read in radians.`,
      remedy: `Write ${degrees}° if degrees are meant.`,
    });
  }

  private applied(
    name: string,
    base: Expression | undefined,
    args: readonly Expression[],
    token: Token,
  ): Expression {
    const [first, second] = args;
    if (first === undefined) return this.unexpected();
    if (base !== undefined) return logarithm(base, first);
    if (name === 'log' && second === undefined) {
      this.notes.push({
        message: `“log” without a base is read as the logarithm to base 10.`,
        remedy: 'Write ln for the natural one, log_2 for another base, or lg to be clear.',
      });
      return call('log10', first);
    }
    const isOfTwo = ['log', 'mod', 'pow', 'root', 'nthroot'].includes(name);
    const {least = 2, most = 2} = isOfTwo ? {} : (FUNCTIONS[name] ?? {});
    if (args.length < least || args.length > most) {
      const wanted = least === most ? `${least}` : `${least} to ${most}`;
      throw new ExpressionError(
        this.text,
        `“${token.text}” is of ${wanted} ${most === 1 ? 'number' : 'numbers'}, not ${args.length}.`,
        this.notation.decimalComma === true && args.length < least
          ? 'Part them with a semicolon, as in max(0; x).'
          : `Write them in brackets, as in ${token.text}(${'x, 2, 3'.slice(0, 3 * Math.min(3, least) - 2)}).`,
      );
    }
    if (second === undefined) this.noteRadians(name, first, token);
    if (second === undefined || !isOfTwo) return call(name, ...args);
    if (name === 'mod') return binary('mod', first, second);
    if (name === 'pow') return power(first, second);
    const isBaseFirst = isConstant(first) && !isConstant(second);
    if (name !== 'log') return isBaseFirst ? root(second, first) : root(first, second);
    return isBaseFirst ? logarithm(first, second) : logarithm(second, first);
  }

  private unknown({text, start, end}: Token): never {
    if (this.isSign(':')) {
      const before = this.text.slice(0, start).trimEnd();
      throw new ExpressionError(
        this.text,
        `a comma is missing before “${text}:”.`,
        `Write ${before}, ${this.text.slice(start)}.`,
      );
    }
    // One letter may be wrong; of names with two that is too much.
    const longNames = knownNames().filter(({length}) => length > 2);
    const nearest = nearestName(text, longNames, 0);
    const corrected =
      nearest === undefined
        ? undefined
        : `${this.text.slice(0, start)}${nearest}${this.text.slice(end)}`;
    const what = this.isSign('(') ? 'function' : 'name';
    throw new ExpressionError(
      this.text,
      `the ${what} “${text}” is not known.`,
      corrected === undefined ? this.knownRemedy() : `Did you mean “${corrected}”?`,
    );
  }

  protected knownRemedy(): string {
    const curves = [...(this.notation.curves ?? [])];
    const more = curves.length === 0 ? '' : `, and the curves ${curves.join(', ')}`;
    return `Known are numbers, one variable, e, pi, ${Object.keys(FUNCTIONS)
      .filter(name => name !== 'oddpower')
      .join(', ')}${more}.`;
  }
}

/** The numbers that are added in an expression, without their signs. */
function addendsOf(tree: Expression): number[] {
  if (tree.kind === 'number') return [tree.value];
  if (tree.kind === 'negative') return addendsOf(tree.of);
  const isSum = tree.kind === 'binary' && (tree.operator === '+' || tree.operator === '-');
  return isSum ? [...addendsOf(tree.left), ...addendsOf(tree.right)] : [];
}

function isOne(tree: Expression): boolean {
  return tree.kind === 'number' && tree.value === 1;
}
