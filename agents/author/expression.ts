/** Expressions, written as JavaScript that a person would write. */
import {binary, call, numberOf} from '../../schema/expression/build.ts';
import {evaluate} from '../../schema/expression/evaluate.ts';
import {type Expression, isConstant} from '../../schema/expression/tree.ts';

/** How names of a lecture are written in a scene. */
export interface CodeNames {
  /** The variable of a curve. */
  readonly curve: (name: string) => string;
  /** A function of the engine, which has to be imported. */
  readonly engine: (name: string) => string;
}

interface Written {
  readonly text: string;
  /** How tightly it holds together; a looser one needs parentheses inside of a tighter one. */
  readonly rank: number;
}

const CONDITIONAL = 0;
const OR = 1;
const AND = 2;
const COMPARISON = 3;
const SUM = 4;
const PRODUCT = 5;
const SIGN = 6;
const POWER = 7;
const ATOM = 9;

const OPERATORS = {
  '+': {text: '+', rank: SUM},
  '-': {text: '-', rank: SUM},
  '*': {text: '*', rank: PRODUCT},
  '/': {text: '/', rank: PRODUCT},
  '^': {text: '**', rank: POWER},
} as const;

const CONSTANTS = {e: 'Math.E', pi: 'Math.PI', infinity: 'Infinity'} as const;

const one = numberOf(1);
const pi: Expression = {kind: 'constant', name: 'pi'};
const quotient = (above: Expression, below: Expression): Expression => binary('/', above, below);

/** Functions that JavaScript does not have, by those that it has. */
const BY_OTHERS: Readonly<Record<string, (...args: readonly Expression[]) => Expression>> = {
  acot: (x = one) => binary('-', quotient(pi, numberOf(2)), call('atan', x)),
  acsc: (x = one) => call('asin', quotient(one, x)),
  asec: (x = one) => call('acos', quotient(one, x)),
  cot: (x = one) => quotient(one, call('tan', x)),
  coth: (x = one) => quotient(one, call('tanh', x)),
  csc: (x = one) => quotient(one, call('sin', x)),
  csch: (x = one) => quotient(one, call('sinh', x)),
  factorial: (x = one) =>
    isConstant(x) ? numberOf(evaluate(call('factorial', x))) : call('gamma', binary('+', x, one)),
  log: (base = one, x = one) => quotient(call('ln', x), call('ln', base)),
  normal: (x = one, mean?: Expression, deviation?: Expression) => {
    const from = mean === undefined ? x : binary('-', x, mean);
    const steps = deviation === undefined ? from : quotient(from, deviation);
    const square = binary('^', steps, numberOf(2));
    const bell = call('exp', quotient({kind: 'negative', of: square}, numberOf(2)));
    const root = call('sqrt', binary('*', numberOf(2), pi));
    return quotient(bell, deviation === undefined ? root : binary('*', deviation, root));
  },
  oddpower: (x = one, p = one, q = one) => {
    const size = binary('^', call('abs', x), quotient(p, q));
    return evaluate(p) % 2 === 0 ? size : binary('*', call('sign', x), size);
  },
  sec: (x = one) => quotient(one, call('cos', x)),
  sech: (x = one) => quotient(one, call('cosh', x)),
};

/** Functions that the engine has. */
const OF_ENGINE: readonly string[] = ['erf', 'gamma'];

/** An expression as code, such as `x ** 2 - 2 * x`. */
export function codeOf(tree: Expression, names: CodeNames): string {
  return new Writer(names).write(tree).text;
}

/**
 * An expression as an arrow function, such as `x => x ** 2 - 2 * x`; a function by its name alone where it is one.
 *
 * @param variable - The name that it is a function of.
 */
export function arrowFunction(
  tree: Expression,
  variable: string | undefined,
  names: CodeNames,
): string {
  const text = codeOf(tree, names);
  const [argument] = tree.kind === 'call' ? tree.args : [];
  const called = /^((?:Math\.)?[a-z]\w*)\((\w+)\)$/.exec(text);
  if (argument?.kind === 'variable' && called?.[1] !== undefined) return called[1];
  return `${variable ?? '()'} => ${tree.kind === 'conditional' ? `(${text})` : text}`;
}

class Writer {
  public constructor(private readonly names: CodeNames) {}

  public write(tree: Expression): Written {
    switch (tree.kind) {
      case 'number':
        return atom(numberCode(tree.value));
      case 'constant':
        return atom(CONSTANTS[tree.name]);
      case 'variable':
        return atom(tree.name);
      case 'negative': {
        const operand = this.write(tree.of);
        // JavaScript forbids a sign directly before a power.
        const isPlain = operand.rank > SIGN && operand.rank !== POWER;
        return {text: `-${isPlain ? operand.text : `(${operand.text})`}`, rank: SIGN};
      }
      case 'binary':
        return this.binary(tree);
      case 'call':
        return this.call(tree.name, tree.args);
      case 'curve':
        return this.curve(tree);
      case 'compare': {
        const operator = {'==': '===', '!=': '!=='}[tree.operator as string] ?? tree.operator;
        return {
          text: `${this.within(tree.left, SUM)} ${operator} ${this.within(tree.right, SUM)}`,
          rank: COMPARISON,
        };
      }
      case 'and':
        return {
          text: `${this.within(tree.left, AND)} && ${this.within(tree.right, AND)}`,
          rank: AND,
        };
      case 'or':
        return {text: `${this.within(tree.left, OR)} || ${this.within(tree.right, OR)}`, rank: OR};
      case 'not':
        return {text: `!${this.within(tree.of, ATOM)}`, rank: SIGN};
      case 'conditional': {
        const otherwise =
          tree.otherwise === undefined ? 'NaN' : this.within(tree.otherwise, CONDITIONAL);
        return {
          text: `${this.within(tree.condition, OR)} ? ${this.within(tree.value, OR)} : ${otherwise}`,
          rank: CONDITIONAL,
        };
      }
    }
  }

  private binary({operator, left, right}: Extract<Expression, {kind: 'binary'}>): Written {
    if (operator === 'mod') {
      // The remainder of JavaScript is negative for negative numbers.
      const whole = binary('*', right, call('floor', quotient(left, right)));
      return this.write(binary('-', left, whole));
    }
    // As a letter may have the value 1.
    if (operator === '*' && left.kind === 'number' && left.value === 1) return this.write(right);
    const {text, rank} = OPERATORS[operator];
    // JavaScript groups ** to the right and forbids a sign on its left.
    if (operator === '^') {
      return {text: `${this.within(left, ATOM)} ** ${this.within(right, POWER)}`, rank};
    }
    const tighter = operator === '-' || operator === '/' ? rank + 1 : rank;
    return {text: `${this.within(left, rank)} ${text} ${this.within(right, tighter)}`, rank};
  }

  private call(name: string, args: readonly Expression[]): Written {
    const others = BY_OTHERS[name];
    if (others !== undefined) return this.write(others(...args));
    const known = OF_ENGINE.includes(name)
      ? this.names.engine(name)
      : `Math.${name === 'ln' ? 'log' : name}`;
    return atom(`${known}(${args.map(part => this.write(part).text).join(', ')})`);
  }

  private curve({name, derivative, at}: Extract<Expression, {kind: 'curve'}>): Written {
    const place = this.write(at).text;
    const variable = this.names.curve(name);
    if (derivative === 0) return atom(`${variable}.valueAt(${place})`);
    return atom(`${variable}.slopeAt(${place}${derivative === 1 ? '' : `, ${derivative}`})`);
  }

  private within(tree: Expression, rank: number): string {
    const written = this.write(tree);
    return written.rank < rank ? `(${written.text})` : written.text;
  }
}

function numberCode(value: number): string {
  return Number.isNaN(value) ? 'NaN' : String(value);
}

function atom(text: string): Written {
  return {text, rank: text.startsWith('-') ? SIGN : ATOM};
}
