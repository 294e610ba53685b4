/** `lectern new`: a lecture to start from. */
import type {Command} from 'commander';
import type {CommandSession} from '../command-session.ts';
import {examples} from '../help.ts';

/** Adds the command. */
export function addNewCommand(program: Command, session: CommandSession): void {
  program
    .command('new')
    .summary('write a starter lecture')
    .description('Writes a short lecture into the current folder, to be changed into your own.')
    .argument('<name>', 'its title; the file is named after it')
    .addHelpText('after', examples(['lectern new "The water cycle"', 'writes the-water-cycle.md']))
    .action(async (name: string) => {
      const {writeStarterLecture} = await import('../run/new.ts');
      session.report(await writeStarterLecture(name));
    });
}
