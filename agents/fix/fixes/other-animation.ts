/** `yield*` on a call that acts at once: the animation of like meaning, or no `yield*`. */
import ts from 'typescript';
import {isGenerator} from '../../diagnose/animations.ts';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';
import {synonymsOf} from '../synonyms.ts';

export const otherAnimation: Fix = {
  code: 'other-animation',
  mends: ['yielded-value'],
  *propose({node, scene: {checker}}) {
    if (!ts.isYieldExpression(node) || node.expression === undefined) return;
    const {expression} = node;
    if (ts.isCallExpression(expression) && ts.isPropertyAccessExpression(expression.expression)) {
      const {name, expression: owner} = expression.expression;
      for (const other of synonymsOf(name.text)) {
        const member = checker.getTypeAtLocation(owner).getProperty(other);
        const results = member
          ? checker.getTypeOfSymbolAtLocation(member, owner).getCallSignatures()
          : [];
        if (!results.some(signature => isGenerator(signature.getReturnType()))) continue;
        yield {title: `${other} is the animation`, splices: [replaced(name, other)]};
      }
    }
    yield {
      title: 'nothing is played here',
      splices: [{start: node.getStart(), end: expression.getStart(), text: ''}],
    };
  },
};
