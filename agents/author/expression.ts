/** Mathematical expressions in `x`, written as JavaScript that a person would write. */
import {
  type ConstantNode,
  type FunctionNode,
  type MathNode,
  type OperatorNode,
  type ParenthesisNode,
  type SymbolNode,
  parse,
} from 'mathjs/number';
import {nearestOf} from './schema-problems.ts';

/** An expression that cannot be used, with the reason in words. */
export class ExpressionError extends Error {
  public constructor(
    expression: string,
    reason: string,
    /** What to do about it. */
    public readonly remedy = 'Write it as in x^2 - 3x + 1, sin(2x) or exp(-x).',
  ) {
    super(`“${expression}” is no expression in x: ${reason}`);
    this.name = 'ExpressionError';
  }
}

const FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ['abs', 'Math.abs'],
  ['acos', 'Math.acos'],
  ['asin', 'Math.asin'],
  ['atan', 'Math.atan'],
  ['cbrt', 'Math.cbrt'],
  ['ceil', 'Math.ceil'],
  ['cos', 'Math.cos'],
  ['cosh', 'Math.cosh'],
  ['exp', 'Math.exp'],
  ['floor', 'Math.floor'],
  ['ln', 'Math.log'],
  ['log', 'Math.log'],
  ['log10', 'Math.log10'],
  ['log2', 'Math.log2'],
  ['max', 'Math.max'],
  ['min', 'Math.min'],
  ['round', 'Math.round'],
  ['sign', 'Math.sign'],
  ['sin', 'Math.sin'],
  ['sinh', 'Math.sinh'],
  ['sqrt', 'Math.sqrt'],
  ['tan', 'Math.tan'],
  ['tanh', 'Math.tanh'],
]);

/** Functions that take several numbers as well. */
const SEVERAL: readonly string[] = ['max', 'min'];

const CONSTANTS: ReadonlyMap<string, string> = new Map([
  ['e', 'Math.E'],
  ['pi', 'Math.PI'],
  ['tau', '(2 * Math.PI)'],
]);
const PRODUCT_RANK = 2;
const POWER_RANK = 4;
const OPERATORS: Readonly<Record<string, {text: string; rank: number}>> = {
  '+': {text: '+', rank: 1},
  '-': {text: '-', rank: 1},
  '*': {text: '*', rank: PRODUCT_RANK},
  '/': {text: '/', rank: PRODUCT_RANK},
  '^': {text: '**', rank: POWER_RANK},
};
const UNARY_RANK = 3;
const ATOM_RANK = 9;

interface Written {
  readonly text: string;
  /** How tightly it holds together; a looser one needs parentheses inside of a tighter one. */
  readonly rank: number;
}

/**
 * An expression as a JavaScript arrow function, such as `x => x ** 2 - 2 * x`.
 *
 * @param expression - In the usual notation, with `^` for powers; a leading `y =` or `f(x) =` is allowed.
 * @throws ExpressionError when it is none, or uses unknown names.
 */
export function arrowFunction(expression: string): string {
  const body = expression.replace(/^\s*(?:[a-zA-Z]\w*\s*(?:\(\s*x\s*\))?)\s*=/, '');
  let tree: MathNode;
  try {
    tree = parse(body);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s*\(char \d+\)$/, '') : '';
    throw new ExpressionError(expression, reason.toLowerCase());
  }
  const {text} = write(tree, expression);
  const called = /^(Math\.\w+)\(x\)$/.exec(text);
  if (called?.[1] !== undefined) return called[1];
  return /\bx\b/.test(text) ? `x => ${text}` : `() => ${text}`;
}

function write(node: MathNode, whole: string): Written {
  switch (node.type) {
    case 'ConstantNode':
      return atom(constant((node as ConstantNode).value, whole));
    case 'ParenthesisNode':
      return write((node as ParenthesisNode).content, whole);
    case 'SymbolNode':
      return atom(symbol((node as SymbolNode).name, whole));
    case 'FunctionNode':
      return call(node as FunctionNode, whole);
    case 'OperatorNode':
      return operation(node as OperatorNode, whole);
    default:
      throw new ExpressionError(
        whole,
        'only numbers, x, + - * / ^, parentheses and functions are known.',
      );
  }
}

function operation(node: OperatorNode, whole: string): Written {
  const [first, second] = node.args;
  if (first === undefined) throw new ExpressionError(whole, 'an operand is missing.');
  if (second === undefined) {
    if (node.op !== '-' && node.op !== '+') {
      throw new ExpressionError(whole, `the operator “${String(node.op)}” is not known.`);
    }
    const operand = write(first, whole);
    // JavaScript forbids a sign directly before a power.
    const {text} = within(operand, operand.rank === POWER_RANK ? ATOM_RANK : UNARY_RANK);
    return node.op === '+' ? {text, rank: UNARY_RANK} : {text: `-${text}`, rank: UNARY_RANK};
  }
  const operator = OPERATORS[node.op];
  if (operator === undefined) {
    throw new ExpressionError(whole, `the operator “${String(node.op)}” is not known.`);
  }
  const {text, rank} = operator;
  const [left, right] = [write(first, whole), write(second, whole)];
  if (node.op === '^') {
    // JavaScript groups ** to the right and forbids a sign on its left.
    return {text: `${within(left, ATOM_RANK).text} ** ${within(right, rank).text}`, rank};
  }
  const tighter = node.op === '-' || node.op === '/' ? rank + 1 : rank;
  return {text: `${within(left, rank).text} ${text} ${within(right, tighter).text}`, rank};
}

function call(node: FunctionNode, whole: string): Written {
  const name = node.fn.name;
  const [argument] = node.args;
  // x(x - 1) is meant as a product.
  if (name === 'x' && argument !== undefined && node.args.length === 1) {
    const factor = within(write(argument, whole), PRODUCT_RANK + 1).text;
    return {text: `x * ${factor}`, rank: PRODUCT_RANK};
  }
  const known = FUNCTIONS.get(name);
  if (known === undefined) {
    throw new ExpressionError(
      whole,
      `the function “${name}” is not known.`,
      nearestOf(name, [...FUNCTIONS.keys()]),
    );
  }
  if (node.args.length !== 1 && !(SEVERAL.includes(name) && node.args.length > 1)) {
    throw new ExpressionError(whole, `“${name}” takes one number, not ${node.args.length}.`);
  }
  return atom(`${known}(${node.args.map(part => write(part, whole).text).join(', ')})`);
}

function constant(value: unknown, whole: string): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  throw new ExpressionError(whole, value === undefined ? 'it is empty.' : 'it is no number.');
}

function symbol(name: string, whole: string): string {
  if (name === 'x') return name;
  const known = CONSTANTS.get(name);
  if (known !== undefined) return known;
  throw new ExpressionError(whole, `the name “${name}” is not known; the variable is x.`);
}

function atom(text: string): Written {
  return {text, rank: text.startsWith('-') ? UNARY_RANK : ATOM_RANK};
}

function within(written: Written, rank: number): Written {
  return written.rank < rank ? {text: `(${written.text})`, rank: ATOM_RANK} : written;
}
