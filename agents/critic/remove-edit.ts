/** The edit that lets an object leave the stage at the start of a beat. */
import ts from 'typescript';
import type {SceneEditOf} from '../../schema/scene-edit.ts';
import {descendants} from '../diagnose/syntax.ts';
import {findObject} from './find-object.ts';
import {type BeatCall, type SceneTree, isStageCall, usesOf} from './scene-tree.ts';
import {
  type EditPlan,
  afterComments,
  indentation,
  isRefusal,
  lineEnding,
  replaced,
} from '../fix/splice.ts';

/** Plans `yield* stage.clear(object);` as the first statement of a beat, or where it vanishes by itself. */
export function planRemove(tree: SceneTree, edit: SceneEditOf<'remove'>): EditPlan {
  const {object, beat} = edit;
  const held = findObject(tree, object);
  if (isRefusal(held)) return held;
  if (held.declaration.parent.parent.parent !== tree.body) {
    return {refused: `\`${object}\` is made within a beat and is not known in another.`};
  }
  const [target, ...others] = tree.beats.filter(candidate => candidate.beat === beat);
  if (target === undefined || others.length > 0) {
    return {refused: `There is no one call of \`${tree.stage}.beat(${beat}, …)\`.`};
  }
  const vanishing = vanishingOf(tree, target, object);
  if (vanishing !== undefined) {
    return [replaced(vanishing, `yield* ${tree.stage}.clear(${object});`)];
  }
  const start = target.call.getStart();
  const [opening] = target.body.statements;
  if (opening !== undefined && clearsAll(tree, opening)) {
    return {refused: `Beat ${beat} clears the whole stage at its start anyway.`};
  }

  const names = [object, ...dependents(tree, object)];
  for (const name of names) {
    for (const use of usesOf(name, tree.body)) {
      const whose = name === object ? `\`${name}\`` : `\`${name}\`, which needs \`${object}\`,`;
      if (use.getStart() >= start) {
        return {refused: `${whose} is still used in or after beat ${beat}.`};
      }
      if (isInFunction(tree, use)) {
        return {refused: `${whose} is used in a function that may be called in any beat.`};
      }
    }
  }
  const earlier = [...descendants(tree.body)].filter(
    node =>
      isStageCall(node, tree.stage, ['show', 'hide', 'clear', 'transform']) &&
      node.getStart() < start,
  );
  if (!isThereAfter(earlier, object)) {
    return {refused: `\`${object}\` is not on the stage when beat ${beat} begins.`};
  }
  return firstStatement(target, `yield* ${tree.stage}.clear(${object});`);
}

/**
 * The statement of a beat by which an object vanishes without the stage's knowing, such as
 * `yield* node.opacity(0, 0.5)`, so that its labels stay; undefined when it is used afterwards.
 */
function vanishingOf(tree: SceneTree, {body}: BeatCall, object: string): ts.Statement | undefined {
  const statement = body.statements.findLast(
    each => ts.isExpressionStatement(each) && makesVanish(each.expression, object),
  );
  if (statement === undefined) return undefined;
  const isUsedLater = [...usesOf(object, tree.body)].some(use => use.getStart() >= statement.end);
  return isUsedLater ? undefined : statement;
}

function makesVanish(expression: ts.Expression, object: string): boolean {
  if (ts.isYieldExpression(expression)) {
    return expression.expression !== undefined && makesVanish(expression.expression, object);
  }
  if (!ts.isCallExpression(expression)) return false;
  const {expression: method, arguments: given} = expression;
  if (!ts.isPropertyAccessExpression(method) || !ts.isIdentifier(method.expression)) return false;
  if (method.expression.text !== object) return false;
  const [value] = given;
  return method.name.text === 'remove'
    ? given.length === 0
    : method.name.text === 'opacity' && value?.getText() === '0';
}

function clearsAll(tree: SceneTree, statement: ts.Statement): boolean {
  return [...descendants(statement)].some(
    node => isStageCall(node, tree.stage, ['clear']) && node.arguments.length === 0,
  );
}

/** Whether an object is shown after calls of the stage, in the order of the text. */
function isThereAfter(calls: readonly ts.Node[], object: string): boolean {
  let isThere = false;
  for (const call of calls) {
    if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) continue;
    const method = call.expression.name.text;
    const position = call.arguments.findIndex(
      argument => ts.isIdentifier(argument) && argument.text === object,
    );
    if (method === 'clear' && call.arguments.length === 0) isThere = false;
    if (position === -1) continue;
    isThere = method === 'show' || (method === 'transform' && position === 1);
  }
  return isThere;
}

/** The variables that are made of an object, or of what is made of it. */
function dependents(tree: SceneTree, object: string): string[] {
  const found = new Set<string>([object]);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const [name, declarations] of tree.variables) {
      const needs = declarations.some(
        ({initializer}) =>
          initializer !== undefined &&
          [...found].some(known => !usesOf(known, initializer).next().done),
      );
      if (needs) found.add(name);
    }
  }
  found.delete(object);
  return [...found];
}

function isInFunction(tree: SceneTree, use: ts.Node): boolean {
  for (let node = use; node !== tree.body && !ts.isSourceFile(node); node = node.parent) {
    if (ts.isFunctionLike(node) && !tree.beats.some(({body}) => body.parent === node)) return true;
  }
  return false;
}

function firstStatement({call, body}: BeatCall, statement: string): EditPlan {
  const {text} = call.getSourceFile();
  const opened = body.getStart() + 1;
  const start = afterComments(text, opened);
  const [first] = body.statements;
  const outer = indentation(text, call.getStart());
  const lineEnd = lineEnding(text);
  if (first === undefined && !text.slice(opened, body.end).includes('\n')) {
    return [{start, end: start, text: `${lineEnd}${outer}  ${statement}${lineEnd}${outer}`}];
  }
  if (first !== undefined && !text.slice(opened, first.getStart()).includes('\n')) {
    return [{start: opened, end: opened, text: ` ${statement}`}];
  }
  const inner = first === undefined ? `${outer}  ` : indentation(text, first.getStart());
  return [{start, end: start, text: `${lineEnd}${inner}${statement}`}];
}
