/** `lectern dev`: a lecture in the Motion Canvas editor. */
import type {Command} from 'commander';
import {parseWhole} from '../arguments.ts';
import type {CommandSession} from '../command-session.ts';
import {examples} from '../help.ts';

/** Options of `lectern dev`. */
export interface DevOptions {
  readonly port?: number;
  readonly open?: boolean;
}

/** Adds the command. */
export function addDevCommand(program: Command, session: CommandSession): void {
  program
    .command('dev')
    .summary('open a lecture in the Motion Canvas editor')
    .description(
      'Serves the Motion Canvas editor on this machine. An edit of a scene file shows up at ' +
        'once; a beat dragged on the time line is kept beside the scene. Ctrl-C ends it.',
    )
    .argument('<lecture-dir>', 'folder with project.ts and scenes/')
    .option('--port <n>', 'port (default: 9000, or the next free one)', parseWhole(1, 65535))
    .option('--open', 'open the editor in the browser')
    .addHelpText(
      'after',
      examples(
        ['lectern dev scenes-generated/pythagoras', 'prints the address to open'],
        ['lectern dev scenes-generated/pythagoras --port 8080 --open', ''],
      ),
    )
    .action(async (lectureDir: string, options: DevOptions) => {
      const {serveEditor} = await import('../run/dev.ts');
      await serveEditor(lectureDir, options, session);
    });
}
