/** A list of parts that is not for scenes: `chart.bars` for what its bars are when each is asked for. */
import ts from 'typescript';
import {descendants, literalText, propertyValue} from '../../diagnose/syntax.ts';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';

export const listedParts: Fix = {
  code: 'listed-parts',
  mends: ['ts2341', 'ts2339', 'ts2551', 'ts2445'],
  *propose({node, scene: {checker}}) {
    const access = node.parent;
    if (!ts.isIdentifier(node) || !ts.isPropertyAccessExpression(access) || access.name !== node)
      return;
    if (!node.text.endsWith('s')) return;
    const single = node.text.slice(0, -1);
    const owner = access.expression;
    if (checker.getTypeAtLocation(owner).getProperty(single) === undefined) return;
    const keys = keysOf(owner, node.text, checker);
    if (keys === undefined) return;
    const parts = keys.map(key => `${owner.getText()}.${single}(${key})`);
    const around = access.parent;
    const index =
      ts.isElementAccessExpression(around) && ts.isNumericLiteral(around.argumentExpression)
        ? parts[Number(around.argumentExpression.text)]
        : undefined;
    const called = ts.isCallExpression(around) ? around : access;
    yield index === undefined
      ? {title: 'each is asked for', splices: [replaced(called, `[${parts.join(', ')}]`)]}
      : {title: 'it is asked for', splices: [replaced(around, index)]};
  },
};

/** How each part is asked for, from what the thing was made of. */
function keysOf(
  owner: ts.Expression,
  parts: string,
  checker: ts.TypeChecker,
): string[] | undefined {
  const declaration = checker.getSymbolAtLocation(owner)?.valueDeclaration;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
  if (declaration.initializer === undefined) return undefined;
  const made = descendants(declaration.initializer).find(ts.isNewExpression);
  const [settings] = made?.arguments ?? [];
  if (settings === undefined || !ts.isObjectLiteralExpression(settings)) return undefined;
  const isArray = made?.expression.getText() === 'Cells' && parts === 'cells';
  const list = propertyValue(settings, isArray ? 'values' : parts);
  if (list === undefined || !ts.isArrayLiteralExpression(list)) return undefined;
  if (list.elements.some(ts.isSpreadElement)) return undefined;
  const keys = list.elements.map((element, index) => {
    // Bars and cells count from 0, rows and steps from 1.
    if (['bars', 'cells'].includes(parts)) return String(index);
    if (['rows', 'steps'].includes(parts)) return String(index + 1);
    if (!ts.isObjectLiteralExpression(element)) return undefined;
    const names = parts === 'edges' ? ['from', 'to'] : ['id'];
    const values = names.map(name => propertyValue(element, name));
    return values.every(value => literalText(value) !== undefined)
      ? values.map(value => value?.getText()).join(', ')
      : undefined;
  });
  return keys.every(key => key !== undefined) ? keys : undefined;
}
