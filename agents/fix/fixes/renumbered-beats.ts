/** Beats that are as many as the lines, and counted otherwise: from 0, one twice, one left out. */
import ts from 'typescript';
import {calledName, descendants, lectureCall, propertyValue} from '../../diagnose/syntax.ts';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';

export const renumberedBeats: Fix = {
  code: 'renumbered-beats',
  mends: ['beats-out-of-step', 'ts2345', 'ts2554'],
  *propose({node, scene: {sourceFile}}) {
    const call = lectureCall(sourceFile);
    if (call === undefined) return;
    const lines = propertyValue(call.settings, 'lines');
    if (lines === undefined || !ts.isArrayLiteralExpression(lines)) return;
    const isAboutBeats =
      ts.findAncestor(node, around => around === lines) !== undefined || isBeat(node.parent);
    if (!isAboutBeats) return;
    const beats = descendants(call.run).filter(isBeat);
    const numbers = beats.map(beat => beat.arguments[0]);
    if (beats.length !== lines.elements.length || beats.some(isInLoop)) return;
    yield {
      title: 'beats are counted as the lines are',
      splices: numbers.flatMap((number, index) =>
        number === undefined || number.getText() === String(index + 1)
          ? []
          : [replaced(number, String(index + 1))],
      ),
    };
  },
};

function isBeat(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && calledName(node) === 'beat';
}

function isInLoop(node: ts.Node): boolean {
  return ts.findAncestor(node, around => ts.isIterationStatement(around, false)) !== undefined;
}
