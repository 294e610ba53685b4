/** Types in angle brackets behind what takes none: `new Figure<Segment>(…)`, `Cells<number>`. */
import ts from 'typescript';
import type {Fix} from '../fix.ts';

export const needlessTypeArgument: Fix = {
  code: 'needless-type-argument',
  mends: ['ts2315', 'ts2558'],
  *propose({node}) {
    const around = ts.findAncestor(node, hasTypeArguments);
    const list = around?.typeArguments;
    if (around === undefined || list === undefined) return;
    yield {
      title: 'no types are wanted here',
      splices: [{start: list.pos - 1, end: list.end + 1, text: ''}],
    };
  },
};

function hasTypeArguments(
  node: ts.Node,
): node is ts.NewExpression | ts.CallExpression | ts.TypeReferenceNode {
  return (
    (ts.isNewExpression(node) || ts.isCallExpression(node) || ts.isTypeReferenceNode(node)) &&
    node.typeArguments !== undefined
  );
}
