/** A member or a property that there is not: the one that means the same, the one spelt nearly so, or none. */
import ts from 'typescript';
import type {Repair} from '../../../schema/diagnostic.ts';
import {nearestName} from '../../../schema/nearest-name.ts';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';
import {synonymsOf} from '../synonyms.ts';

export const nearestMember: Fix = {
  code: 'nearest-member',
  mends: ['ts2339', 'ts2551', 'ts2341', 'ts2445', 'ts2353', 'ts2561', 'ts2769', 'ts2345', 'ts2322'],
  *propose({node, scene: {checker}}) {
    const {parent} = node;
    if (ts.isStringLiteral(node) && ts.isPropertyAssignment(parent)) {
      yield* asMany(parent.parent, checker);
    }
    if (!ts.isIdentifier(node)) return;
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
      for (const name of insteadOf(node.text, checker.getTypeAtLocation(parent.expression))) {
        yield {title: `${node.text} is called ${name}`, splices: [replaced(node, name)]};
      }
    }
    const isProperty =
      (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) &&
      parent.name === node;
    if (!isProperty || !ts.isObjectLiteralExpression(parent.parent)) return;
    const expected = checker.getContextualType(parent.parent);
    yield* asMany(parent.parent, checker);
    if (ts.isPropertyAssignment(parent)) yield* asIdAndLabel(parent, expected);
    if (expected === undefined || expected.getProperty(node.text) !== undefined) return;
    const given = new Set(parent.parent.properties.map(({name}) => name?.getText()));
    for (const name of insteadOf(node.text, expected)) {
      if (given.has(name)) continue;
      const text = ts.isPropertyAssignment(parent) ? name : `${name}: ${node.text}`;
      yield {title: `${node.text} is called ${name}`, splices: [replaced(node, text)]};
    }
  },
};

/** One colour is a word, those of parts are an object: `color: {x: 'blue'}` is meant as `colors`. */
function* asMany(literal: ts.ObjectLiteralExpression, checker: ts.TypeChecker): Generator<Repair> {
  const {parent} = literal;
  if (!ts.isPropertyAssignment(parent)) return;
  const many = `${parent.name.getText()}s`;
  if (checker.getContextualType(parent.parent)?.getProperty(many) === undefined) return;
  yield {title: `several are called ${many}`, splices: [replaced(parent.name, many)]};
}

/** One name for what has a key and a label: it is both. */
function* asIdAndLabel(
  property: ts.PropertyAssignment,
  expected: ts.Type | undefined,
): Generator<Repair> {
  const {name, initializer, parent} = property;
  const isName = ['name', 'key', 'title', 'text'].includes(name.getText());
  const given = parent.properties.map(each => each.name?.getText());
  const takesBoth = ['id', 'label'].every(each => expected?.getProperty(each) !== undefined);
  if (!isName || !takesBoth || given.includes('id') || given.includes('label')) return;
  const text = initializer.getText();
  yield {
    title: 'it has an id and a label',
    splices: [replaced(property, `id: ${text}, label: ${text}`)],
  };
}

function insteadOf(wanted: string, type: ts.Type): string[] {
  const types = type.isUnion() ? type.types : [type];
  const members = types.flatMap(each => each.getProperties()).filter(isPublic);
  const names = new Set(members.map(({name}) => name));
  const same = synonymsOf(wanted).filter(name => names.has(name));
  // Of a few letters, anything is nearly as near.
  const nearest = wanted.length < 4 ? undefined : nearestName(wanted, names, 0.3);
  return [...new Set([...same, ...(nearest === undefined ? [] : [nearest])])];
}

function isPublic({declarations = []}: ts.Symbol): boolean {
  return declarations.every(
    declaration =>
      (ts.getCombinedModifierFlags(declaration) &
        (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) ===
      0,
  );
}
