/** TeX that KaTeX cannot read, in formulas and between the dollars of words. */
import ts from 'typescript';
import {inlineFormulas, problemsOfTex} from '../../tex-problems.ts';
import type {Repair} from '../../../schema/diagnostic.ts';
import type {Finding, Rule} from '../rule.ts';
import {calledName, descendants, propertyName} from '../syntax.ts';
import {type WrittenText, writtenText} from '../written-text.ts';

/** Properties whose strings are TeX throughout. */
const TEX_PROPERTIES = ['tex', 'steps'];

/** Methods of formulas whose strings are TeX throughout. */
const TEX_METHODS = ['become'];

export const malformedFormula: Rule = {
  code: 'malformed-formula',
  remedy: 'Mend the TeX; what KaTeX knows is listed on katex.org/docs/supported.html.',
  *check({sourceFile, checker}) {
    for (const node of descendants(sourceFile)) {
      const written = writtenText(node);
      if (written === undefined || isPlainText(node)) continue;
      if (isTex(node, checker))
        yield* checkTex(written, {tex: written.text, offset: 0, displayMode: true});
      else yield* checkInlineTex(written);
    }
  },
};

/** Checks what stands between pairs of dollars. */
function* checkInlineTex(written: WrittenText): Generator<Finding> {
  for (const {tex, offset} of inlineFormulas(written.text)) {
    yield* checkTex(written, {tex, offset, displayMode: false});
  }
}

/** Checks TeX that begins at an offset of a string. */
function* checkTex(
  written: WrittenText,
  {tex, offset, displayMode}: {tex: string; offset: number; displayMode: boolean},
): Generator<Finding> {
  const repair =
    withBackslashes(written.node, displayMode) ??
    withBraces(written.node, tex, displayMode) ??
    withoutDollars(written.node, tex, displayMode);
  for (const {message, remedy, at} of problemsOfTex(tex, displayMode)) {
    yield {
      repair,
      at: at === undefined ? written.node : written.spanOf(offset + at.offset, at.length),
      message,
      ...(remedy === undefined ? {} : {remedy}),
    };
  }
}

/**
 * A string whose backslashes were taken as escapes – `'\\frac'` written with one is a form
 * feed and “rac” –, written raw; undefined where that would not mend it.
 */
function withBackslashes(node: ts.Node, displayMode: boolean): Repair | undefined {
  if (!ts.isStringLiteralLike(node)) return undefined;
  const source = node.getText().slice(1, -1);
  if (!/(?<!\\)\\[a-zA-Z{}$%&_#,;!: ]/.test(source) || /`|\$\{/.test(source)) return undefined;
  const raw = source.replace(/\\(['"])/g, '$1').replaceAll('\\\\', '\\');
  const pieces = displayMode ? [raw] : [...inlineFormulas(raw)].map(({tex}) => tex);
  if (pieces.some(piece => problemsOfTex(piece, displayMode).length > 0)) return undefined;
  return {
    title: 'backslashes are written raw',
    splices: [{start: node.getStart(), end: node.end, text: `String.raw\`${raw}\``}],
  };
}

/** A formula that ends before all of its braces are closed, with those closed. */
function withBraces(node: ts.Node, tex: string, isWhole: boolean): Repair | undefined {
  const depth = [...tex.replace(/\\[{}]/g, '')].reduce(
    (open, sign) => open + (sign === '{' ? 1 : sign === '}' ? -1 : 0),
    0,
  );
  if (!isWhole || depth <= 0 || depth > 3 || !ts.isStringLiteralLike(node)) return undefined;
  if (/\{\s*$/.test(tex)) return undefined;
  const missing = '}'.repeat(depth);
  if (problemsOfTex(tex + missing, true).length > 0) return undefined;
  return {
    title: 'braces are closed',
    splices: [{start: node.end - 1, end: node.end - 1, text: missing}],
  };
}

/** A whole formula between dollars, without them. */
function withoutDollars(node: ts.Node, tex: string, isWhole: boolean): Repair | undefined {
  const [, inside] = /^\s*\$([^$]+)\$\s*$/.exec(tex) ?? [];
  if (!isWhole || inside === undefined || problemsOfTex(inside, true).length > 0) return undefined;
  const text = node.getText().replace(/\$(?!\{)/g, '');
  return {
    title: 'a formula stands without dollars',
    splices: [{start: node.getStart(), end: node.end, text}],
  };
}

/** Whether a string stands where only TeX does. */
function isTex(node: ts.Node, checker: ts.TypeChecker): boolean {
  const place = ts.isArrayLiteralExpression(node.parent) ? node.parent : node;
  const {parent} = place;
  if (ts.isPropertyAssignment(parent)) return TEX_PROPERTIES.includes(propertyName(parent) ?? '');
  if (!ts.isCallExpression(parent) || !TEX_METHODS.includes(calledName(parent) ?? '')) return false;
  // Words and cells become other words.
  const {expression} = parent;
  if (!ts.isPropertyAccessExpression(expression)) return true;
  const type = checker.getTypeAtLocation(expression.expression);
  return type.getProperty('tex') !== undefined || type.getProperty('text') === undefined;
}

/** Whether a dollar in a string is just a dollar: in code, imports, names of properties. */
function isPlainText(node: ts.Node): boolean {
  const {parent} = node;
  if (ts.isTaggedTemplateExpression(parent) || ts.isImportDeclaration(parent)) return true;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return true;
  return ts.findAncestor(node, isCodeBlock) !== undefined;
}

function isCodeBlock(node: ts.Node): boolean {
  return ts.isNewExpression(node) && calledName(node) === 'CodeBlock';
}
