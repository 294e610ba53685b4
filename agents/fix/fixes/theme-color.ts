/** A colour by a name that the theme does not have, or in another notation. */
import ts from 'typescript';
import {rgb} from 'd3-color';
import type {Repair} from '../../../schema/diagnostic.ts';
import {descendants} from '../../diagnose/syntax.ts';
import {type Fix, valueAt} from '../fix.ts';
import {replaced} from '../splice.ts';

/** Names of colours that the theme has under another. */
const IN_THE_THEME: Readonly<Record<string, string>> = {
  red: 'pink',
  crimson: 'pink',
  magenta: 'pink',
  purple: 'violet',
  indigo: 'violet',
  cyan: 'blue',
  teal: 'blue',
  navy: 'blue',
  lightblue: 'blue',
  skyblue: 'blue',
  lime: 'green',
  lightgreen: 'green',
  darkgreen: 'green',
  gold: 'yellow',
  amber: 'yellow',
  brown: 'orange',
  coral: 'orange',
  white: 'text',
  black: 'text',
  foreground: 'text',
  primary: 'accent',
  secondary: 'muted',
  gray: 'muted',
  grey: 'muted',
  lightgray: 'muted',
  lightgrey: 'muted',
  dim: 'muted',
};

export const themeColor: Fix = {
  code: 'theme-color',
  mends: ['ts2322', 'ts2345', 'ts2820', 'ts2769'],
  *propose({node, diagnostic, scene: {checker}}) {
    const given = valueAt(node);
    const value = given && (writtenValue(given, checker) ?? given);
    if (value !== undefined) yield* inTheTheme(value);
    if (given !== undefined) yield* eachInTheTheme(given, checker);
    // The mistake may stand somewhere inside of what is marked.
    const [, named] = /"([^"]+)"' is not assignable to type 'Color/.exec(diagnostic.message) ?? [];
    const statement = ts.findAncestor(node, ts.isStatement);
    if (named === undefined || statement === undefined) return;
    for (const literal of descendants(statement)) {
      if (ts.isStringLiteralLike(literal) && literal !== value && literal.text === named) {
        yield* inTheTheme(literal);
      }
    }
  },
};

/** What the theme calls a colour, and what it is in hexadecimal. */
function* inTheTheme(value: ts.Expression): Generator<Repair> {
  const text = notation(value);
  if (text === undefined) return;
  const known = IN_THE_THEME[text.toLowerCase().replace(/[\s_-]/g, '')];
  if (known !== undefined) {
    yield {title: `the theme calls it ${known}`, splices: [replaced(value, `'${known}'`)]};
  }
  const colour = rgb(/^(?:[\da-f]{3}|[\da-f]{6})$/i.test(text) ? `#${text}` : text);
  if (!Number.isNaN(colour.r)) {
    const hex = colour.formatHex();
    yield {title: `as ${hex}`, splices: [replaced(value, `'${hex}'`)]};
  }
}

/** The same for all the colours that a value may be: those of a condition, of a list or of a map. */
function* eachInTheTheme(given: ts.Expression, checker: ts.TypeChecker): Generator<Repair> {
  const splices = literalsOf(given, checker, 0).flatMap(literal => {
    const [repair] = inTheTheme(literal);
    return repair?.splices ?? [];
  });
  if (splices.length > 0) yield {title: 'as the theme calls them', splices};
}

function literalsOf(
  node: ts.Expression,
  checker: ts.TypeChecker,
  depth: number,
): ts.StringLiteralLike[] {
  if (depth > 4) return [];
  const inside = (each: ts.Expression): ts.StringLiteralLike[] =>
    literalsOf(each, checker, depth + 1);
  if (ts.isStringLiteralLike(node)) return isOfTheTheme(node.text) ? [] : [node];
  if (ts.isConditionalExpression(node))
    return [...inside(node.whenTrue), ...inside(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return [...inside(node.left), ...inside(node.right)];
  if (ts.isElementAccessExpression(node) || ts.isParenthesizedExpression(node))
    return inside(node.expression);
  if (ts.isAsExpression(node) || ts.isNonNullExpression(node)) return inside(node.expression);
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(inside);
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.flatMap(each =>
      ts.isPropertyAssignment(each) ? inside(each.initializer) : [],
    );
  }
  const source = writtenValue(node, checker);
  return source === undefined ? [] : inside(source);
}

function isOfTheTheme(text: string): boolean {
  return [
    'accent',
    'blue',
    'orange',
    'green',
    'pink',
    'violet',
    'yellow',
    'text',
    'muted',
  ].includes(text);
}

/** What stands where a constant was set that is used here. */
function writtenValue(node: ts.Expression, checker: ts.TypeChecker): ts.Expression | undefined {
  if (!ts.isIdentifier(node)) return undefined;
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  const declaration = symbol?.valueDeclaration;
  return declaration !== undefined && ts.isVariableDeclaration(declaration)
    ? declaration.initializer
    : undefined;
}

/** A colour as CSS writes it: `[255, 0, 0]` is one too. */
function notation(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isArrayLiteralExpression(node) || node.elements.length !== 3) return undefined;
  const parts = node.elements.map(element => Number(element.getText()));
  if (parts.some(part => Number.isNaN(part))) return undefined;
  const scale = parts.every(part => part <= 1) ? 255 : 1;
  return `rgb(${parts.map(part => Math.round(part * scale)).join(', ')})`;
}
