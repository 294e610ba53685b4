/** Checks scenes and prints what is wrong with them; mends them on demand. */
import path from 'node:path';
import {Diagnostician, type SceneText} from '../../agents/diagnose/diagnose.ts';
import {type AppliedFix, mendScene} from '../../agents/fix/mend-scene.ts';
import {writeWhole} from '../../agents/write-whole.ts';
import type {Diagnostic} from '../../schema/diagnostic.ts';
import type {CommandResult, CommandSession} from '../command-session.ts';
import type {CheckOptions} from '../commands/check.ts';
import {displayPath} from '../display-path.ts';
import {count} from '../format.ts';
import {readCode, readScenes} from '../lecture-folder.ts';
import {mistakeOf, printMistakes} from '../mistakes.ts';
import {playScenes} from './dry-run.ts';

interface SceneReport {
  readonly scene: SceneText;
  readonly applied: readonly AppliedFix[];
  readonly left: readonly Diagnostic[];
}

/**
 * Checks a lecture or one scene.
 *
 * @throws LecternError when there is nothing to check.
 */
export async function checkScenes(
  target: string,
  {fix = false, play = false}: CheckOptions,
  {colors, signal}: CommandSession,
): Promise<CommandResult> {
  const scenes = readScenes(target);
  const diagnostician = new Diagnostician();
  const reports: SceneReport[] = [];
  if (fix) {
    for (const scene of scenes) reports.push(await mendFile(scene, diagnostician));
  } else {
    for (const {scene, found} of diagnostician.diagnoseEach(scenes)) {
      reports.push({scene, applied: [], left: found});
    }
  }
  const found = [
    ...reports.flatMap(({left}) => left),
    ...diagnostician.findReaching(readHelpers(target, scenes)),
  ];
  const broken = new Set(found.map(({file}) => file));
  // What does not compile cannot be played.
  const playable = readScenes(target).filter(({file}) => !broken.has(file));
  const diagnostics = [...found, ...(play ? await playScenes(playable, signal) : [])];
  const fixes = reports.flatMap(({scene: {file}, applied}) =>
    applied.map(change => ({file, ...change})),
  );
  const errors = diagnostics.filter(({severity}) => severity === 'error').length;
  const checked = count(scenes.length, 'scene');
  const mended = fixes.map(
    ({file, line, title}) => `${colors.green('✔')} ${displayPath(file)}:${line}  ${title}`,
  );
  const rest =
    diagnostics.length === 0
      ? `${colors.green('✔')} No mistakes in ${checked}.`
      : `${printMistakes(diagnostics.map(mistakeOf), colors)}\n\n${count(diagnostics.length, 'mistake')} in ${checked}.`;
  return {
    passed: errors === 0,
    data: {scenes: scenes.map(({file}) => file), diagnostics, ...(fix ? {fixes} : {})},
    text: [...mended, rest].join('\n'),
  };
}

/** The code of a lecture besides its scenes; none for a scene alone. */
function readHelpers(target: string, scenes: readonly SceneText[]): SceneText[] {
  const folder = path.resolve(target);
  if (scenes.some(({file}) => file === folder)) return [];
  const known = new Set(scenes.map(({file}) => file));
  return readCode(folder).filter(({file}) => !known.has(file));
}

async function mendFile(scene: SceneText, diagnostician: Diagnostician): Promise<SceneReport> {
  const {text, applied, left} = mendScene(scene, diagnostician);
  if (text !== scene.text) await writeWhole(scene.file, text);
  return {scene, applied, left: left.map(found => ({...found, file: scene.file}))};
}
