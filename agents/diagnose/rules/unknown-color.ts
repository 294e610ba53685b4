/** A colour that is none: Motion Canvas takes any string for one, and would throw when it draws. */
import {color} from 'd3-color';
import ts from 'typescript';
import type {Repair} from '../../../schema/diagnostic.ts';
import {nearestName} from '../../../schema/nearest-name.ts';
import type {Rule} from '../rule.ts';
import {descendants, literalText} from '../syntax.ts';

const PROPERTIES = ['fill', 'stroke', 'color', 'shadowColor', 'background', 'backgroundFill'];

/** Colours that people know the names of. */
const COMMON_COLORS = (
  'black white gray silver red darkred orange gold yellow green darkgreen lime teal cyan turquoise ' +
  'blue navy lightblue purple violet magenta pink brown beige'
).split(' ');

export const unknownColor: Rule = {
  code: 'unknown-color',
  remedy: "Write a CSS colour such as '#6cb6ff', or `stage.color('blue')` for one of the theme.",
  *check({sourceFile, checker}) {
    for (const node of descendants(sourceFile)) {
      const value = colorOf(node);
      const text = literalText(value);
      if (value === undefined || text === undefined || color(text) !== null) continue;
      if (!takesAnyText(checker.getContextualType(value))) continue;
      yield {at: value, message: `“${text}” is no colour.`, repair: nearestColor(value, text)};
    }
  },
};

/** The colour whose name comes nearest. */
function nearestColor(value: ts.Expression, text: string): Repair | undefined {
  const name = nearestName(text, COMMON_COLORS, 0.5);
  if (name === undefined) return undefined;
  return {
    title: `${name} comes nearest`,
    splices: [{start: value.getStart(), end: value.end, text: `'${name}'`}],
  };
}

/** The value of a colour, as a property, an attribute or the argument of a call. */
function colorOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node) && PROPERTIES.includes(node.name.getText())) {
    return node.initializer;
  }
  if (ts.isJsxAttribute(node) && PROPERTIES.includes(node.name.getText())) {
    const {initializer} = node;
    if (initializer === undefined) return undefined;
    return ts.isJsxExpression(initializer) ? initializer.expression : initializer;
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) {
    return undefined;
  }
  return PROPERTIES.includes(node.expression.name.text) ? node.arguments[0] : undefined;
}

/** Colours of Lectern's own nodes are told apart by the compiler. */
function takesAnyText(type: ts.Type | undefined): boolean {
  const types = type === undefined ? [] : type.isUnion() ? type.types : [type];
  return (
    types.some(({flags}) => (flags & ts.TypeFlags.String) !== 0) &&
    types.some(
      each => each.getProperty('gl') !== undefined || each.getProperty('hex') !== undefined,
    )
  );
}
