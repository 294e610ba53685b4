/** Names that are whole numbers, in an object: JavaScript puts them first and sorts them. */
import ts from 'typescript';
import type {Rule} from '../rule.ts';
import {descendants, propertyName} from '../syntax.ts';

export const lostOrder: Rule = {
  code: 'lost-order',
  remedy: "Write pairs, which keep their order: [['2024', 5], ['2020', 3]].",
  *check({sourceFile}) {
    for (const node of descendants(sourceFile)) {
      if (!ts.isObjectLiteralExpression(node)) continue;
      const use = useOf(node);
      if (use === undefined) continue;
      const entries = node.properties.flatMap(property =>
        ts.isPropertyAssignment(property) ? [property] : [],
      );
      const names = entries.map(entry => propertyName(entry) ?? entry.name.getText());
      const inObject = Object.keys(Object.fromEntries(names.map(name => [name, true])));
      if (names.length !== node.properties.length || inObject.join() === names.join()) continue;
      if (use === node && !isPartOfEarlier(names)) continue;
      const pairs = entries.map(
        (entry, index) => `[${quoted(names[index] ?? '')}, ${entry.initializer.getText()}]`,
      );
      yield {
        at: node,
        message: `An object puts whole numbers first: these come as ${inObject.join(', ')}.`,
        repair: {
          title: 'pairs keep their order',
          splices: [{start: use.getStart(), end: use.end, text: `[${pairs.join(', ')}]`}],
        },
      };
    }
  },
};

/** What pairs can stand for: the object that gives colours to parts, or the call that lists its entries. */
function useOf(node: ts.ObjectLiteralExpression): ts.Expression | undefined {
  const {parent} = node;
  if (ts.isPropertyAssignment(parent) && propertyName(parent) === 'colors') return node;
  return ts.isCallExpression(parent) && parent.expression.getText() === 'Object.entries'
    ? parent
    : undefined;
}

/** Whether a number is a part of what was written before it: only then the order of colours decides. */
function isPartOfEarlier(names: readonly string[]): boolean {
  return names.some(
    (name, index) =>
      /^\d+$/.test(name) &&
      names
        .slice(0, index)
        .some(earlier => new RegExp(`(?<![\\d.])${name}(?![\\d.])`).test(earlier)),
  );
}

function quoted(name: string): string {
  return `'${name.replace(/['\\]/g, '\\$&')}'`;
}
