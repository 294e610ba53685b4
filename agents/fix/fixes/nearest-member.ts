/** A member or a property that there is not: the one that means the same, the one spelt nearly so, or none. */
import ts from 'typescript';
import {nearestName} from '../../diagnose/nearest-name.ts';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';
import {synonymsOf} from '../synonyms.ts';

export const nearestMember: Fix = {
  code: 'nearest-member',
  mends: ['ts2339', 'ts2551', 'ts2341', 'ts2445', 'ts2353', 'ts2561', 'ts2769', 'ts2345', 'ts2322'],
  *propose({node, scene: {checker}}) {
    if (!ts.isIdentifier(node)) return;
    const {parent} = node;
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
    if (expected === undefined || expected.getProperty(node.text) !== undefined) return;
    const given = new Set(parent.parent.properties.map(({name}) => name?.getText()));
    for (const name of insteadOf(node.text, expected)) {
      if (given.has(name)) continue;
      const text = ts.isPropertyAssignment(parent) ? name : `${name}: ${node.text}`;
      yield {title: `${node.text} is called ${name}`, splices: [replaced(node, text)]};
    }
  },
};

function insteadOf(wanted: string, type: ts.Type): string[] {
  const types = type.isUnion() ? type.types : [type];
  const members = types.flatMap(each => each.getProperties()).filter(isPublic);
  const names = new Set(members.map(({name}) => name));
  const same = synonymsOf(wanted).filter(name => names.has(name));
  const nearest = nearestName(wanted, names, 0.3);
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
