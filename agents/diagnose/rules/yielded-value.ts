/** `yield*` before what acts at once and gives no animation, as in `yield* stage.place(…)`. */
import ts from 'typescript';
import {isGenerator} from '../animations.ts';
import type {Rule} from '../rule.ts';
import {calledName, descendants} from '../syntax.ts';

export const yieldedValue: Rule = {
  code: 'yielded-value',
  remedy: 'Leave the `yield*` out: only animations are played.',
  *check({sourceFile, checker}) {
    for (const node of descendants(sourceFile)) {
      if (!ts.isYieldExpression(node) || node.asteriskToken === undefined) continue;
      const {expression} = node;
      if (expression === undefined) continue;
      const type = checker.getTypeAtLocation(expression);
      if (type.flags & ts.TypeFlags.Any || isGenerator(type)) continue;
      const made = ts.isCallExpression(expression) ? calledName(expression) : undefined;
      yield {
        at: node,
        message: `\`yield*\` plays animations, and ${made === undefined ? 'this' : `\`${made}(…)\``} gives none.`,
      };
    }
  },
};
