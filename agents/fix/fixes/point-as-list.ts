/** A point as an object, as other libraries have it: `{x: 1, y: 2}` and `new Vector2(1, 2)` for `[1, 2]`. */
import ts from 'typescript';
import {type Fix, valueAt} from '../fix.ts';
import {replaced} from '../splice.ts';

export const pointAsList: Fix = {
  code: 'point-as-list',
  mends: ['ts2322', 'ts2345', 'ts2353', 'ts2739', 'ts2740', 'ts2741', 'ts2769', 'ts2559'],
  *propose({node, scene: {checker}}) {
    const value =
      ts.findAncestor(node, ts.isObjectLiteralExpression) === undefined
        ? valueAt(node)
        : (literalPoint(node) ?? valueAt(node));
    if (value === undefined) return;
    const type = checker.getTypeAtLocation(value);
    if (!['x', 'y'].every(name => isNumber(type, name, value, checker))) return;
    const text = value.getText();
    if (ts.isObjectLiteralExpression(value)) {
      const parts = value.properties.filter(ts.isPropertyAssignment);
      const [x, y] = ['x', 'y'].map(name => parts.find(part => part.name.getText() === name));
      if (x === undefined || y === undefined || parts.length !== 2) return;
      yield listed(value, x.initializer.getText(), y.initializer.getText());
    } else if (ts.isNewExpression(value) && value.arguments?.length === 2) {
      const [x, y] = value.arguments;
      yield listed(value, x?.getText() ?? '', y?.getText() ?? '');
    } else if (ts.isIdentifier(value) || ts.isPropertyAccessExpression(value)) {
      yield listed(value, `${text}.x`, `${text}.y`);
    }
  },
};

function listed(value: ts.Expression, x: string, y: string) {
  const isShort = !ts.isSourceFile(value) && ts.isShorthandPropertyAssignment(value.parent);
  const text = `[${x}, ${y}]`;
  return {
    title: 'a point is a list',
    splices: [replaced(value, isShort ? `${value.getText()}: ${text}` : text)],
  };
}

function literalPoint(node: ts.Node): ts.ObjectLiteralExpression | undefined {
  const literal = ts.findAncestor(node, ts.isObjectLiteralExpression);
  return literal?.properties.some(({name}) => name?.getText() === 'x') ? literal : undefined;
}

/** Whether something has a number of this name: signals of nodes are none. */
function isNumber(type: ts.Type, name: string, at: ts.Node, checker: ts.TypeChecker): boolean {
  const member = type.getProperty(name);
  return (
    member !== undefined &&
    (checker.getTypeOfSymbolAtLocation(member, at).flags & ts.TypeFlags.NumberLike) !== 0
  );
}
