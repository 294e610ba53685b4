/** Computes an expression. */
import {FUNCTIONS} from './functions.ts';
import type {Expression} from './tree.ts';

/** What the names in an expression stand for. */
export interface Values {
  /** The value of the variable. */
  readonly variable?: number;
  /** The values of other curves and of their derivatives. */
  readonly curve?: (name: string, derivative: number, at: number) => number;
}

const CONSTANTS = {e: Math.E, pi: Math.PI, infinity: Infinity} as const;

/** The value; NaN where it has none. */
export function evaluate(tree: Expression, values: Values = {}): number {
  const of = (part: Expression): number => evaluate(part, values);
  switch (tree.kind) {
    case 'number':
      return tree.value;
    case 'constant':
      return CONSTANTS[tree.name];
    case 'variable':
      return values.variable ?? Number.NaN;
    case 'negative':
      return -of(tree.of);
    case 'binary':
      return combined(tree.operator, of(tree.left), of(tree.right));
    case 'call':
      return FUNCTIONS[tree.name]?.of(...tree.args.map(of)) ?? Number.NaN;
    case 'curve':
      return values.curve?.(tree.name, tree.derivative, of(tree.at)) ?? Number.NaN;
    case 'conditional':
      if (holds(tree.condition, values)) return of(tree.value);
      return tree.otherwise === undefined ? Number.NaN : of(tree.otherwise);
    default:
      return Number.NaN;
  }
}

/** Whether a condition holds. */
export function holds(tree: Expression, values: Values = {}): boolean {
  switch (tree.kind) {
    case 'and':
      return holds(tree.left, values) && holds(tree.right, values);
    case 'or':
      return holds(tree.left, values) || holds(tree.right, values);
    case 'not':
      return !holds(tree.of, values);
    case 'compare': {
      const [left, right] = [evaluate(tree.left, values), evaluate(tree.right, values)];
      switch (tree.operator) {
        case '<':
          return left < right;
        case '<=':
          return left <= right;
        case '>':
          return left > right;
        case '>=':
          return left >= right;
        case '==':
          return left === right;
        case '!=':
          return left !== right;
      }
    }
    default:
      return false;
  }
}

function combined(
  operator: Extract<Expression, {kind: 'binary'}>['operator'],
  left: number,
  right: number,
): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '^':
      return left ** right;
    case 'mod':
      return left - right * Math.floor(left / right);
  }
}
