/** An animation that is made and thrown away: a generator called without `yield*`. */
import ts from 'typescript';
import {isGenerator} from '../animations.ts';
import type {Finding, Rule} from '../rule.ts';
import {calledName, descendants} from '../syntax.ts';

export const unplayedAnimation: Rule = {
  code: 'unplayed-animation',
  remedy: 'Write `yield*` before the call.',
  *check({sourceFile, checker}) {
    for (const node of descendants(sourceFile)) {
      if (!ts.isCallExpression(node)) continue;
      const each = callbackOfEach(node);
      if (each !== undefined && ts.isExpressionStatement(node.parent)) {
        if (each.asteriskToken !== undefined || makesAnimation(each, checker)) {
          yield unplayedEach(node, each);
        }
        continue;
      }
      if (!ts.isExpressionStatement(node.parent) || isInEach(node)) continue;
      if (!isGenerator(checker.getTypeAtLocation(node))) continue;
      const call = calledName(node) ?? 'This';
      const playable = canYield(node);
      const start = node.getStart(sourceFile);
      yield {
        at: node,
        message: `\`${call}(…)\` makes an animation, but nothing plays it.`,
        remedy: playable
          ? undefined
          : 'Only a generator function can play it: make the function around it a `function*`, and `yield*` both.',
        repair: playable
          ? {title: '`yield*` plays it', splices: [{start, end: start, text: 'yield* '}]}
          : undefined,
      };
    }
  },
};

type Callback = ts.ArrowFunction | ts.FunctionExpression;

/** What `list.forEach(…)` or `list.map(…)` calls. */
function callbackOfEach(node: ts.CallExpression): Callback | undefined {
  if (!['forEach', 'map'].includes(calledName(node) ?? '')) return undefined;
  const [callback] = node.arguments;
  if (callback === undefined) return undefined;
  return ts.isArrowFunction(callback) || ts.isFunctionExpression(callback) ? callback : undefined;
}

function isInEach(node: ts.Node): boolean {
  const around = ts.findAncestor(node, ts.isFunctionLike);
  if (around === undefined || !ts.isCallExpression(around.parent)) return false;
  return ts.isExpressionStatement(around.parent.parent) && callbackOfEach(around.parent) === around;
}

/** Whether a callback gives an animation, or makes one as a statement of its own. */
function makesAnimation(callback: Callback, checker: ts.TypeChecker): boolean {
  if (!ts.isBlock(callback.body)) return isGenerator(checker.getTypeAtLocation(callback.body));
  return callback.body.statements.some(
    statement =>
      ts.isExpressionStatement(statement) &&
      isGenerator(checker.getTypeAtLocation(statement.expression)),
  );
}

/** A callback as an arrow function that gives its one animation; undefined where it does more. */
function asExpression({parameters, body}: Callback): string | undefined {
  const [only, ...others] = ts.isBlock(body) ? body.statements : [];
  const given = ts.isBlock(body)
    ? only !== undefined && others.length === 0 && ts.isExpressionStatement(only)
      ? only.expression
      : undefined
    : body;
  if (given === undefined) return undefined;
  const animation =
    ts.isYieldExpression(given) && given.expression !== undefined ? given.expression : given;
  return `(${parameters.map(parameter => parameter.getText()).join(', ')}) => ${animation.getText()}`;
}

/** A loop that lets all its animations go; they are played together instead. */
function unplayedEach(node: ts.CallExpression, callback: Callback): Finding {
  const list = ts.isPropertyAccessExpression(node.expression)
    ? node.expression.expression.getText()
    : undefined;
  const each = asExpression(callback);
  const name = calledName(node) ?? 'forEach';
  return {
    at: node,
    message: `\`${name}(…)\` makes animations, but nothing plays them.`,
    remedy: 'Write `yield* all(...list.map(item => …))`, or a `for` loop with `yield*` in it.',
    repair:
      list === undefined || each === undefined || !canYield(node)
        ? undefined
        : {
            title: 'all of them are played together',
            splices: [
              {start: node.getStart(), end: node.end, text: `yield* all(...${list}.map(${each}))`},
            ],
          },
  };
}

/** Whether the nearest function around a node is a generator. */
function canYield(node: ts.Node): boolean {
  const around = ts.findAncestor(node.parent, ts.isFunctionLike);
  return around !== undefined && 'asteriskToken' in around && around.asteriskToken !== undefined;
}
