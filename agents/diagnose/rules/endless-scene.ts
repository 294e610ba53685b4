/** A loop that never ends, or that never lets a frame pass: the scene could not be rendered. */
import ts from 'typescript';
import type {Rule} from '../rule.ts';
import {calledName, descendants} from '../syntax.ts';

/** Flow functions of Motion Canvas that go on until the scene ends. */
const ENDLESS_CALLS: readonly string[] = ['loop'];

export const endlessScene: Rule = {
  code: 'endless-scene',
  remedy: 'Give the loop an end: `for (let turn = 0; turn < 3; turn++)`, or `loop(3, …)`.',
  *check({sourceFile}) {
    for (const node of descendants(sourceFile)) {
      if (isLoop(node) && isAlwaysTrue(conditionOf(node)) && !hasExit(node.statement)) {
        yield {at: node, message: 'This loop never ends, so neither does the scene.'};
      }
      if (ts.isCallExpression(node) && ENDLESS_CALLS.includes(calledName(node) ?? '')) {
        const [count] = node.arguments;
        const isCounted = count !== undefined && !isFunction(count);
        if ((!isCounted || isInfinity(count)) && isWaitedFor(node)) {
          yield {
            at: node,
            message: '`loop` without a number goes on for ever, and so does the scene.',
          };
        }
      }
    }
  },
};

/** Whether the scene goes on only when this has ended; a plain `yield` lets it run beside the rest. */
function isWaitedFor(call: ts.Node): boolean {
  const around = ts.findAncestor(call, node => ts.isYieldExpression(node) || isFunction(node));
  return around !== undefined && ts.isYieldExpression(around) && around.asteriskToken !== undefined;
}

type Loop = ts.WhileStatement | ts.DoStatement | ts.ForStatement;

function isLoop(node: ts.Node): node is Loop {
  return ts.isWhileStatement(node) || ts.isDoStatement(node) || ts.isForStatement(node);
}

function conditionOf(node: Loop): ts.Expression | undefined {
  return ts.isForStatement(node) ? node.condition : node.expression;
}

function isAlwaysTrue(condition: ts.Expression | undefined): boolean {
  if (condition === undefined) return true;
  return condition.kind === ts.SyntaxKind.TrueKeyword || condition.getText() === '1';
}

/** Whether something in a loop leaves it. */
function hasExit(body: ts.Node): boolean {
  for (const node of descendants(body)) {
    if (!ts.isBreakStatement(node) && !ts.isReturnStatement(node) && !ts.isThrowStatement(node))
      continue;
    const around = ts.findAncestor(
      node.parent,
      candidate => isFunction(candidate) || isBreakable(candidate),
    );
    const isOfInnerLoop = around !== undefined && isBreakable(around) && around.pos >= body.pos;
    if (ts.isBreakStatement(node) && isOfInnerLoop) continue;
    return true;
  }
  return false;
}

function isBreakable(node: ts.Node): boolean {
  return (
    isLoop(node) ||
    ts.isForOfStatement(node) ||
    ts.isForInStatement(node) ||
    ts.isSwitchStatement(node)
  );
}

function isFunction(node: ts.Node): boolean {
  return (
    ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node)
  );
}

function isInfinity(node: ts.Expression): boolean {
  return /^(?:Number\.POSITIVE_INFINITY|Infinity)$/.test(node.getText());
}
