/** An animation that is made and thrown away: a generator called without `yield*`. */
import ts from 'typescript';
import type {Rule} from '../rule.ts';
import {calledName, descendants} from '../syntax.ts';

export const unplayedAnimation: Rule = {
  code: 'unplayed-animation',
  remedy: 'Write `yield*` before the call.',
  *check({sourceFile, checker}) {
    for (const node of descendants(sourceFile)) {
      if (!ts.isExpressionStatement(node) || !ts.isCallExpression(node.expression)) continue;
      if (!isGenerator(checker.getTypeAtLocation(node.expression))) continue;
      const call = calledName(node.expression) ?? 'This';
      yield {
        at: node.expression,
        message: `\`${call}(…)\` makes an animation, but nothing plays it.`,
        remedy: canYield(node)
          ? undefined
          : 'Only a generator function can play it: make the function around it a `function*`, and `yield*` both.',
      };
    }
  },
};

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
