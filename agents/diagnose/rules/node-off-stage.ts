/** A node that is animated although nobody can see it: never put anywhere, or taken away before. */
import ts from 'typescript';
import type {Finding, Rule} from '../rule.ts';
import {calledName, descendants} from '../syntax.ts';

/** What puts a node back where it can be seen. */
const PUTS_BACK = ['place', 'placeIn', 'show', 'transform', 'add', 'insert', 'reparent'];
/** What makes no sense with a node that is not there. */
const NEEDS_IT_THERE = ['emphasise', 'move', 'label', 'hide', 'clear'];

export const nodeOffStage: Rule = {
  code: 'node-off-stage',
  remedy: 'Place it first: `stage.place(node, …)` or `stage.placeIn(node, …)`.',
  *check({sourceFile, checker}) {
    for (const node of descendants(sourceFile)) {
      if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) continue;
      const uses = usesOf(node.name, sourceFile, checker);
      if (node.initializer !== undefined && ts.isNewExpression(node.initializer)) {
        if (isNode(checker.getTypeAtLocation(node.name))) yield* neverPlaced(node, uses);
      }
      yield* usedAfterClear(node.name.text, uses);
    }
  },
};

function* neverPlaced({name}: ts.VariableDeclaration, uses: ts.Identifier[]): Generator<Finding> {
  if (uses.length === 0 || !uses.every(isReceiver)) return;
  if (uses.some(use => PUTS_BACK.includes(memberOf(use) ?? ''))) return;
  const played = uses.find(use => isPlayed(use));
  if (played === undefined) return;
  yield {
    at: played,
    message: `\`${name.getText()}\` is animated, but it was never placed on the stage.`,
  };
}

function* usedAfterClear(name: string, uses: ts.Identifier[]): Generator<Finding> {
  const cleared = uses.findIndex(use => takesAway(use) && runsOnce(use));
  const next = cleared < 0 ? undefined : uses[cleared + 1];
  if (next === undefined) return;
  const method = isReceiver(next) ? memberOf(next) : callOver(next);
  if (method === undefined || PUTS_BACK.includes(method)) return;
  const isAnimated = isReceiver(next) && isPlayed(next);
  if (!isAnimated && !NEEDS_IT_THERE.includes(method)) return;
  yield {
    at: next,
    message: `\`${name}\` was cleared from the stage before.`,
    remedy: 'Use it before it is cleared, `hide` it instead, or place it again.',
  };
}

/** The identifiers that read a variable, in the order of the text. */
function usesOf(
  name: ts.Identifier,
  sourceFile: ts.SourceFile,
  checker: ts.TypeChecker,
): ts.Identifier[] {
  const symbol = checker.getSymbolAtLocation(name);
  return descendants(sourceFile).filter(
    (node): node is ts.Identifier =>
      ts.isIdentifier(node) &&
      node !== name &&
      node.text === name.text &&
      (ts.isShorthandPropertyAssignment(node.parent)
        ? checker.getShorthandAssignmentValueSymbol(node.parent)
        : checker.getSymbolAtLocation(node)) === symbol,
  );
}

function isNode(type: ts.Type): boolean {
  return type.getProperty('absoluteOpacity') !== undefined;
}

/** Whether a variable is only asked for one of its members. */
function isReceiver(use: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(use.parent) && use.parent.expression === use;
}

/** Whether a use is part of what a `yield*` plays, itself and not in a function in it. */
function isPlayed(use: ts.Identifier): boolean {
  const around = ts.findAncestor(
    use,
    parent => ts.isYieldExpression(parent) || ts.isFunctionLike(parent),
  );
  return around !== undefined && ts.isYieldExpression(around);
}

function memberOf({parent}: ts.Identifier): string | undefined {
  return ts.isPropertyAccessExpression(parent) ? parent.name.text : undefined;
}

/** Name of what is called with this as an argument. */
function callOver({parent}: ts.Identifier): string | undefined {
  return ts.isCallExpression(parent) ? calledName(parent) : undefined;
}

function takesAway(use: ts.Identifier): boolean {
  if (isReceiver(use)) return memberOf(use) === 'remove' && ts.isCallExpression(use.parent.parent);
  return callOver(use) === 'clear';
}

/** Whether nothing decides if, or how often, this runs, besides the beat that it is in. */
function runsOnce(node: ts.Node): boolean {
  const decides = ts.findAncestor(
    node,
    parent =>
      ts.isIterationStatement(parent, false) ||
      ts.isIfStatement(parent) ||
      ts.isConditionalExpression(parent) ||
      ts.isArrowFunction(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isSwitchStatement(parent),
  );
  return decides === undefined;
}
