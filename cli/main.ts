/** The command line from arguments to exit code: the only place that ends in one. */
import {type Command, CommanderError} from 'commander';
import {helpOfBlock} from './block-help.ts';
import {CommandSession} from './command-session.ts';
import {listenForInterrupts} from './interrupt.ts';
import {createProgram} from './program.ts';
import {presentFailure} from './failure.ts';

/** Exit codes, the same for every command. */
export const EXIT = {done: 0, failed: 1, badUsage: 2, interrupted: 130} as const;

/**
 * Runs one command.
 *
 * @param args - what stands after `lectern` on the command line.
 * @returns the exit code.
 */
export async function main(args: readonly string[]): Promise<number> {
  const interrupts = listenForInterrupts();
  const session = new CommandSession(args, interrupts.signal);
  watchForEscapes(session);
  try {
    const program = createProgram(session);
    const [command, topic] = args;
    if (command === 'help' && topic !== undefined && !isCommand(program, topic)) {
      const aboutBlock = /^[a-z]+$/.test(topic) ? helpOfBlock(topic) : undefined;
      if (aboutBlock === undefined) {
        program.error(`error: there is neither a command nor a block “${topic}”`);
      }
      process.stdout.write(`${aboutBlock}\n`);
      return EXIT.done;
    }
    await program.parseAsync([...args], {from: 'user'});
    return session.failed ? EXIT.failed : EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) {
      // Asking for help or for the version ends in an error too, with code 0.
      if (error.exitCode === 0) return EXIT.done;
      session.reportBadUsage(error);
      return EXIT.badUsage;
    }
    if (interrupts.signal.aborted) {
      session.note('Stopped. The same command goes on from what is finished.');
      return EXIT.interrupted;
    }
    session.reportFailure(presentFailure(error));
    return EXIT.failed;
  } finally {
    interrupts.close();
  }
}

function isCommand(program: Command, name: string): boolean {
  return name === 'help' || program.commands.some(command => command.name() === name);
}

/** Errors that no `catch` sees are told like all others. */
function watchForEscapes(session: CommandSession): void {
  process.on('uncaughtException', error => {
    session.reportFailure(presentFailure(error));
    process.exit(EXIT.failed);
  });
  // Whoever reads may stop reading, as `head` does: that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    throw error;
  });
}
