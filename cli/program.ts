/** All commands of `lectern`, with what they take; what they do is loaded when one runs. */
import {readFileSync} from 'node:fs';
import {Command} from 'commander';
import type {CommandSession} from './command-session.ts';
import {addCheckCommand} from './commands/check.ts';
import {addCritiqueCommand} from './commands/critique.ts';
import {addDevCommand} from './commands/dev.ts';
import {addDoctorCommand} from './commands/doctor.ts';
import {addEvaluateCommand} from './commands/evaluate.ts';
import {addMakeCommand} from './commands/make.ts';
import {addNewCommand} from './commands/new.ts';
import {addQuizCommand} from './commands/quiz.ts';
import {addRenderCommand} from './commands/render.ts';
import {noteRepeatedOptions} from './repeated-options.ts';

/** Makes the parser of the command line; it throws commander's errors instead of exiting. */
export function createProgram(session: CommandSession): Command {
  const program = new Command('lectern')
    .description('Turns lectures into animated videos, drawn by Motion Canvas.')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command, or of a block such as chart')
    .addHelpText(
      'after',
      [
        '',
        'Start here:',
        '  $ lectern new "My first lecture"      a lecture to write on',
        '  $ lectern make my-first-lecture.md    makes its video',
      ].join('\n'),
    )
    .configureOutput({
      outputError: (message, write) => {
        const problem = message.replace(/^error: /, '').trimEnd();
        write(`${session.noteColors.red('error:')} ${problem}\n`);
      },
    })
    .exitOverride();

  addMakeCommand(program, session);
  addRenderCommand(program, session);
  addDevCommand(program, session);
  addCheckCommand(program, session);
  addCritiqueCommand(program, session);
  addEvaluateCommand(program, session);
  addQuizCommand(program, session);
  addNewCommand(program, session);
  addDoctorCommand(program, session);

  for (const command of program.commands) {
    command
      .option('--json', 'print the result as one JSON document')
      .option('--debug', 'print stack traces of failures')
      .helpOption('-h, --help', 'print this help')
      .showHelpAfterError(`  lectern ${command.name()} --help  says more.`);
    noteRepeatedOptions(command, text => {
      session.note(text);
    });
  }
  return program;
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return hasVersion ? String(manifest.version) : 'unknown';
}
