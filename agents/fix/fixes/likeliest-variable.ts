/** A name that nothing declares: a variable that is called nearly so, or after the same thing. */
import ts from 'typescript';
import {nearestName} from '../../../schema/nearest-name.ts';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';

export const likeliestVariable: Fix = {
  code: 'likeliest-variable',
  mends: ['ts2304', 'ts2552', 'ts18004'],
  isLastResort: true,
  *propose({node, scene: {sourceFile, checker}}) {
    if (!ts.isIdentifier(node) || isCalled(node)) return;
    // A `yield` in a plain function is read as a name.
    if (/^(?:yield|await)$/.test(node.text)) return;
    const inScope = checker
      .getSymbolsInScope(node, ts.SymbolFlags.Variable)
      .filter(({declarations}) => declarations?.[0]?.getSourceFile() === sourceFile)
      .map(({name}) => name);
    const words = wordsOf(node.text);
    const related = inScope.filter(name => wordsOf(name).some(word => words.includes(word)));
    const nearest = nearestName(node.text, inScope, 0.4);
    for (const name of new Set([
      ...(nearest === undefined ? [] : [nearest]),
      ...(related.length < 3 ? related : []),
    ])) {
      yield {title: `${name} is meant by ${node.text}`, splices: [replaced(node, name)]};
    }
  },
};

/** `wantedSlot` is about a slot. */
function wordsOf(name: string): string[] {
  return (name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [])
    .map(word => word.toLowerCase().replace(/s$/, ''))
    .filter(word => word.length > 2);
}

function isCalled({parent}: ts.Identifier): boolean {
  return ts.isNewExpression(parent) || ts.isJsxOpeningLikeElement(parent);
}
