/** What waits as the browser does, `await` and `async`: animations are generators, which `yield*` plays. */
import ts from 'typescript';
import type {Repair} from '../../../schema/diagnostic.ts';
import {calledName, descendants} from '../../diagnose/syntax.ts';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';

export const playedInsteadOfAwaited: Fix = {
  code: 'played-instead-of-awaited',
  mends: [
    'ts1308',
    'ts1375',
    'ts2345',
    'ts2322',
    'ts2769',
    'unplayed-animation',
    'forbidden-global',
  ],
  *propose({node}) {
    const promise = ts.findAncestor(node, isPromise);
    const waited = promise === undefined ? undefined : secondsOf(promise);
    if (promise !== undefined && waited !== undefined && ts.isYieldExpression(promise.parent)) {
      yield {
        title: 'time is counted in frames',
        splices: [replaced(promise.parent, `yield* waitFor(${waited})`)],
      };
    }
    const around = ts.findAncestor(node, ts.isAwaitExpression) ?? awaitIn(node);
    if (around !== undefined) yield played(around);
    const async = ts.findAncestor(node, isAsync) ?? asyncIn(node);
    if (async !== undefined) yield withoutAsync(async);
    const promises = ts.findAncestor(node, isPromiseAll);
    if (promises !== undefined && ts.isCallExpression(promises)) {
      const text = promises.parent.kind === ts.SyntaxKind.ExpressionStatement ? 'yield* ' : '';
      yield {
        title: 'all plays them together',
        splices: [replaced(promises, text + together(promises))],
      };
    }
  },
};

type AsyncFunction = ts.FunctionExpression | ts.ArrowFunction | ts.FunctionDeclaration;

/** `await` in all of a function becomes `yield*`, and the function a generator. */
function withoutAsync(node: AsyncFunction): Repair {
  const modifier = node.modifiers?.find(({kind}) => kind === ts.SyntaxKind.AsyncKeyword);
  const start = modifier?.getStart() ?? node.getStart();
  const awaits = descendants(node).filter(ts.isAwaitExpression);
  const outermost = awaits.filter(
    each => !awaits.some(other => other !== each && other.pos <= each.pos && other.end >= each.end),
  );
  return {
    title: 'an animation is a generator, not async',
    splices: [
      {start, end: (modifier?.end ?? start) + (modifier === undefined ? 0 : 1), text: ''},
      ...outermost.flatMap(each => played(each).splices),
    ],
  };
}

function played(node: ts.AwaitExpression): Repair {
  const {expression} = node;
  const waited = ts.isNewExpression(expression) ? secondsOf(expression) : undefined;
  const text =
    waited === undefined
      ? isPromiseAll(expression)
        ? together(expression)
        : expression.getText()
      : `waitFor(${waited})`;
  return {title: '`yield*` plays it', splices: [replaced(node, `yield* ${text}`)]};
}

/** `Promise.all([a, b])` as `all(a, b)`. */
function together(call: ts.CallExpression): string {
  const [list] = call.arguments;
  if (list === undefined) return 'all()';
  if (!ts.isArrayLiteralExpression(list)) return `all(...${list.getText()})`;
  return `all(${list.elements.map(element => element.getText()).join(', ')})`;
}

/** The seconds of `new Promise(done => setTimeout(done, 500))`. */
function secondsOf(promise: ts.NewExpression): number | undefined {
  const timer = descendants(promise).find(
    (each): each is ts.CallExpression =>
      ts.isCallExpression(each) && calledName(each) === 'setTimeout',
  );
  const milliseconds = timer?.arguments[1];
  return milliseconds !== undefined && ts.isNumericLiteral(milliseconds)
    ? Number(milliseconds.text) / 1000
    : undefined;
}

function isPromise(node: ts.Node): node is ts.NewExpression {
  return ts.isNewExpression(node) && node.expression.getText() === 'Promise';
}

function isPromiseAll(node: ts.Node): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) && /^Promise\.(?:all|allSettled)$/.test(node.expression.getText())
  );
}

function isAsync(node: ts.Node): node is AsyncFunction {
  return (
    (ts.isFunctionExpression(node) || ts.isArrowFunction(node) || ts.isFunctionDeclaration(node)) &&
    (node.modifiers?.some(({kind}) => kind === ts.SyntaxKind.AsyncKeyword) ?? false)
  );
}

function asyncIn(node: ts.Node): AsyncFunction | undefined {
  return ts.isExpression(node) ? descendants(node).find(isAsync) : undefined;
}

function awaitIn(node: ts.Node): ts.AwaitExpression | undefined {
  const statement = ts.findAncestor(node, ts.isExpressionStatement);
  const expression = statement?.expression;
  return expression !== undefined && ts.isAwaitExpression(expression) ? expression : undefined;
}
