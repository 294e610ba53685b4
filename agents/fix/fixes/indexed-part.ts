/** Parts reached like those of a list: `steps[1]` for `steps.step(2)`, `cells[0]` for `cells.cell(0)`. */
import ts from 'typescript';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';

/** Methods that give a part by its number, and what the first one has. */
const PARTS = [
  {method: 'step', first: 1},
  {method: 'cell', first: 0},
  {method: 'row', first: 1},
  {method: 'bar', first: 1},
] as const;

export const indexedPart: Fix = {
  code: 'indexed-part',
  mends: ['ts7053', 'ts7015', 'ts2538'],
  *propose({node, scene: {checker}}) {
    const access =
      ts.findAncestor(node, ts.isElementAccessExpression) ??
      (ts.isElementAccessExpression(node.parent) ? node.parent : undefined);
    if (access === undefined) return;
    const {expression, argumentExpression} = access;
    const type = checker.getTypeAtLocation(expression);
    for (const {method, first} of PARTS) {
      if (type.getProperty(method) === undefined) continue;
      const number = numberFrom(argumentExpression, first);
      yield {
        title: `${method}(${number}) is that part`,
        splices: [replaced(access, `${expression.getText()}.${method}(${number})`)],
      };
    }
  },
};

/** Lists count from 0. */
function numberFrom(index: ts.Expression, first: number): string {
  if (ts.isNumericLiteral(index)) return String(Number(index.text) + first);
  return first === 0 ? index.getText() : `${index.getText()} + ${first}`;
}
