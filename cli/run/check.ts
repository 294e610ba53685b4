/** Checks scenes and prints what is wrong with them. */
import {Diagnostician} from '../../agents/diagnose/diagnose.ts';
import type {CommandResult, CommandSession} from '../command-session.ts';
import {count} from '../format.ts';
import {readScenes} from '../lecture-folder.ts';
import {mistakeOf, printMistakes} from '../mistakes.ts';

/**
 * Checks a lecture or one scene.
 *
 * @throws LecternError when there is nothing to check.
 */
export function checkScenes(target: string, {colors}: CommandSession): CommandResult {
  const scenes = readScenes(target);
  const diagnostics = new Diagnostician().diagnose(scenes);
  const errors = diagnostics.filter(({severity}) => severity === 'error').length;
  const checked = count(scenes.length, 'scene');
  return {
    passed: errors === 0,
    data: {scenes: scenes.map(({file}) => file), diagnostics},
    text:
      diagnostics.length === 0
        ? `${colors.green('✔')} No mistakes in ${checked}.`
        : `${printMistakes(diagnostics.map(mistakeOf), colors)}\n\n${count(diagnostics.length, 'mistake')} in ${checked}.`,
  };
}
