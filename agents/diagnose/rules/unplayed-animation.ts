/** An animation that is made and thrown away: a generator called without `yield*`. */
import ts from 'typescript';
import type {Rule} from '../rule.ts';
import {calledName, descendants} from '../syntax.ts';

export const unplayedAnimation: Rule = {
  code: 'unplayed-animation',
  remedy: 'Write `yield*` before the call.',
  *check({sourceFile, checker}) {
    for (const node of descendants(sourceFile)) {
      if (!ts.isCallExpression(node) || !isThrownAway(node)) continue;
      if (!isGenerator(checker.getTypeAtLocation(node))) continue;
      const call = calledName(node) ?? 'This';
      yield {
        at: node,
        message: `\`${call}(…)\` makes an animation, but nothing plays it.`,
        remedy: canYield(node)
          ? undefined
          : 'Only a generator function can play it: make the function around it a `function*`, and `yield*` both.',
      };
    }
  },
};

/** Whether nothing takes what a call returns: it stands alone, or `forEach` gets it. */
function isThrownAway({parent}: ts.CallExpression): boolean {
  if (ts.isExpressionStatement(parent)) return true;
  if (!ts.isArrowFunction(parent)) return false;
  const around = parent.parent;
  return ts.isCallExpression(around) && calledName(around) === 'forEach';
}

/** Whether a value of this type is a generator: it can be stepped, and iterated. */
function isGenerator(type: ts.Type): boolean {
  if (type.flags & ts.TypeFlags.Any) return false;
  const steps = ['next', 'return', 'throw'].every(name => type.getProperty(name) !== undefined);
  return steps && type.getProperties().some(({name}) => name.startsWith('__@iterator'));
}

/** Whether the nearest function around a node is a generator. */
function canYield(node: ts.Node): boolean {
  const around = ts.findAncestor(node.parent, ts.isFunctionLike);
  return around !== undefined && 'asteriskToken' in around && around.asteriskToken !== undefined;
}
