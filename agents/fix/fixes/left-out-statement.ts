/** A statement that only reaches outside: `console.log(…)`, `document.title = …`. Nothing is lost without it. */
import ts from 'typescript';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';

/** What is known of the window without asking it. */
const SIZES: Readonly<Record<string, string>> = {innerWidth: '1920', innerHeight: '1080'};

export const leftOutStatement: Fix = {
  code: 'left-out-statement',
  mends: ['forbidden-global', 'ts2304', 'ts2584', 'ts2552'],
  *propose({node, scene: {sourceFile}}) {
    const access = node.parent;
    if (ts.isPropertyAccessExpression(access) && SIZES[access.name.text] !== undefined) {
      const size = SIZES[access.name.text] ?? '';
      yield {title: `the frame is ${size} px`, splices: [replaced(access, size)]};
    }
    const statement = ts.findAncestor(node, ts.isExpressionStatement);
    if (statement === undefined || !isOnlyForOutside(statement.expression, node)) return;
    const {text} = sourceFile;
    const start = text.lastIndexOf('\n', statement.getStart()) + 1;
    const end = text.indexOf('\n', statement.end) + 1;
    yield {
      title: 'it would only reach outside',
      splices: [{start, end: end === 0 ? statement.end : end, text: ''}],
    };
  },
};

/** Whether a statement is a call on a global, or gives one of its properties a value. */
function isOnlyForOutside(expression: ts.Expression, global: ts.Node): boolean {
  const target = ts.isBinaryExpression(expression)
    ? expression.left
    : ts.isCallExpression(expression)
      ? expression.expression
      : undefined;
  let root = target;
  while (root !== undefined && ts.isPropertyAccessExpression(root)) root = root.expression;
  const isGlobal =
    root === global &&
    /^(?:console|document|window|alert|print|performance|localStorage)$/.test(global.getText());
  return isGlobal;
}
