/** Two lists for one of objects: `{labels: ['a'], values: [1]}` for `{bars: [{label: 'a', value: 1}]}`. */
import ts from 'typescript';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';
import {synonymsOf} from '../synonyms.ts';

export const zippedLists: Fix = {
  code: 'zipped-lists',
  mends: ['ts2353', 'ts2561', 'ts2345', 'ts2769', 'ts2739', 'ts2740', 'ts2741', 'ts2322'],
  *propose({node, scene: {checker}}) {
    const literal = ts.findAncestor(node, ts.isObjectLiteralExpression);
    const expected = literal && checker.getContextualType(literal);
    if (literal === undefined || expected === undefined) return;
    const lists = literal.properties
      .filter(ts.isPropertyAssignment)
      .filter(({initializer}) => ts.isArrayLiteralExpression(initializer));
    for (const wanted of expected.getProperties()) {
      const element = elementOf(checker.getTypeOfSymbolAtLocation(wanted, literal), checker);
      const members = element?.getProperties().map(({name}) => name) ?? [];
      const zipped = lists.flatMap(list => {
        const name = memberFor(list.name.getText(), members, wanted.name);
        return name === undefined ? [] : [{list, name}];
      });
      const [first, second] = zipped;
      if (first === undefined || second === undefined || first.name === second.name) continue;
      const length = elementsOf(first.list).length;
      if (zipped.some(({list}) => elementsOf(list).length !== length)) continue;
      const objects = elementsOf(first.list).map((_, index) => {
        const parts = zipped.map(
          ({list, name}) => `${name}: ${elementsOf(list)[index]?.getText() ?? ''}`,
        );
        return `{${parts.join(', ')}}`;
      });
      const others = literal.properties.filter(
        property => !zipped.some(({list}) => list === property),
      );
      const all = [
        `${wanted.name}: [${objects.join(', ')}]`,
        ...others.map(each => each.getText()),
      ];
      yield {
        title: `${wanted.name} are one list`,
        splices: [replaced(literal, `{${all.join(', ')}}`)],
      };
    }
  },
};

/** What a list is called in one of its objects: `labels` is each `label`, and `bars` each `label` too. */
function memberFor(list: string, members: readonly string[], whole: string): string | undefined {
  const single = list.replace(/s$/, '');
  if (members.includes(single)) return single;
  const other = synonymsOf(single).find(name => members.includes(name));
  return other ?? (list === whole && members.includes('label') ? 'label' : undefined);
}

function elementsOf({initializer}: ts.PropertyAssignment): readonly ts.Expression[] {
  return ts.isArrayLiteralExpression(initializer) ? initializer.elements : [];
}

/** The type of the objects in a list; undefined for lists of anything else. */
function elementOf(type: ts.Type, checker: ts.TypeChecker): ts.Type | undefined {
  const element = checker.getIndexTypeOfType(checker.getNonNullableType(type), ts.IndexKind.Number);
  return element !== undefined && (element.flags & ts.TypeFlags.Object) !== 0 ? element : undefined;
}
