/** A part where its name is wanted, or its name where it is: `diagram.edge(start, end)` and `stage.show('start')`. */
import ts from 'typescript';
import type {Repair} from '../../../schema/diagnostic.ts';
import {descendants, literalText, propertyValue} from '../../diagnose/syntax.ts';
import {type Fix, valueAt} from '../fix.ts';
import {replaced} from '../splice.ts';

export const partByName: Fix = {
  code: 'part-by-name',
  mends: ['ts2345', 'ts2322', 'ts2769', 'ts2554'],
  *propose({node, scene: {sourceFile, checker}}) {
    const value = valueAt(node);
    if (value === undefined) return;
    yield* bothEnds(value);
    const id = idOf(value, checker);
    if (id !== undefined && !ts.isStringLiteralLike(value)) {
      yield {title: 'it is told by its name', splices: [replaced(value, id)]};
    }
    const name = literalText(value);
    if (name === undefined) return;
    const diagrams = descendants(sourceFile)
      .filter(ts.isVariableDeclaration)
      .filter(each => hasNode(each, name));
    const [diagram] = diagrams;
    if (diagram === undefined || diagrams.length > 1) return;
    yield {
      title: 'the node of that name is meant',
      splices: [replaced(value, `${diagram.name.getText()}.node(${value.getText()})`)],
    };
  },
};

/** `edge('light->leaf')` for `edge('light', 'leaf')`. */
function* bothEnds(value: ts.Expression): Generator<Repair> {
  const call = ts.findAncestor(value, ts.isCallExpression);
  const [only, ...others] = call?.arguments ?? [];
  const ends = /^\s*([\w ]+?)\s*(?:->|-->|→|=>|-|:)\s*([\w ]+?)\s*$/.exec(literalText(only) ?? '');
  if (only === undefined || others.length > 0 || ends === null) return;
  yield {
    title: 'its ends are told one by one',
    splices: [replaced(only, `'${ends[1]}', '${ends[2]}'`)],
  };
}

/** The name by which a node of a diagram was asked for. */
function idOf(value: ts.Expression, checker: ts.TypeChecker): string | undefined {
  const declaration = ts.isIdentifier(value)
    ? checker.getSymbolAtLocation(value)?.valueDeclaration
    : undefined;
  const source =
    declaration !== undefined && ts.isVariableDeclaration(declaration)
      ? declaration.initializer
      : value;
  if (source === undefined || !ts.isCallExpression(source)) return undefined;
  if (!ts.isPropertyAccessExpression(source.expression)) return undefined;
  const [id] = source.arguments;
  const isNode = source.expression.name.text === 'node';
  return isNode && id !== undefined && ts.isStringLiteralLike(id) ? id.getText() : undefined;
}

/** Whether a variable was set to a diagram with a node of this name. */
function hasNode({initializer}: ts.VariableDeclaration, name: string): boolean {
  if (initializer === undefined) return false;
  return descendants(initializer).some(made => {
    if (!ts.isNewExpression(made) || made.expression.getText() !== 'Diagram') return false;
    const [settings] = made.arguments ?? [];
    if (settings === undefined || !ts.isObjectLiteralExpression(settings)) return false;
    const nodes = propertyValue(settings, 'nodes');
    return (
      nodes !== undefined &&
      ts.isArrayLiteralExpression(nodes) &&
      nodes.elements.some(
        each =>
          ts.isObjectLiteralExpression(each) && literalText(propertyValue(each, 'id')) === name,
      )
    );
  });
}
