/** A type that was written too wide: `(color: string)` where a `Color` goes on. */
import ts from 'typescript';
import {type Fix, valueAt} from '../fix.ts';
import {replaced} from '../splice.ts';

export const declaredType: Fix = {
  code: 'declared-type',
  mends: ['ts2322', 'ts2345', 'ts2769'],
  *propose({node, diagnostic, scene: {checker, exportsOf}}) {
    const exported = exportsOf('lectern');
    const wanted = [...diagnostic.message.matchAll(/ type '(?:readonly )?([A-Z]\w*)/g)]
      .map(([, name = '']) => name)
      .find(name => exported.has(name));
    const value = valueAt(node);
    if (wanted === undefined || value === undefined) return;
    const symbol =
      ts.isIdentifier(value) && ts.isShorthandPropertyAssignment(value.parent)
        ? checker.getShorthandAssignmentValueSymbol(value.parent)
        : checker.getSymbolAtLocation(value);
    for (const declaration of symbol?.declarations ?? []) {
      if (!ts.isParameter(declaration) && !ts.isVariableDeclaration(declaration)) continue;
      if (declaration.type === undefined) continue;
      yield {
        title: `what goes on is a ${wanted}`,
        splices: [replaced(declaration.type, wanted)],
      };
    }
  },
};
