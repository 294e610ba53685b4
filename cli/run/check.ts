/** Checks scenes and prints what is wrong with them. */
import {Diagnostician} from '../../agents/diagnose/diagnose.ts';
import type {CommandResult, CommandSession} from '../command-session.ts';
import {printDiagnostics} from '../diagnostics.ts';
import {readScenes} from '../lecture-folder.ts';

/**
 * Checks a lecture or one scene.
 *
 * @throws LecternError when there is nothing to check.
 */
export function checkScenes(target: string, {colors}: CommandSession): CommandResult {
  const scenes = readScenes(target);
  const diagnostics = new Diagnostician().diagnose(scenes);
  const errors = diagnostics.filter(({severity}) => severity === 'error').length;
  const checked = `${scenes.length} ${scenes.length === 1 ? 'scene' : 'scenes'}`;
  return {
    passed: errors === 0,
    data: {scenes: scenes.map(({file}) => file), diagnostics},
    text:
      diagnostics.length === 0
        ? `${colors.green('✔')} No mistakes in ${checked}.`
        : `${printDiagnostics(diagnostics, colors)}\n\n${countOf(diagnostics.length)} in ${checked}.`,
  };
}

function countOf(mistakes: number): string {
  return mistakes === 1 ? '1 mistake' : `${mistakes} mistakes`;
}
