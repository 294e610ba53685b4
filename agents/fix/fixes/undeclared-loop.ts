/** The variable of a loop that nothing declares: `for (item of items)`. */
import ts from 'typescript';
import type {Fix} from '../fix.ts';

export const undeclaredLoop: Fix = {
  code: 'undeclared-loop',
  mends: ['ts2304', 'ts2552'],
  *propose({node}) {
    const {parent} = node;
    if (ts.isSourceFile(node)) return;
    if (ts.isForOfStatement(parent) && parent.initializer === node) {
      const start = node.getStart();
      yield {title: 'the loop declares it', splices: [{start, end: start, text: 'const '}]};
    }
    if (
      ts.isBinaryExpression(parent) &&
      parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isForStatement(parent.parent)
    ) {
      const start = parent.getStart();
      yield {title: 'the loop declares it', splices: [{start, end: start, text: 'let '}]};
    }
  },
};
