/** An empty list whose kind cannot be told where it is used: it holds what is put into it. */
import ts from 'typescript';
import {calledName, descendants} from '../../diagnose/syntax.ts';
import type {Fix} from '../fix.ts';

export const untypedList: Fix = {
  code: 'untyped-list',
  mends: ['ts7034', 'ts7005'],
  *propose({node, scene: {sourceFile, checker}}) {
    const symbol = checker.getSymbolAtLocation(node);
    const declaration = symbol?.valueDeclaration;
    if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return;
    if (declaration.type !== undefined) return;
    const put = descendants(sourceFile)
      .filter(ts.isCallExpression)
      .find(call => ['push', 'unshift'].includes(calledName(call) ?? '') && isOn(call, symbol));
    const [first] = put?.arguments ?? [];
    if (first === undefined) return;
    const type = checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(first));
    const kind = checker.typeToString(type);
    const at = declaration.name.end;
    yield {
      title: `it holds ${kind}`,
      splices: [{start: at, end: at, text: /\W/.test(kind) ? `: (${kind})[]` : `: ${kind}[]`}],
    };

    function isOn(call: ts.CallExpression, wanted: ts.Symbol | undefined): boolean {
      return (
        ts.isPropertyAccessExpression(call.expression) &&
        checker.getSymbolAtLocation(call.expression.expression) === wanted
      );
    }
  },
};
