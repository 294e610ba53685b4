/** Makes parts of expressions that mean more than their signs: real roots, logarithms, functions of two numbers. */
import {evaluate} from './evaluate.ts';
import type {Expression} from './tree.ts';

/** A number. */
export function numberOf(value: number): Expression {
  return {kind: 'number', value};
}

/** Two parts with a sign between them. */
export function binary(
  operator: Extract<Expression, {kind: 'binary'}>['operator'],
  left: Expression,
  right: Expression,
): Expression {
  return {kind: 'binary', operator, left, right};
}

/** A function of some values. */
export function call(name: string, ...args: readonly Expression[]): Expression {
  return {kind: 'call', name, args};
}

/** A power. Roots of odd order are real, so that negative numbers have one too. */
export function power(base: Expression, exponent: Expression): Expression {
  if (base.kind === 'constant' && base.name === 'e') return call('exp', exponent);
  const fraction = fractionOf(exponent);
  if (fraction === undefined) return binary('^', base, exponent);
  const [p, q] = fraction;
  if (q === 2 && p === 1) return call('sqrt', base);
  if (q === 2) return binary('^', call('sqrt', base), numberOf(p));
  if (q === 3) {
    const root = call('cbrt', base);
    return p === 1 ? root : binary('^', root, numberOf(p));
  }
  if (q % 2 === 1 && q > 1) return call('oddpower', base, numberOf(p), numberOf(q));
  return binary('^', base, exponent);
}

/** A root of some order. */
export function root(base: Expression, order: Expression): Expression {
  if (order.kind === 'number' && Number.isInteger(order.value) && order.value > 0) {
    return order.value === 1 ? base : power(base, binary('/', numberOf(1), order));
  }
  return binary('^', base, binary('/', numberOf(1), order));
}

/** A logarithm to some base. */
export function logarithm(base: Expression, of: Expression): Expression {
  if (base.kind === 'constant' && base.name === 'e') return call('ln', of);
  if (base.kind === 'number' && base.value === 2) return call('log2', of);
  if (base.kind === 'number' && base.value === 10) return call('log10', of);
  return call('log', base, of);
}

/** The numerator and the denominator of a quotient of whole numbers, in lowest terms. */
function fractionOf(tree: Expression): readonly [number, number] | undefined {
  if (tree.kind === 'negative') {
    const inner = fractionOf(tree.of);
    return inner === undefined ? undefined : [-inner[0], inner[1]];
  }
  if (tree.kind === 'number' && tree.value === 0.5) return [1, 2];
  if (tree.kind !== 'binary' || tree.operator !== '/') return undefined;
  if (tree.right.kind !== 'number') return undefined;
  const isWhole = tree.left.kind === 'number' || tree.left.kind === 'negative';
  const [p, q] = [isWhole ? evaluate(tree.left) : Number.NaN, tree.right.value];
  if (!Number.isInteger(p) || !Number.isInteger(q) || q <= 0) return undefined;
  const divisor = commonDivisor(Math.abs(p), q);
  return [p / divisor, q / divisor];
}

function commonDivisor(first: number, second: number): number {
  return second === 0 ? first : commonDivisor(second, first % second);
}
