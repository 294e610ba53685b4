/** The edit that lets an object stay where it was placed, at the size that it was made to fit. */
import ts from 'typescript';
import type {SceneEditOf} from '../../schema/scene-edit.ts';
import type {Splice} from '../../schema/diagnostic.ts';
import {descendants} from '../diagnose/syntax.ts';
import {type EditPlan, isRefusal} from '../fix/splice.ts';
import {findObject} from './find-object.ts';
import type {SceneTree} from './scene-tree.ts';

/** What takes a node off its place, or out of its area. */
const PLACING = new Set(['absolutePosition', 'position', 'scale', 'x', 'y']);

/** Plans to take out the statements that set the object's place or scale themselves. */
export function planStay(tree: SceneTree, {object, beat}: SceneEditOf<'stay'>): EditPlan {
  const held = findObject(tree, object);
  if (isRefusal(held)) return held;
  const statements = [...descendants(tree.body)].filter(
    (node): node is ts.ExpressionStatement =>
      ts.isExpressionStatement(node) &&
      setsPlaceOf(node.expression, object) &&
      beatAround(tree, node) === beat,
  );
  if (statements.length === 0) {
    return {
      refused: `Nothing takes \`${object}\` off its place ${beat === undefined ? 'before the beats' : `in beat ${beat}`}.`,
    };
  }
  return statements.map(withoutLine);
}

/** `node.x(…)`, with or without `yield*`. */
function setsPlaceOf(expression: ts.Expression, object: string): boolean {
  if (ts.isYieldExpression(expression)) {
    return expression.expression !== undefined && setsPlaceOf(expression.expression, object);
  }
  return (
    ts.isCallExpression(expression) &&
    expression.arguments.length > 0 &&
    ts.isPropertyAccessExpression(expression.expression) &&
    ts.isIdentifier(expression.expression.expression) &&
    expression.expression.expression.text === object &&
    PLACING.has(expression.expression.name.text)
  );
}

function beatAround(tree: SceneTree, node: ts.Node): number | undefined {
  return tree.beats.find(({body}) => body.pos <= node.pos && node.end <= body.end)?.beat;
}

/** The statement, with its line where it has one of its own. */
function withoutLine(statement: ts.Statement): Splice {
  const {text} = statement.getSourceFile();
  const start = statement.getStart();
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', statement.end);
  const isAlone =
    text.slice(lineStart, start).trim() === '' &&
    lineEnd >= 0 &&
    text.slice(statement.end, lineEnd).trim() === '';
  return isAlone
    ? {start: lineStart, end: lineEnd + 1, text: ''}
    : {start, end: statement.end, text: ''};
}
