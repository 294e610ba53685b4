/** `lectern check`: type errors and broken rules of scenes. */
import type {Command} from 'commander';
import type {CommandSession} from '../command-session.ts';
import {examples} from '../help.ts';

/** Adds the command. */
export function addCheckCommand(program: Command, session: CommandSession): void {
  program
    .command('check')
    .summary('find mistakes in scenes')
    .description(
      'Type-checks the scenes of a lecture and holds them against the rules of lectures\n' +
        '(docs/diagnostics/). Ends with exit code 1 when there is a mistake.',
    )
    .argument('<lecture-dir | scene.tsx>', 'a folder with scenes/, or one scene')
    .addHelpText(
      'after',
      examples(
        ['lectern check scenes-generated/pythagoras', 'all scenes of the lecture'],
        ['lectern check scenes-generated/pythagoras/scenes/02-proof.tsx --json', 'for an editor'],
      ),
    )
    .action(async (target: string) => {
      const {checkScenes} = await import('../run/check.ts');
      session.report(checkScenes(target, session));
    });
}
