/** A font that does not come with Lectern: the scene would look different on every machine. */
import ts from 'typescript';
import type {Rule} from '../rule.ts';
import {descendants, literalText} from '../syntax.ts';

/** Families that `engine/fonts.ts` loads. */
const KNOWN = [
  'Inter Variable',
  'JetBrains Mono',
  'Noto Sans SC Variable',
  'Noto Sans Arabic Variable',
];

const OF_CODE = /mono|code|courier|consol|menlo|terminal/i;

export const unknownFont: Rule = {
  code: 'unknown-font',
  remedy: `The fonts are ${KNOWN.map(name => `'${name}'`).join(', ')}.`,
  *check({sourceFile}) {
    for (const node of descendants(sourceFile)) {
      const value = fontOf(node);
      const families = literalText(value);
      if (value === undefined || families === undefined) continue;
      const [first = ''] = families.split(',').map(name => name.trim().replace(/^["']|["']$/g, ''));
      if (KNOWN.includes(first) || first.startsWith('KaTeX_')) continue;
      const instead = OF_CODE.test(families) ? 'JetBrains Mono' : 'Inter Variable';
      yield {
        at: value,
        message: `The font “${first}” does not come with Lectern.`,
        repair: {
          title: `${instead} is a font that is always there`,
          splices: [{start: value.getStart(), end: value.end, text: `'${instead}'`}],
        },
      };
    }
  },
};

/** The value of a `fontFamily`, as a property, an attribute or the argument of a call. */
function fontOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'fontFamily') {
    return node.initializer;
  }
  if (ts.isJsxAttribute(node) && node.name.getText() === 'fontFamily') {
    const {initializer} = node;
    if (initializer === undefined) return undefined;
    return ts.isJsxExpression(initializer) ? initializer.expression : initializer;
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) {
    return undefined;
  }
  return node.expression.name.text === 'fontFamily' ? node.arguments[0] : undefined;
}
