/** A list, or an entry of a map, where an object is wanted: `['a', 'b', 'to']` for `{from: 'a', to: 'b', label: 'to'}`. */
import ts from 'typescript';
import {type Fix, valueAt} from '../fix.ts';
import {replaced} from '../splice.ts';

/** Members of objects in the order in which lists name them. */
const ORDERS: readonly (readonly string[])[] = [
  ['from', 'to', 'label'],
  ['id', 'label'],
  ['label', 'value', 'color'],
  ['x', 'y'],
];

export const objectFromList: Fix = {
  code: 'object-from-list',
  mends: ['ts2322', 'ts2345', 'ts2353', 'ts2739', 'ts2740', 'ts2741', 'ts2769'],
  *propose({node, scene: {checker}}) {
    const list = ts.findAncestor(node, ts.isArrayLiteralExpression);
    if (list !== undefined && list.elements.length > 0) {
      const members = membersOf(checker.getContextualType(list), checker);
      const inner = list.elements.filter(ts.isArrayLiteralExpression);
      // All the entries of a list at once, as they are likely all of one kind.
      const elementMembers = membersOf(elementType(list, checker), checker);
      if (inner.length === list.elements.length && elementMembers.length > 0) {
        yield* rewrites(
          list,
          inner.map(each => each.elements.map(part => part.getText())),
          elementMembers,
          true,
        );
      }
      yield* rewrites(list, [list.elements.map(part => part.getText())], members, false);
    }
    const value = valueAt(node);
    const map =
      value !== undefined && ts.isObjectLiteralExpression(value)
        ? value
        : ts.findAncestor(node, ts.isObjectLiteralExpression);
    if (map === undefined) return;
    const expected = checker.getContextualType(map);
    const element = expected && checker.getIndexTypeOfType(expected, ts.IndexKind.Number);
    const entries = map.properties.filter(ts.isPropertyAssignment);
    if (element === undefined || entries.length !== map.properties.length) return;
    yield* rewrites(
      map,
      entries.map(({name, initializer}) => [nameText(name), initializer.getText()]),
      membersOf(element, checker),
      true,
    );
  },
};

function* rewrites(
  node: ts.Node,
  lists: readonly (readonly string[])[],
  members: readonly string[],
  isList: boolean,
) {
  for (const order of ORDERS) {
    const fits = lists.every(list => list.length > 1 && list.length <= order.length);
    if (!fits || !order.slice(0, 2).every(name => members.includes(name))) continue;
    const objects = lists.map(
      list => `{${list.map((part, index) => `${order[index] ?? ''}: ${part}`).join(', ')}}`,
    );
    yield {
      title: `${order.join(', ')} are named`,
      splices: [replaced(node, isList ? `[${objects.join(', ')}]` : (objects[0] ?? ''))],
    };
  }
}

function elementType(
  list: ts.ArrayLiteralExpression,
  checker: ts.TypeChecker,
): ts.Type | undefined {
  const expected = checker.getContextualType(list);
  return expected && checker.getIndexTypeOfType(expected, ts.IndexKind.Number);
}

/** Names of the members of an object; none where a list or something plain is wanted. */
function membersOf(type: ts.Type | undefined, checker: ts.TypeChecker): string[] {
  if (type === undefined) return [];
  const types = type.isUnion() ? type.types : [type];
  return types
    .filter(each => (each.flags & ts.TypeFlags.Object) !== 0 && !checker.isArrayLikeType(each))
    .flatMap(each => each.getProperties().map(({name}) => name));
}

function nameText(name: ts.PropertyName): string {
  return ts.isIdentifier(name) ? `'${name.text}'` : name.getText();
}
