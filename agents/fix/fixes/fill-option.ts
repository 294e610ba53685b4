/** A fill where a figure has a colour and is filled or not: `{fill: 'blue'}` for `{color: 'blue', filled: true}`. */
import ts from 'typescript';
import type {Splice} from '../../../schema/diagnostic.ts';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';

const NOTHING = ['false', 'null', 'undefined', "'none'", "'transparent'"];

export const fillOption: Fix = {
  code: 'fill-option',
  mends: ['ts2353', 'ts2561', 'ts2322', 'ts2345', 'ts2769'],
  *propose({node, scene: {checker}}) {
    const literal = ts.findAncestor(node, ts.isObjectLiteralExpression);
    const expected = literal && checker.getContextualType(literal);
    if (literal === undefined || expected === undefined) return;
    const types = expected.isUnion() ? expected.types : [expected];
    if (!types.some(type => type.getProperty('filled') !== undefined)) return;
    const splices: Splice[] = [];
    for (const property of literal.properties) {
      const name = property.name?.getText() ?? '';
      if (!['fill', 'fillColor', 'filled'].includes(name)) continue;
      const value = ts.isPropertyAssignment(property) ? property.initializer.getText() : name;
      if (name === 'filled' && isTruth(value)) continue;
      splices.push(replaced(property, optionsOf(value, literal)));
    }
    if (splices.length > 0) yield {title: 'a figure has one colour and is filled or not', splices};
  },
};

function optionsOf(value: string, literal: ts.ObjectLiteralExpression): string {
  if (NOTHING.includes(value)) return 'filled: false';
  const hasColor = literal.properties.some(({name}) =>
    ['color', 'stroke'].includes(name?.getText() ?? ''),
  );
  return hasColor || isTruth(value) ? 'filled: true' : `color: ${value}, filled: true`;
}

function isTruth(value: string): boolean {
  return value === 'true' || value === 'false';
}
