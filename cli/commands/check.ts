/** `lectern check`: type errors and broken rules of scenes. */
import type {Command} from 'commander';
import type {CommandSession} from '../command-session.ts';
import {examples} from '../help.ts';

/** Options of `lectern check`. */
export interface CheckOptions {
  readonly fix?: boolean;
  readonly play?: boolean;
}

/** Adds the command. */
export function addCheckCommand(program: Command, session: CommandSession): void {
  program
    .command('check')
    .summary('find mistakes in scenes')
    .description(
      'Type-checks the scenes of a lecture and holds them against the rules of lectures ' +
        '(docs/diagnostics/). Ends with exit code 1 when there is a mistake.',
    )
    .argument('<lecture-dir | scene.tsx>', 'a folder with scenes/, or one scene')
    .option('--fix', 'mend what can be mended without a model, and write the scenes')
    .option('--play', 'also play them in the browser, without drawing, and tell what goes wrong')
    .addHelpText(
      'after',
      examples(
        ['lectern check scenes-generated/pythagoras', 'all scenes of the lecture'],
        ['lectern check scenes-generated/pythagoras --fix', 'and mends them'],
        ['lectern check scenes-generated/pythagoras --play', 'and plays them once'],
        ['lectern check scenes-generated/pythagoras/scenes/02-proof.tsx --json', 'for an editor'],
      ),
    )
    .action(async (target: string, options: CheckOptions) => {
      const {checkScenes} = await import('../run/check.ts');
      session.report(await checkScenes(target, options, session));
    });
}
