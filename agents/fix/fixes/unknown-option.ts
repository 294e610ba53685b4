/** An option that there is not, and that nothing else means: the scene does without it. */
import ts from 'typescript';
import type {Fix} from '../fix.ts';
import {withoutProperty} from '../splice.ts';

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
    yield {
      title: `${node.text} is left out: there is no such option`,
      splices: [withoutProperty(parent)],
    };
    // The compiler names only the first one of a literal.
    const unknown = parent.parent.properties.filter(
      ({name}) => name !== undefined && expected.getProperty(name.getText()) === undefined,
    );
    if (unknown.length < 2 || !ts.isObjectLiteralExpression(parent.parent)) return;
    const kept = parent.parent.properties.filter(property => !unknown.includes(property));
    yield {
      title: `${unknown.map(({name}) => name?.getText()).join(', ')} are left out: there are no such options`,
      splices: [
        {
          start: parent.parent.getStart(),
          end: parent.parent.end,
          text: `{${kept.map(property => property.getText()).join(', ')}}`,
        },
      ],
    };
  },
};
