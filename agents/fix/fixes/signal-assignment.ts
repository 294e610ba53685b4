/** A signal set like a property: `node.opacity = 0.5` for `node.opacity(0.5)`. */
import ts from 'typescript';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';

export const signalAssignment: Fix = {
  code: 'signal-assignment',
  mends: ['ts2540', 'ts2322', 'ts2739', 'ts2740', 'ts2741'],
  *propose({node}) {
    const assignment = ts.findAncestor(node, ts.isBinaryExpression);
    if (assignment?.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return;
    const {left, right} = assignment;
    if (!ts.isPropertyAccessExpression(left)) return;
    const call = `${left.getText()}(${right.getText()})`;
    yield {title: `${left.name.text} is set by a call`, splices: [replaced(assignment, call)]};
  },
};
