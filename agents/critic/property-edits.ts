/** The edits that set a property of an object: its colour and its scale. */
import ts from 'typescript';
import type {SceneEditOf} from '../../schema/scene-edit.ts';
import {descendants} from '../diagnose/syntax.ts';
import {findObject, partCall} from './find-object.ts';
import type {HeldNode, SceneTree} from './scene-tree.ts';
import {type EditPlan, type Refusal, isRefusal, replaced, setProperty} from '../fix/splice.ts';

/** Nodes of the engine that set their own scale when they are made to fit, whatever it was. */
const SCALES_ITSELF = new Set(['CodeBlock', 'Diagram', 'Table']);

/** Nodes of the engine that fill the area that they are given, so that more would stick out. */
const FILLS_ITS_AREA = new Set([
  'BarChart',
  'Cells',
  'Figure',
  'NumberLine',
  'Picture',
  'PlaneTransform',
  'Plot',
]);

/** Nodes of the engine that draw nothing in their own colour, and what has the colours instead. */
const COLOURED_OTHERWISE: ReadonlyMap<string, string> = new Map([
  ['BarChart', 'each bar has its own colour'],
  ['Cells', 'each box has its own colour'],
  ['CodeBlock', 'the language gives the colours of code'],
  ['Diagram', 'each node has its own colour'],
  ['Figure', 'each of its elements has its own colour'],
  ['NumberLine', 'each of its marks has its own colour'],
  ['Picture', 'a picture has the colours of its file'],
  ['PlaneTransform', 'each of its elements has its own colour'],
  ['Plot', 'each of its elements has its own colour'],
  ['Table', 'each cell has its own colour'],
]);

/** Plans a colour: that of the node's properties, or one that is written out for a part. */
export function planRecolour(tree: SceneTree, edit: SceneEditOf<'recolour'>): EditPlan {
  const color = `'${edit.color}'`;
  const part = partCall(tree, edit.object);
  const options = part?.arguments.at(-1);
  if (options !== undefined && ts.isObjectLiteralExpression(options)) {
    const unclear = unclearProperty(options, 'color');
    if (unclear !== undefined) return unclear;
    if (propertyNamed(options, 'color') !== undefined) return setProperty(options, 'color', color);
  }
  if (part !== undefined) {
    return {refused: `\`${edit.object}\` is a part whose call has no \`color\` that could be set.`};
  }
  const held = findObject(tree, edit.object);
  if (isRefusal(held)) return held;
  if (!isOfEngine(tree, held.kind)) {
    return {refused: `A ${held.kind} is no node of Lectern: it is not known how it is coloured.`};
  }
  const otherwise = COLOURED_OTHERWISE.get(held.kind);
  if (otherwise !== undefined) {
    return {refused: `The colour of a ${held.kind} would change nothing: ${otherwise}.`};
  }
  return planProperty(held, 'color', color);
}

/** Plans a scale: the one that is written out multiplied, or a new one. */
export function planScale(tree: SceneTree, edit: SceneEditOf<'scale'>): EditPlan {
  const held = findObject(tree, edit.object);
  if (isRefusal(held)) return held;
  if (edit.factor === 1) return {refused: 'A factor of 1 changes nothing.'};
  if (isOfEngine(tree, held.kind) && SCALES_ITSELF.has(held.kind)) {
    return {
      refused: `A ${held.kind} is scaled to fit its area whatever its scale is: move it to another area.`,
    };
  }
  const [props] = held.creation.arguments ?? [];
  const present =
    props !== undefined && ts.isObjectLiteralExpression(props)
      ? propertyNamed(props, 'scale')
      : undefined;
  let scale = 1;
  if (present !== undefined) {
    if (!ts.isPropertyAssignment(present) || !ts.isNumericLiteral(present.initializer)) {
      return {refused: `The scale of \`${edit.object}\` is not written out as a number.`};
    }
    scale = Number(present.initializer.text);
  }
  const scaled = Math.round(scale * edit.factor * 1000) / 1000;
  if (scaled > 1 && (FILLS_ITS_AREA.has(held.kind) || !isOfEngine(tree, held.kind))) {
    return {
      refused: `A ${held.kind} already is as large as its area allows: move it to a larger area.`,
    };
  }
  return planProperty(held, 'scale', String(scaled));
}

/** Plans a larger box: its width and its height as they are written out, each only if it is too small. */
export function planWiden(tree: SceneTree, edit: SceneEditOf<'widen'>): EditPlan {
  const held = findObject(tree, edit.object);
  if (isRefusal(held)) return held;
  const [props] = held.creation.arguments ?? [];
  if (props === undefined || !ts.isObjectLiteralExpression(props)) {
    return {refused: `The properties of \`${held.name}\` are not written out where it is made.`};
  }
  const splices = (['width', 'height'] as const).flatMap(name => {
    const property = propertyNamed(props, name);
    if (property === undefined || !ts.isPropertyAssignment(property)) return [];
    const {initializer} = property;
    if (!ts.isNumericLiteral(initializer) || Number(initializer.text) >= edit[name]) return [];
    return [replaced(initializer, String(Math.ceil(edit[name])))];
  });
  return splices.length > 0
    ? splices
    : {refused: `No width or height of \`${edit.object}\` is written out that could be larger.`};
}

/** Nodes whose letters have the size of a property of theirs. */
const WITH_TEXT_SIZE = new Set(['Formula', 'Txt', 'Words']);

/** Plans another size of letters. */
export function planTextSize(tree: SceneTree, edit: SceneEditOf<'text-size'>): EditPlan {
  const held = findObject(tree, edit.object);
  if (isRefusal(held)) return held;
  if (!WITH_TEXT_SIZE.has(held.kind)) {
    return {refused: `A ${held.kind} has no size of letters: move it to a larger area.`};
  }
  return planProperty(held, 'fontSize', String(edit.px));
}

function planProperty(held: HeldNode, name: string, expression: string): EditPlan {
  const [props, ...others] = held.creation.arguments ?? [];
  if (props === undefined) {
    const {creation} = held;
    if (creation.arguments === undefined) {
      const {end} = creation.expression;
      return [{start: end, end, text: `({${name}: ${expression}})`}];
    }
    const end = creation.end - 1;
    return [{start: end, end, text: `{${name}: ${expression}}`}];
  }
  if (!ts.isObjectLiteralExpression(props) || others.length > 0) {
    return {refused: `The properties of \`${held.name}\` are not written out where it is made.`};
  }
  return unclearProperty(props, name) ?? setProperty(props, name, expression);
}

/** Why setting a property would not, or not surely, have an effect. */
function unclearProperty(object: ts.ObjectLiteralExpression, name: string): Refusal | undefined {
  const named = object.properties.filter(property => nameOf(property) === name);
  const [property] = named;
  if (property === undefined) {
    // What a spread brings along would be replaced, which for a scale is not to multiply it.
    return name === 'scale' && object.properties.some(ts.isSpreadAssignment)
      ? {refused: 'Its properties come from elsewhere in part: the scale is not known.'}
      : undefined;
  }
  const after = object.properties.slice(object.properties.indexOf(property) + 1);
  if (named.length > 1 || after.some(ts.isSpreadAssignment)) {
    return {refused: `The \`${name}\` that is written out may be replaced by a later one.`};
  }
  return undefined;
}

function propertyNamed(
  object: ts.ObjectLiteralExpression,
  name: string,
): ts.ObjectLiteralElementLike | undefined {
  return object.properties.find(property => nameOf(property) === name);
}

function nameOf({name}: ts.ObjectLiteralElementLike): string | undefined {
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteralLike(name))
    ? name.text
    : undefined;
}

function isOfEngine(tree: SceneTree, kind: string): boolean {
  for (const node of descendants(tree.sourceFile)) {
    if (!ts.isImportDeclaration(node)) continue;
    const {moduleSpecifier, importClause} = node;
    if (!ts.isStringLiteral(moduleSpecifier) || moduleSpecifier.text !== 'lectern') continue;
    const bindings = importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    if (bindings.elements.some(({name, propertyName}) => name.text === kind && !propertyName)) {
      return true;
    }
  }
  return false;
}
