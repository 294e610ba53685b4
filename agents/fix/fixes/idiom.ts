/** A call that there is not, said with what there is: `table.setCell(1, 2, 'x')` for `table.cell(1, 2).become('x')`. */
import ts from 'typescript';
import {descendants} from '../../diagnose/syntax.ts';
import type {Fix} from '../fix.ts';
import {IDIOMS} from '../idioms.ts';
import {replaced} from '../splice.ts';

export const idiom: Fix = {
  code: 'idiom',
  mends: ['ts2339', 'ts2551', 'ts2341', 'ts2554', 'ts2345', 'ts2769'],
  *propose({node, scene: {sourceFile, checker}}) {
    const call = ts.isIdentifier(node) ? callOf(node) : ts.findAncestor(node, ts.isCallExpression);
    if (call === undefined || !ts.isPropertyAccessExpression(call.expression)) return;
    const {name, expression: owner} = call.expression;
    for (const {method, takes, says} of IDIOMS) {
      if (method.toLowerCase() !== name.text.toLowerCase()) continue;
      if (takes !== call.arguments.length) continue;
      const parts = [owner, ...call.arguments].map(part => part.getText());
      const text = says.replace(/\$(\d|n|m)(\*?)/g, (_, key: string, inside: string) => {
        if (key === 'n') {
          return String(2 + callsBefore(call, name.text, owner.getText(), sourceFile));
        }
        if (key === 'm') return makerOf(owner, checker) ?? '';
        const part = parts[Number(key)] ?? '';
        return inside === '' ? part : optionsIn(part);
      });
      if (text.startsWith('.')) continue;
      const title = `${name.text} is said otherwise`;
      if (ts.isExpressionStatement(call.parent)) {
        yield {title, splices: [replaced(call, `yield* ${text}`)]};
      }
      yield {title, splices: [replaced(call, text)]};
    }
  },
};

function callOf(name: ts.Identifier): ts.CallExpression | undefined {
  const access = name.parent;
  if (!ts.isPropertyAccessExpression(access) || access.name !== name) return undefined;
  return ts.isCallExpression(access.parent) && access.parent.expression === access
    ? access.parent
    : undefined;
}

/** How often the same was called on the same thing further up, or has been said otherwise already. */
function callsBefore(
  call: ts.CallExpression,
  method: string,
  owner: string,
  sourceFile: ts.SourceFile,
): number {
  const same = [`${owner}.${method}`, `${owner}.step`];
  return descendants(sourceFile)
    .filter(ts.isCallExpression)
    .filter(
      other => other.getStart() < call.getStart() && same.includes(other.expression.getText()),
    ).length;
}

/** What a thing was made from: `plot` when it was set to `plot.curve(…)`. */
function makerOf(owner: ts.Expression, checker: ts.TypeChecker): string | undefined {
  const declaration = checker.getSymbolAtLocation(owner)?.valueDeclaration;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
  const {initializer} = declaration;
  if (initializer === undefined || !ts.isCallExpression(initializer)) return undefined;
  const {expression} = initializer;
  return ts.isPropertyAccessExpression(expression) ? expression.expression.getText() : undefined;
}

/** Options to stand among others. */
function optionsIn(text: string): string {
  const [, inside] = /^\{(.*?),?\s*\}$/s.exec(text) ?? [];
  return inside === undefined ? `...${text}` : inside.trim();
}
