/** Applies a Critic's edits to the source of a scene; all that they do not concern stays byte for byte. */
import ts from 'typescript';
import type {SceneEdit} from '../../schema/scene-edit.ts';
import {planLabelSide} from './label-edit.ts';
import {planMove} from './move-edit.ts';
import {planPace} from './pace-edit.ts';
import {planRecolour, planScale, planTextSize, planWiden} from './property-edits.ts';
import {planRemove} from './remove-edit.ts';
import {planStay} from './stay-edit.ts';
import {type SceneTree, sceneTree} from './scene-tree.ts';
import {type EditPlan, isRefusal, spliced} from '../fix/splice.ts';

/** What became of some edits. */
export interface AppliedSceneEdits {
  /** The source with the applied edits. */
  readonly source: string;
  readonly applied: SceneEdit[];
  /** The others, each with the reason in a sentence. */
  readonly refused: {edit: SceneEdit; reason: string}[];
}

/** Applies edits one after the other; one that could do anything else than it says is refused. */
export function applySceneEdits(source: string, edits: readonly SceneEdit[]): AppliedSceneEdits {
  const applied: SceneEdit[] = [];
  const refused: {edit: SceneEdit; reason: string}[] = [];
  let current = source;
  for (const edit of edits) {
    const tree = parses(current) ? sceneTree(current) : undefined;
    const plan: EditPlan =
      tree === undefined
        ? {refused: 'The scene cannot be read: it is broken, or none of Lectern’s.'}
        : planEdit(tree, edit);
    if (isRefusal(plan)) {
      refused.push({edit, reason: plan.refused});
      continue;
    }
    const next = spliced(current, plan);
    if (!parses(next)) {
      refused.push({edit, reason: 'The scene could not be read any more after this edit.'});
    } else if (next === current) {
      refused.push({edit, reason: 'The scene already is as this edit wants it.'});
    } else {
      current = next;
      applied.push(edit);
    }
  }
  return {source: current, applied, refused};
}

function planEdit(tree: SceneTree, edit: SceneEdit): EditPlan {
  switch (edit.kind) {
    case 'move':
      return planMove(tree, edit);
    case 'scale':
      return planScale(tree, edit);
    case 'remove':
      return planRemove(tree, edit);
    case 'recolour':
      return planRecolour(tree, edit);
    case 'text-size':
      return planTextSize(tree, edit);
    case 'stay':
      return planStay(tree, edit);
    case 'widen':
      return planWiden(tree, edit);
    case 'pace':
      return planPace(tree, edit);
    case 'label-side':
      return planLabelSide(tree, edit);
  }
}

function parses(source: string): boolean {
  const {diagnostics = []} = ts.transpileModule(source, {
    fileName: 'scene.tsx',
    reportDiagnostics: true,
    compilerOptions: {target: ts.ScriptTarget.ESNext, jsx: ts.JsxEmit.Preserve},
  });
  return diagnostics.every(({category}) => category !== ts.DiagnosticCategory.Error);
}
