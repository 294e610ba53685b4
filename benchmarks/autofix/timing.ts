/** How long diagnosis takes: the first time, and of one edited scene while the compiler is warm. */
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import type {Diagnostician} from '../../agents/diagnose/diagnose.ts';
import type {CorpusScene} from './corpus.ts';

/** How often each scene is edited. */
const EDITS = 4;

/** Milliseconds of one diagnosis each, after an edit, as in an editor. */
export function warmDiagnoses(
  scenes: readonly CorpusScene[],
  diagnostician: Diagnostician,
): number[] {
  diagnostician.diagnose(scenes);
  return Array.from({length: EDITS}, (_, edit) =>
    scenes.map(({file, text}) => {
      const edited = `${text}\n// edit ${edit}\n`;
      const started = performance.now();
      diagnostician.diagnose([{file, text: edited}]);
      return performance.now() - started;
    }),
  ).flat();
}

/** Milliseconds from a process that has loaded nothing to the first diagnosis of a scene. */
export function coldStart(scene: CorpusScene): number {
  const {stdout, stderr, status} = spawnSync(
    process.execPath,
    ['--import', 'tsx', path.join(import.meta.dirname, 'cold-start.ts'), scene.file],
    {encoding: 'utf8'},
  );
  if (status !== 0) throw new Error(`The first diagnosis failed: ${stderr}`);
  return Number(stdout);
}
