/** Two options for what is one range: `{from: 0, to: 5}` for `{domain: [0, 5]}`, `{xMin: 0, xMax: 5}` for `{x: [0, 5]}`. */
import ts from 'typescript';
import type {Repair} from '../../../schema/diagnostic.ts';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';

const STARTS = ['from', 'min', 'start', 'begin', 'lower'];
const ENDS = ['to', 'max', 'end', 'stop', 'upper'];
/** What the range of no axis in particular is called. */
const RANGES = ['domain', 'range', 'interval', 'x'];

export const rangeOption: Fix = {
  code: 'range-option',
  mends: ['ts2353', 'ts2561', 'ts2345', 'ts2769', 'ts2740', 'ts2739', 'ts2322'],
  *propose({node, scene: {checker}}) {
    const literal = ts.findAncestor(node, ts.isObjectLiteralExpression);
    if (literal === undefined) return;
    const expected = checker.getContextualType(literal);
    if (expected === undefined) return;
    const types = expected.isUnion() ? expected.types : [expected];
    yield* asOwnArgument(literal, types, checker);
    const known = new Set(types.flatMap(type => type.getProperties()).map(({name}) => name));
    const given = literal.properties.filter(ts.isPropertyAssignment);
    if (known.has('max')) yield* asGreatest(given);
    for (const first of given) {
      const {name: firstName, axis} = partsOf(first.name.getText());
      const at = STARTS.indexOf(firstName);
      const end = ENDS[at];
      const second = given.find(({name}) => {
        const other = partsOf(name.getText());
        return other.name === end && other.axis === axis;
      });
      if (second === undefined || given.indexOf(second) !== given.indexOf(first) + 1) continue;
      const names = (axis === '' ? RANGES : [axis, `${axis}Range`]).filter(name => known.has(name));
      for (const name of names) {
        const text = `${name}: [${first.initializer.getText()}, ${second.initializer.getText()}]`;
        yield {
          title: `${name} is one range`,
          splices: [{start: first.getStart(), end: second.end, text}],
        };
      }
    }
  },
};

/** `area(curve, {from: 0, to: 2, color})` for `area(curve, [0, 2], {color})`. */
function* asOwnArgument(
  literal: ts.ObjectLiteralExpression,
  types: readonly ts.Type[],
  checker: ts.TypeChecker,
): Generator<Repair> {
  if (!ts.isCallExpression(literal.parent)) return;
  if (!types.some(type => checker.isTupleType(type))) return;
  const given = literal.properties.filter(ts.isPropertyAssignment);
  for (const [at, name] of STARTS.entries()) {
    const first = given.find(property => property.name.getText() === name);
    const second = given.find(property => property.name.getText() === ENDS[at]);
    if (first === undefined || second === undefined) continue;
    const range = `[${first.initializer.getText()}, ${second.initializer.getText()}]`;
    const others = literal.properties.filter(property => property !== first && property !== second);
    const options = others.map(property => property.getText()).join(', ');
    yield {
      title: 'the range stands by itself',
      splices: [replaced(literal, others.length === 0 ? range : `${range}, {${options}}`)],
    };
  }
}

/** `y: [0, 30]` for `max: 30`. */
function* asGreatest(given: readonly ts.PropertyAssignment[]): Generator<Repair> {
  for (const property of given) {
    const {name, initializer} = property;
    if (!/^(?:y|yRange|range|domain)$/.test(name.getText())) continue;
    if (!ts.isArrayLiteralExpression(initializer)) continue;
    const greatest = initializer.elements[1];
    if (greatest === undefined) continue;
    yield {
      title: 'it begins with 0, and its greatest value is max',
      splices: [replaced(property, `max: ${greatest.getText()}`)],
    };
  }
}

/** `xMin` is the `min` of `x`. */
function partsOf(name: string): {name: string; axis: string} {
  const [, axis = '', rest = ''] = /^([xyt]?)([A-Z]\w*)$/.exec(name) ?? [];
  return rest === '' ? {name, axis: ''} : {name: rest.toLowerCase(), axis};
}
