/** The edit that gives what happens in a beat more seconds, or lets it begin sooner. */
import ts from 'typescript';
import type {SceneEditOf} from '../../schema/scene-edit.ts';
import type {Splice} from '../../schema/diagnostic.ts';
import {descendants} from '../diagnose/syntax.ts';
import {type EditPlan, replaced} from '../fix/splice.ts';
import type {SceneTree} from './scene-tree.ts';

/** What takes as long as this or longer, in seconds, is slow enough, and a wait is worth shortening. */
const A_WHILE = 1;

/**
 * Plans other durations for the motions and waits of a beat whose seconds are written out: a
 * factor above 1 is for all that are shorter than a second, one below 1 for waits that are longer.
 */
export function planPace(tree: SceneTree, {beat, factor}: SceneEditOf<'pace'>): EditPlan {
  if (factor === 1) return {refused: 'A factor of 1 changes nothing.'};
  const [target, ...others] = tree.beats.filter(candidate => candidate.beat === beat);
  if (target === undefined || others.length > 0) {
    return {refused: `There is no one call of \`${tree.stage}.beat(${beat}, …)\`.`};
  }
  const splices = [...descendants(target.body)].flatMap((node): Splice[] => {
    const seconds = ts.isCallExpression(node) ? writtenSeconds(node) : undefined;
    if (seconds === undefined) return [];
    const {literal, isWait} = seconds;
    const now = Number(literal.text);
    const isMeant = factor > 1 ? now > 0 && now < A_WHILE : isWait && now > A_WHILE;
    return isMeant ? [replaced(literal, String(Math.round(now * factor * 100) / 100))] : [];
  });
  return splices.length > 0
    ? splices
    : {
        refused: `Beat ${beat} writes out no ${factor > 1 ? 'seconds of less than one' : 'longer wait'}.`,
      };
}

/** The seconds of `waitFor(0.5)`, `node.x(300, 0.5)`, and other motions; undefined where none are written out. */
function writtenSeconds(
  call: ts.CallExpression,
): {readonly literal: ts.NumericLiteral; readonly isWait: boolean} | undefined {
  const isWait = ts.isIdentifier(call.expression) && call.expression.text === 'waitFor';
  const literal = isWait ? call.arguments[0] : call.arguments[1];
  if (literal === undefined || !ts.isNumericLiteral(literal)) return undefined;
  return isWait || (ts.isPropertyAccessExpression(call.expression) && isPlayed(call))
    ? {literal, isWait}
    : undefined;
}

/** Whether a call makes a motion that is played: `yield* node.x(…)`, also within `all(…)` and the like. */
function isPlayed(call: ts.CallExpression): boolean {
  const {parent} = call;
  if (ts.isYieldExpression(parent)) return true;
  // A chain such as `node.x(300, 0.5).x(0, 0.5)`.
  if (ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent)) {
    return isPlayed(parent.parent);
  }
  return (
    ts.isCallExpression(parent) &&
    parent.arguments.includes(call) &&
    ts.isIdentifier(parent.expression) &&
    isPlayed(parent)
  );
}
