/** A value that is called, or a function whose value is meant: `node.text` and `node.text()`. */
import ts from 'typescript';
import {type Fix, valueAt} from '../fix.ts';

export const callOrValue: Fix = {
  code: 'call-or-value',
  mends: [
    'ts2349',
    'ts6234',
    'ts2322',
    'ts2345',
    'ts2362',
    'ts2363',
    'ts2365',
    'ts2769',
    'ts2339',
    'ts7053',
    'ts2538',
  ],
  *propose({node, scene: {checker}}) {
    const called = ts.findAncestor(node, ts.isCallExpression);
    if (called?.arguments.length === 0 && covers(called.expression, node)) {
      yield {
        title: 'this is a value, not a function',
        splices: [{start: called.expression.end, end: called.end, text: ''}],
      };
    }
    if (ts.isBinaryExpression(node)) {
      for (const side of [node.left, node.right]) {
        if (!takesNothing(side, checker)) continue;
        yield {
          title: 'its value is meant',
          splices: [{start: side.end, end: side.end, text: '()'}],
        };
      }
    }
    // `point.at.x`: the function stands before the member that it lacks.
    const owner =
      ts.isPropertyAccessExpression(node.parent) && node.parent.name === node
        ? node.parent.expression
        : ts.isElementAccessExpression(node)
          ? node.expression
          : valueAt(node);
    if (owner === undefined) return;
    if (!takesNothing(owner, checker)) return;
    yield {
      title: 'its value is meant',
      splices: [{start: owner.end, end: owner.end, text: '()'}],
    };
  },
};

/** Whether something can be called without arguments. */
function takesNothing(node: ts.Expression, checker: ts.TypeChecker): boolean {
  return checker
    .getTypeAtLocation(node)
    .getCallSignatures()
    .some(signature => signature.parameters.every(isOptional));
}

function covers(outer: ts.Node, inner: ts.Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end;
}

function isOptional(parameter: ts.Symbol): boolean {
  const {valueDeclaration: declaration} = parameter;
  return (
    declaration !== undefined &&
    ts.isParameter(declaration) &&
    (declaration.questionToken !== undefined ||
      declaration.initializer !== undefined ||
      declaration.dotDotDotToken !== undefined)
  );
}
