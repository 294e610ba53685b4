/** Several things asked for in one call that gives one: `show(formula.part('a', 'b'))` for a call each. */
import ts from 'typescript';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';

export const oneCallEach: Fix = {
  code: 'one-call-each',
  mends: ['ts2554'],
  *propose({node}) {
    const call = ts.findAncestor(node, ts.isCallExpression);
    if (call === undefined || call.arguments.length < 2) return;
    if (!ts.isCallExpression(call.parent) || call.parent.expression === call) return;
    const callee = call.expression.getText();
    const calls = call.arguments.map(argument => `${callee}(${argument.getText()})`);
    yield {title: 'each is asked for by itself', splices: [replaced(call, calls.join(', '))]};
  },
};
