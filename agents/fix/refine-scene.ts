/**
 * Has a model mend a scene part by part: the statement with the mistake first, then its
 * beat, then the function of the scene, then the file. Only the part, its mistakes and the names it uses
 * are sent. The scopes are those of Code2Video's ScopeRefine (arXiv 2510.01174), cut by
 * the syntax tree instead of by lines.
 */
import type {Diagnostic, Splice} from '../../schema/diagnostic.ts';
import type {Diagnostician} from '../diagnose/diagnose.ts';
import type {Rule} from '../diagnose/rule.ts';
import {type AppliedFix, type MendedScene, mendScene} from './mend-scene.ts';
import {isBetter, weightOf} from './mistakes.ts';
import {namesUsedIn} from './scope-names.ts';
import {type Scope, scopesAt} from './scopes.ts';
import {spliced} from './splice.ts';

/** A part of a scene that a model is to write anew. */
export interface ScopeRequest {
  readonly kind: Scope['kind'];
  readonly text: string;
  /** What is wrong in it; lines count from 1 at its beginning. */
  readonly mistakes: readonly Diagnostic[];
  /** What it uses of the rest, a line each. */
  readonly names: readonly string[];
}

/** What a scene is refined with. */
export interface RefineTools {
  readonly file: string;
  readonly diagnostician: Diagnostician;
  /** Rules that hold for this scene alone. */
  readonly rules: readonly Rule[];
  /** Has a part written anew; undefined when no answer can be used. */
  readonly rewrite: (request: ScopeRequest) => Promise<string | undefined>;
}

/** A scene after refinement. */
export interface RefinedScene {
  readonly text: string;
  readonly left: readonly Diagnostic[];
  /** What was mended without the model on the way. */
  readonly applied: readonly AppliedFix[];
  /** Codes of the mistakes that the model mended. */
  readonly mended: readonly string[];
}

const RUNGS: readonly Scope['kind'][] = ['statement', 'beat', 'scene', 'file'];

/** Refines a scene as far as that goes. */
export async function refineScene(
  text: string,
  found: readonly Diagnostic[],
  tools: RefineTools,
): Promise<RefinedScene> {
  let scene: RefinedScene = {text, left: found, applied: [], mended: []};
  const asked = new Set<string>();
  for (const kind of RUNGS) {
    if (scene.left.length === 0) break;
    // A part that is all of the next one was asked for already.
    const parts = partsOf(scene, kind, tools).filter(({request}) => !asked.has(request.text));
    for (const {request} of parts) asked.add(request.text);
    const answers = await Promise.all(
      parts.map(async ({scope, request}) => {
        const answer = await tools.rewrite(request);
        if (answer === undefined || answer === request.text) return [];
        if (!isHonest(request.text, answer)) return [];
        return [{start: scope.start, end: scope.end, text: answer}];
      }),
    );
    scene = withAnswers(scene, answers.flat(), tools);
  }
  return scene;
}

/** The scene with those answers that make mistakes go and none come. */
function withAnswers(
  scene: RefinedScene,
  answers: readonly Splice[],
  {file, diagnostician, rules}: RefineTools,
): RefinedScene {
  const after = (splices: readonly Splice[]): MendedScene =>
    mendScene({file, text: spliced(scene.text, splices)}, diagnostician, rules);
  const good = answers
    .map(answer => ({answer, result: after([answer])}))
    .filter(({result}) => isBetter(scene.left, result.left))
    .sort((a, b) => weightOf(a.result.left) - weightOf(b.result.left));
  const [best] = good;
  if (best === undefined) return scene;
  const all = good.length === 1 ? best.result : after(good.map(({answer}) => answer));
  const {text, left, applied} = isBetter(best.result.left, all.left) ? all : best.result;
  const gone = scene.left.filter(({message}) => !left.some(other => other.message === message));
  return {
    text,
    left,
    applied: [...scene.applied, ...applied],
    mended: [...scene.mended, ...gone.map(({code}) => code)],
  };
}

interface Part {
  readonly scope: Scope;
  readonly request: ScopeRequest;
}

/** The parts of one kind that have mistakes, in the order of the text. */
function partsOf(
  {text, left}: RefinedScene,
  kind: Scope['kind'],
  {file, diagnostician}: RefineTools,
): Part[] {
  const {sourceFile, checker} = diagnostician.inspect({file, text});
  const parts = new Map<number, {scope: Scope; mistakes: Diagnostic[]}>();
  for (const mistake of left) {
    const scope = scopesAt(sourceFile, mistake.start, mistake.length).find(
      candidate => candidate.kind === kind,
    );
    if (scope === undefined) continue;
    const part = parts.get(scope.start) ?? {scope, mistakes: []};
    part.mistakes.push(mistake);
    parts.set(scope.start, part);
  }
  return [...parts.values()]
    .sort((a, b) => a.scope.start - b.scope.start)
    .map(({scope, mistakes}) => {
      const {line} = sourceFile.getLineAndCharacterOfPosition(scope.start);
      return {
        scope,
        request: {
          kind,
          text: text.slice(scope.start, scope.end),
          mistakes: mistakes.map(mistake => ({...mistake, line: mistake.line - line})),
          names: namesUsedIn(scope.node, checker),
        },
      };
    });
}

/** Whether an answer mends instead of leaving out or silencing: no less is animated, nothing is hidden from the compiler. */
function isHonest(before: string, after: string): boolean {
  const animations = (text: string): number => text.match(/yield\*/g)?.length ?? 0;
  return (
    animations(after) >= animations(before) &&
    after.length * 2 >= before.length &&
    !/@ts-|\bas any\b|: any\b|\beval\b/.test(after)
  );
}
