/** `yield*` on a call that acts at once: the animation of like meaning, or no `yield*`. */
import ts from 'typescript';
import {isGenerator} from '../../diagnose/animations.ts';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';
import {synonymsOf} from '../synonyms.ts';

/** Methods that give a part of a node. */
const PARTS = [
  'step',
  'part',
  'row',
  'column',
  'cell',
  'entry',
  'bar',
  'node',
  'edge',
  'side',
  'corner',
  'range',
];

export const otherAnimation: Fix = {
  code: 'other-animation',
  mends: ['yielded-value', 'ts2345', 'ts2554', 'ts2769'],
  *propose({node, diagnostic, scene: {checker}}) {
    const call = callAt(node);
    if (call !== undefined && ts.isPropertyAccessExpression(call.expression)) {
      const {name, expression: owner} = call.expression;
      for (const other of synonymsOf(name.text)) {
        const member = checker.getTypeAtLocation(owner).getProperty(other);
        const results = member
          ? checker.getTypeOfSymbolAtLocation(member, owner).getCallSignatures()
          : [];
        if (!results.some(signature => isGenerator(signature.getReturnType()))) continue;
        yield {title: `${other} is the animation`, splices: [replaced(name, other)]};
      }
    }
    if (diagnostic.code !== 'yielded-value' || !ts.isYieldExpression(node)) return;
    const {expression} = node;
    if (expression === undefined) return;
    if (call?.arguments.length === 1 && takesSeconds(call, checker)) {
      const {end} = call.arguments;
      yield {title: 'a value takes its time', splices: [{start: end, end, text: ', 0.6'}]};
    }
    if (isPartOf(expression, checker)) {
      yield {
        title: 'what is there is shown',
        splices: [replaced(expression, `stage.show(${expression.getText()})`)],
      };
    }
    yield {
      title: 'nothing is played here',
      splices: [{start: node.getStart(), end: expression.getStart(), text: ''}],
    };
  },
};

/** Whether something was only named – `derivation.step(2)` –, to be shown as it seems. */
function isPartOf(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  if (!ts.isCallExpression(expression)) return false;
  if (!ts.isPropertyAccessExpression(expression.expression)) return false;
  const {name} = expression.expression;
  return (
    PARTS.includes(name.text) &&
    checker.getTypeAtLocation(expression).getProperty('absoluteOpacity') !== undefined
  );
}

/** Whether a call would be an animation with a duration: those of signals are. */
function takesSeconds(call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  return checker
    .getTypeAtLocation(call.expression)
    .getCallSignatures()
    .some(signature => signature.parameters.length > 1 && isGenerator(signature.getReturnType()));
}

/** The call that is played, or whose arguments are complained about. */
function callAt(node: ts.Node): ts.CallExpression | undefined {
  if (ts.isYieldExpression(node)) {
    return node.expression && ts.isCallExpression(node.expression) ? node.expression : undefined;
  }
  if (ts.isArrowFunction(node)) return ts.isCallExpression(node.body) ? node.body : undefined;
  return ts.isCallExpression(node) ? node : ts.findAncestor(node, ts.isCallExpression);
}
