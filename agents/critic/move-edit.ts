/** The edit that puts an object elsewhere on the grid. */
import ts from 'typescript';
import {anchorPosition} from '../../engine/anchors.ts';
import type {SceneEditOf} from '../../schema/scene-edit.ts';
import {descendants, literalText} from '../diagnose/syntax.ts';
import {findObject} from './find-object.ts';
import {type SceneTree, isStageCall} from './scene-tree.ts';
import type {Splice} from '../../schema/diagnostic.ts';
import {type EditPlan, indentation, isRefusal, lineEnding, replaced} from '../fix/splice.ts';

/** Plans new anchors for the first placement, or for the `stage.move` of the beat that is named. */
export function planMove(tree: SceneTree, edit: SceneEditOf<'move'>): EditPlan {
  const {from, to = from} = edit;
  const [first, last] = [anchorPosition(from), anchorPosition(to)];
  if (last.row < first.row || last.column < first.column) {
    return {refused: `The area ${from}..${to} is empty: its top left cell comes first.`};
  }
  const held = findObject(tree, edit.object);
  if (isRefusal(held)) return held;

  const moves = [...descendants(tree.body)]
    .filter(node => isStageCall(node, tree.stage, ['move']))
    .filter(({arguments: [node]}) => node !== undefined && isNamed(node, edit.object))
    .map(call => ({call, beat: beatAround(tree, call)}));
  const here = moves.filter(({beat}) => beat !== undefined && beat === edit.beat);
  if (here.length > 1) {
    return {refused: `\`${edit.object}\` is moved more than once in beat ${edit.beat}.`};
  }
  const [moved] = here;
  if (moved !== undefined) return newAnchors(moved.call, from, to);

  const before = moves.findLast(
    ({beat}) => edit.beat !== undefined && beat !== undefined && beat < edit.beat,
  );
  if (before !== undefined) {
    return {
      refused: `In beat ${edit.beat} \`${edit.object}\` stands where beat ${before.beat} moved it: name beat ${before.beat}.`,
    };
  }
  if (held.placement === undefined) {
    return {refused: `\`${edit.object}\` is never placed: it takes the place of another object.`};
  }
  return newAnchors(held.placement, from, to);
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

function beatAround(tree: SceneTree, node: ts.Node): number | undefined {
  return tree.beats.find(({body}) => body.pos <= node.pos && node.end <= body.end)?.beat;
}

function newAnchors(call: ts.CallExpression, from: string, to: string): EditPlan {
  const {text} = call.getSourceFile();
  const [object, first, second] = call.arguments;
  if (!ts.isPropertyAccessExpression(call.expression)) return {refused: 'It is placed otherwise.'};
  if (object === undefined || first === undefined || call.arguments.some(ts.isSpreadElement)) {
    return {refused: `The anchors of \`${call.expression.getText()}\` are not written out.`};
  }
  const now = [literalText(first), literalText(second ?? first)];
  if (now[0] === from && now[1] === to) {
    return {refused: `It already stands at ${from === to ? from : `${from}..${to}`}.`};
  }
  const quote = text.charAt(first.getStart()) === '"' ? '"' : "'";
  const written = (anchor: string): string => `${quote}${anchor}${quote}`;
  const isMove = call.expression.name.text === 'move';
  const name = (wanted: string): Splice[] =>
    isMove || !ts.isPropertyAccessExpression(call.expression)
      ? []
      : call.expression.name.text === wanted
        ? []
        : [replaced(call.expression.name, wanted)];

  if (second === undefined) {
    if (from === to) return [replaced(first, written(from))];
    const ownLine = text.slice(object.end, first.getStart()).includes('\n');
    const gap = ownLine ? `${lineEnding(text)}${indentation(text, first.getStart())}` : ' ';
    return [...name('placeIn'), replaced(first, `${written(from)},${gap}${written(to)}`)];
  }
  const between = text.slice(first.end, second.getStart());
  if (from === to && /^\s*,\s*$/.test(between)) {
    return [...name('place'), {start: first.getStart(), end: second.end, text: written(from)}];
  }
  // A comment between two anchors is kept by naming one cell twice.
  return [replaced(first, written(from)), replaced(second, written(to))];
}
