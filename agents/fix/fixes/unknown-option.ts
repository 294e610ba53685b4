/** An option that there is not, and that nothing else means: the scene does without it. */
import ts from 'typescript';
import type {Fix} from '../fix.ts';

export const unknownOption: Fix = {
  code: 'unknown-option',
  mends: ['ts2353', 'ts2561'],
  isLastResort: true,
  *propose({node, scene: {checker}}) {
    const {parent} = node;
    if (!ts.isIdentifier(node) || ts.isSourceFile(parent)) return;
    if (!ts.isPropertyAssignment(parent) && !ts.isShorthandPropertyAssignment(parent)) return;
    if (parent.name !== node) return;
    const expected = checker.getContextualType(parent.parent);
    if (expected === undefined || expected.getProperty(node.text) !== undefined) return;
    yield {title: `${node.text} is left out: there is no such option`, splices: [removed(parent)]};
  },
};

/** Takes a property out of its object, with the comma that goes with it. */
function removed(property: ts.ObjectLiteralElementLike): {
  start: number;
  end: number;
  text: string;
} {
  const {properties} = property.parent as ts.ObjectLiteralExpression;
  const index = properties.indexOf(property);
  const next = properties[index + 1];
  const before = properties[index - 1];
  if (next !== undefined) return {start: property.getStart(), end: next.getStart(), text: ''};
  if (before !== undefined) return {start: before.end, end: property.end, text: ''};
  return {start: property.getStart(), end: properties.end, text: ''};
}
