/** The edit that puts a label on another side of its object. */
import ts from 'typescript';
import type {SceneEditOf} from '../../schema/scene-edit.ts';
import {descendants, literalText} from '../diagnose/syntax.ts';
import {type SceneTree, isStageCall} from './scene-tree.ts';
import {type EditPlan, isRefusal, setProperty, withoutProperty} from '../fix/splice.ts';

/** Where a label is written: the options that tell its side, and the text that they may come after. */
interface LabelWriting {
  readonly options: ts.ObjectLiteralExpression | undefined;
  readonly text: ts.Expression;
}

/** Plans the side of the label that reads as the edit says. */
export function planLabelSide(tree: SceneTree, {label, side}: SceneEditOf<'label-side'>): EditPlan {
  const writings = [...labelsReading(tree, label)];
  const [writing] = writings;
  if (writing === undefined) {
    return {refused: `No label is written out as ${JSON.stringify(label)}.`};
  }
  if (writings.length > 1) {
    return {
      refused: `Several labels read ${JSON.stringify(label)}: it is not clear which is meant.`,
    };
  }
  const {options, text} = writing;
  if (options === undefined) {
    if (side === undefined) return {refused: 'The stage chooses its side already.'};
    return [{start: text.end, end: text.end, text: `, {side: '${side}'}`}];
  }
  const now = propertyNamed(options, 'side');
  if (side !== undefined) return setProperty(options, 'side', `'${side}'`);
  if (now === undefined) return {refused: 'Its side is chosen for it already.'};
  return [withoutProperty(now)];
}

/** The sides that labels can be put on, and the one that is written out for a label. */
export function sideOfLabel(tree: SceneTree, label: string): string | undefined {
  const [writing] = labelsReading(tree, label);
  const property =
    writing?.options === undefined ? undefined : propertyNamed(writing.options, 'side');
  return property !== undefined && ts.isPropertyAssignment(property)
    ? literalText(property.initializer)
    : undefined;
}

/** Whether a label is written out just once. */
export function isWrittenLabel(tree: SceneTree, label: string): boolean {
  const plan = planLabelSide(tree, {kind: 'label-side', label, side: 'above'});
  return !isRefusal(plan);
}

/** `stage.label(x, 'text', {…})`, and `{label: 'text', …}` among the options of a part. */
function* labelsReading(tree: SceneTree, label: string): Generator<LabelWriting> {
  for (const node of descendants(tree.body)) {
    if (isStageCall(node, tree.stage, ['label'])) {
      const [, text, options] = node.arguments;
      if (text === undefined || literalText(text) !== label) continue;
      if (options === undefined) yield {options, text};
      else if (ts.isObjectLiteralExpression(options)) yield {options, text};
    } else if (ts.isPropertyAssignment(node) && ts.isObjectLiteralExpression(node.parent)) {
      if (node.name.getText() !== 'label' || literalText(node.initializer) !== label) continue;
      // Only options of a call: in data such as the nodes of a diagram a label has no side.
      if (!ts.isCallExpression(node.parent.parent)) continue;
      yield {options: node.parent, text: node.initializer};
    }
  }
}

function propertyNamed(
  object: ts.ObjectLiteralExpression,
  name: string,
): ts.ObjectLiteralElementLike | undefined {
  return object.properties.find(property => property.name?.getText() === name);
}
