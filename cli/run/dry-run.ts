/** Plays scenes without drawing them, and tells what goes wrong as diagnostics: what types cannot see. */
import path from 'node:path';
import {type RehearsedSection, rehearseSections} from '../../renderer/node/index.ts';
import type {Diagnostic} from '../../schema/diagnostic.ts';
import {lectureFolder, type SceneFile} from '../lecture-folder.ts';

/**
 * Plays scenes of one lecture.
 *
 * @throws LecternError when there is no browser, or the scenes are in no lecture's folder.
 */
export async function playScenes(
  scenes: readonly SceneFile[],
  signal: AbortSignal,
): Promise<Diagnostic[]> {
  const [first] = scenes;
  if (first === undefined) return [];
  const lectureDir = lectureFolder(path.resolve(first.file, '../..'));
  const byName = new Map(scenes.map(scene => [path.parse(scene.file).name, scene]));
  const sections = [...byName.keys()];
  const played = await rehearseSections({lectureDir, sections, signal});
  return played.flatMap(section => {
    const scene = byName.get(section.section);
    return scene === undefined ? [] : diagnosticsOf(section, scene);
  });
}

function diagnosticsOf(section: RehearsedSection, {file, text}: SceneFile): Diagnostic[] {
  if (section.kind === 'failed') {
    const {code, message, remedy, where} = section.error;
    const {line = lineOfBeat(text, where?.beat), column = 1} = where ?? {};
    return [
      {
        code,
        severity: 'error',
        origin: 'run-time',
        file: where?.file ?? file,
        line,
        column,
        start: startOf(text, line) + column - 1,
        length: 1,
        message,
        ...(remedy === undefined ? {} : {remedy}),
      },
    ];
  }
  return section.problems.map(({code, message, beat}): Diagnostic => {
    const line = lineOfBeat(text, beat);
    return {
      code,
      severity: 'warning',
      origin: 'layout',
      file,
      line,
      column: 1,
      start: startOf(text, line),
      length: 1,
      message,
    };
  });
}

function startOf(text: string, line: number): number {
  return text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, each) => sum + each.length + 1, 0);
}

/** The line on which a beat begins; the first one of the file for what comes before them. */
function lineOfBeat(text: string, beat: number | undefined): number {
  const begins = new RegExp(`\\.beat\\(\\s*${beat}\\b`);
  return (
    1 +
    Math.max(
      0,
      text.split('\n').findIndex(line => begins.test(line)),
    )
  );
}
