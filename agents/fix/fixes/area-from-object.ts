/** Cells given in one object or list: `stage.placeIn(node, {from: 'A1', to: 'C3'})`, `['A1', 'C3']`. */
import ts from 'typescript';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';

export const areaFromObject: Fix = {
  code: 'area-from-object',
  mends: ['ts2345', 'ts2554', 'ts2769'],
  *propose({node}) {
    const call = ts.findAncestor(node, ts.isCallExpression);
    for (const argument of call?.arguments ?? []) {
      const cells = cellsIn(argument);
      if (cells.length === 0 || cells.some(cell => !/^['"][A-Fa-f][1-6]['"]$/.test(cell))) continue;
      yield {title: 'cells are given one by one', splices: [replaced(argument, cells.join(', '))]};
    }
  },
};

function cellsIn(node: ts.Expression): string[] {
  if (ts.isObjectLiteralExpression(node)) {
    const values = node.properties.filter(ts.isPropertyAssignment);
    return values.map(({initializer}) => initializer.getText());
  }
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(element => element.getText());
  // 'A1:C3', 'A1-C3'
  const range = ts.isStringLiteralLike(node)
    ? /^([A-F][1-6])\W+([A-F][1-6])$/i.exec(node.text)
    : null;
  return range === null ? [] : [`'${range[1]}'`, `'${range[2]}'`];
}
