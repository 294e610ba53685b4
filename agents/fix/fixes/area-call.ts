/** One cell given where two are wanted, or two where one is: `place` and `placeIn`. */
import ts from 'typescript';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';

const OTHER: Readonly<Record<string, string>> = {place: 'placeIn', placeIn: 'place'};

export const areaCall: Fix = {
  code: 'area-call',
  mends: ['ts2554'],
  *propose({node}) {
    const call = ts.findAncestor(node, ts.isCallExpression);
    const callee = call?.expression;
    if (callee === undefined || !ts.isPropertyAccessExpression(callee)) return;
    const other = OTHER[callee.name.text];
    if (other === undefined) return;
    yield {title: `${other} takes that many cells`, splices: [replaced(callee.name, other)]};
  },
};
