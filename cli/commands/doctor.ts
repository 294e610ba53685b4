/** `lectern doctor`: what is missing on this machine. */
import type {Command} from 'commander';
import type {CommandSession} from '../command-session.ts';
import {examples} from '../help.ts';

/** Adds the command. */
export function addDoctorCommand(program: Command, session: CommandSession): void {
  program
    .command('doctor')
    .summary('say what is missing on this machine')
    .description(
      'Looks at Node, the browser and its video encoders, fonts, memory and disk, and names ' +
        'the command that mends what is missing.',
    )
    .addHelpText(
      'after',
      examples(['lectern doctor', ''], ['lectern doctor --json', 'for scripts']),
    )
    .action(async () => {
      const {examineMachine} = await import('../run/doctor.ts');
      session.report(await examineMachine(session));
    });
}
