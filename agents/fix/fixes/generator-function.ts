/** A plain function where an animation is wanted: `() => {…}` for `function* () {…}`. */
import ts from 'typescript';
import {asGenerator} from '../as-generator.ts';
import type {Fix} from '../fix.ts';

export const generatorFunction: Fix = {
  code: 'generator-function',
  mends: [
    'ts1163',
    'ts1220',
    'ts2304',
    'ts2322',
    'ts2345',
    'ts2552',
    'ts2739',
    'ts2740',
    'ts2741',
    'ts2769',
    'unplayed-animation',
  ],
  *propose({node, diagnostic}) {
    const isYield =
      ['ts1163', 'ts1220', 'ts2304', 'unplayed-animation'].includes(diagnostic.code) ||
      // A name that is spelt much the same is what the compiler would rather have.
      node.getText() === 'yield';
    if (!isYield && !/\bto (?:type|parameter of type) '[^']*Generator/.test(diagnostic.message))
      return;
    if (diagnostic.code === 'ts2345' && ts.isExpression(node) && !isFunctionValue(node)) {
      const text = `function* () { yield* ${node.getText()}; }`;
      yield {
        title: 'a function* plays it',
        splices: [{start: node.getStart(), end: node.end, text}],
      };
    }
    const own = isYield ? ts.findAncestor(node, isFunctionValue) : functionAround(node);
    if (own === undefined || own.asteriskToken !== undefined) return;
    yield {title: 'an animation is a function*', splices: asGenerator(own)};
  },
};

type FunctionValue = ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration;

function isFunctionValue(node: ts.Node): node is FunctionValue {
  return (
    ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node)
  );
}

/** The function that is the argument, or whose body or result is complained about. */
function functionAround(node: ts.Node): FunctionValue | undefined {
  if (isFunctionValue(node)) return node;
  const {parent} = node;
  return !ts.isSourceFile(node) && ts.isArrowFunction(parent) && parent.body === node
    ? parent
    : undefined;
}
