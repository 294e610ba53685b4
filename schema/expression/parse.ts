/**
 * Reads expressions as people type them: `2x`, `sin x`, `x(x-3)^2`, `|x|`, `\frac{1}{x}`.
 *
 * A product without a sign binds like one with a sign, from left to right: `1/2x` is (1/2)·x. An exponent is one
 * number, name, bracket or function: `e^x(x-1)` is eˣ·(x-1). Where people differ, a note says how it was read.
 */
import {binary, call, logarithm, numberOf, power, root} from './build.ts';
import {ExpressionError} from './expression-error.ts';
import {FUNCTIONS, functionNamed} from './functions.ts';
import {nearestIn} from './nearest-name.ts';
import {TokenCursor} from './token-cursor.ts';
import {CONSTANTS, type Token, knownNames, plainNotation, tokensOf} from './tokens.ts';
import {
  type Comparison,
  type Expression,
  allPartsOf,
  isCondition,
  isConstant,
  partsOf,
} from './tree.ts';

/** What an expression may use besides functions, constants and its variable. */
export interface Notation {
  /** Values by name, such as those of parameters. */
  readonly parameters?: ReadonlyMap<string, Expression>;
  /** The names of other curves, which are functions. */
  readonly curves?: ReadonlySet<string>;
  /** Whether `1,5` is a number, as in German; arguments are then parted by semicolons. */
  readonly decimalComma?: boolean;
}

/** How something was read that can be read in two ways. */
export interface ReadingNote {
  readonly message: string;
  readonly remedy: string;
}

/** An expression that was read. */
export interface Reading {
  /** What stands before its `=`, such as `y`, `x` or the `f` of `f(x)`. */
  readonly subject?: string | undefined;
  /** One value, or the coordinates of a point, or the pieces of a list. */
  readonly values: readonly Expression[];
  /** The one name that stands for no value. */
  readonly variable?: string | undefined;
  /** Parameters that are in it. */
  readonly used: ReadonlySet<string>;
  readonly notes: readonly ReadingNote[];
}

/** What a curve is of that stands without brackets. */
const BARE: Expression = {kind: 'variable', name: 'x'};

const COMPARISONS = new Set<string>(['<', '<=', '>', '>=', '==', '=', '!=']);

/**
 * Reads an expression, or an equation such as `y = 2x`.
 *
 * @throws ExpressionError when it is none, or uses names that nothing explains.
 */
export function parseExpression(text: string, notation: Notation = {}): Reading {
  const plain = plainNotation(text);
  if (plain === '') throw new ExpressionError(text, 'it is empty.');
  try {
    return new Parser(plain, notation).statement();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new ExpressionError(text, error.reason, error.remedy);
  }
}

class Parser extends TokenCursor {
  /** How many bars around the current place are still to be closed. */
  private bars = 0;
  private readonly notes: ReadingNote[] = [];
  /** Names of curves that stand without brackets. */
  private readonly bareCurves = new Set<string>();
  private readonly used = new Set<string>();

  public constructor(
    text: string,
    private readonly notation: Notation,
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

  public statement(): Reading {
    const subject = this.subject();
    const values = this.valuesOfStatement();
    if (!this.isSign('end')) this.unexpected();
    const loneCurve = this.curveMeantAsVariable(values);
    if (loneCurve !== undefined) return this.withVariable(loneCurve);
    for (const value of values) this.checkKinds(value, false);
    const [variable, ...others] = variablesOf(values);
    if (others.length > 0) this.tooManyVariables(variable ?? 'x', others);
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
    const equals = this.tokens.findIndex(({text}) => text === '=');
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
      /\by\b/.test(this.text)
        ? 'Solve it for y, as in y = (6 - 2x)/3; a circle is {circle: [0, 0], radius: 2}, and any other path {curve: [cos t, sin t], t: [0, 2pi]}.'
        : 'Write it as y = …, f(x) = … or x = 3.',
    );
  }

  private valuesOfStatement(): Expression[] {
    const closing = this.isSign('[') ? ']' : this.isPoint() ? ')' : undefined;
    if (closing === undefined) return [this.alternatives()];
    this.at += 1;
    const values = this.listUntil(closing);
    return values.some(({kind}) => kind === 'conditional') ? [piecewise(values)] : values;
  }

  /** Whether all of the expression is in one pair of round brackets, with a comma: (cos t, sin t). */
  private isPoint(): boolean {
    if (!this.isSign('(')) return false;
    let depth = 0;
    let commas = 0;
    for (const {text, kind} of this.tokens.slice(this.at)) {
      if (kind === 'end') break;
      if (depth === 0 && commas >= 0 && text !== '(') return false;
      if ('([{'.includes(text)) depth += 1;
      else if (')]}'.includes(text)) depth -= 1;
      else if (depth === 1 && (text === ',' || text === ';')) commas += 1;
    }
    return commas > 0;
  }

  private listUntil(closing: string): Expression[] {
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
  private alternatives(): Expression {
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

  private sum(): Expression {
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

  private power(): Expression {
    const start = this.token.start;
    const base = this.postfix();
    if (!this.skip('^')) return base;
    const exponentStart = this.token.start;
    const exponent = this.exponent();
    this.noteExponent(start, exponentStart);
    return power(base, exponent);
  }

  private exponent(): Expression {
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

  /** What may stand behind a number or a name: `n!`, `30°`. */
  private postfix(): Expression {
    let value = this.atom();
    for (;;) {
      if (this.isSign('!')) {
        this.next();
        value = call('factorial', value);
      } else if (this.isSign('°')) {
        this.next();
        value = binary('/', binary('*', value, {kind: 'constant', name: 'pi'}), numberOf(180));
      } else {
        return value;
      }
    }
  }

  private atom(): Expression {
    const {token} = this;
    if (token.kind === 'number') {
      this.next();
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
        case '[':
          return this.bracket(']');
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

  private bracket(closing: string): Expression {
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
    return first !== undefined && values.length === 1 ? first : piecewise(values);
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

  /** A constant, a parameter, the variable, a function or another curve. */
  private named(): Expression {
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

  private meaningOf(
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
    let derivative = 0;
    while (this.skip("'")) derivative += 1;
    const exponent = this.skip('^') ? this.exponent() : undefined;
    const at = this.isSign('(') ? this.bracket(')') : BARE;
    if (at === BARE && derivative === 0) this.bareCurves.add(name);
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
          : undefined,
      );
    }
    if (second === undefined || !isOfTwo) return call(name, ...args);
    if (name === 'mod') return binary('mod', first, second);
    if (name === 'pow') return power(first, second);
    if (name !== 'log') return root(first, second);
    const isBaseFirst = isConstant(first) && !isConstant(second);
    return isBaseFirst ? logarithm(first, second) : logarithm(second, first);
  }

  /** Whether a factor may begin here without a sign before it. */
  private beginsFactor(): boolean {
    const {kind, text} = this.token;
    if (kind === 'name') return text !== 'mod';
    if (kind === 'number') return true;
    if (kind === 'word') return false;
    if (text === '|') return this.bars === 0;
    return ['(', '[', '{', '⎸', '⌊', '⌈', '√', '∛', '∜', '\\frac', '\\sqrt'].includes(text);
  }

  private checkKinds(tree: Expression, wanted: boolean): void {
    if (isCondition(tree) !== wanted) {
      throw new ExpressionError(
        this.text,
        wanted
          ? 'a condition is missing where one is needed.'
          : 'it is a condition, which has no value to be drawn.',
        'Say which values it parts: {1 if x >= 0, 0 otherwise}.',
      );
    }
    const parts = partsOf(tree);
    parts.forEach((part, index) => {
      const isConditionWanted =
        tree.kind === 'and' ||
        tree.kind === 'or' ||
        tree.kind === 'not' ||
        (tree.kind === 'conditional' && index === 0);
      this.checkKinds(part, isConditionWanted);
    });
  }

  private unknown({text, start, end}: Token): never {
    const nearest = nearestIn(text, knownNames());
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

  private tooManyVariables(variable: string, others: readonly string[]): never {
    const names = others.map(name => `“${name}”`).join(' and ');
    throw new ExpressionError(
      this.text,
      `the ${others.length === 1 ? 'name' : 'names'} ${names} ${others.length === 1 ? 'is' : 'are'} not known; the variable is ${variable}.`,
      `Give ${others.length === 1 ? 'its value' : 'their values'} beside it, as in {curve: …, ${others[0] ?? ''}: 2}. ${this.knownRemedy()}`,
    );
  }

  private knownRemedy(): string {
    const curves = [...(this.notation.curves ?? [])];
    const more = curves.length === 0 ? '' : `, and the curves ${curves.join(', ')}`;
    return `Known are numbers, one variable, e, pi, ${Object.keys(FUNCTIONS)
      .filter(name => name !== 'oddpower')
      .join(', ')}${more}.`;
  }
}

/** Pieces as one value: the first whose condition holds. */
export function piecewise(pieces: readonly Expression[]): Expression {
  return pieces.reduceRight((otherwise, piece) =>
    piece.kind === 'conditional' && piece.otherwise === undefined ? {...piece, otherwise} : piece,
  );
}

/** The names without a value: x first, if it is among them, and those with an index last. */
function variablesOf(values: readonly Expression[]): string[] {
  const rank = (name: string): number => (name === 'x' ? 0 : name.includes('_') ? 2 : 1);
  const names = values.flatMap(value =>
    [...allPartsOf(value)].flatMap(part => (part.kind === 'variable' ? [part.name] : [])),
  );
  return [...new Set(names)].sort((first, second) => rank(first) - rank(second));
}

function isOne(tree: Expression): boolean {
  return tree.kind === 'number' && tree.value === 1;
}

function bracketed(text: string): string {
  return /^[\p{L}\d.]+$/u.test(text) ? text : `(${text})`;
}
