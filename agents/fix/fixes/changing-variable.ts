/** A constant that is given another value: it is a variable. */
import ts from 'typescript';
import type {Fix} from '../fix.ts';

export const changingVariable: Fix = {
  code: 'changing-variable',
  mends: ['ts2588'],
  *propose({node, scene: {checker}}) {
    const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
    if (declaration === undefined || !ts.isVariableDeclarationList(declaration.parent)) return;
    const start = declaration.parent.getStart();
    yield {
      title: 'what changes is a variable',
      splices: [{start, end: start + 'const'.length, text: 'let'}],
    };
  },
};
