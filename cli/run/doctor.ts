/** Examines this machine and says what is missing. */
import type {CommandResult, CommandSession} from '../command-session.ts';
import type {Checkup} from '../doctor/checkup.ts';
import {examineBrowser} from '../doctor/examine-browser.ts';
import {examineDisk, examineFonts, examineMemory, examineNode} from '../doctor/examine-machine.ts';

/** Examines everything; fails when something is missing without which no video can be made. */
export async function examineMachine(session: CommandSession): Promise<CommandResult> {
  const checkups: Checkup[] = [
    examineNode(),
    ...(await examineBrowser(session.signal)),
    examineFonts(),
    examineMemory(),
    examineDisk(process.cwd()),
  ];
  session.signal.throwIfAborted();
  return {
    passed: checkups.every(({status}) => status !== 'missing'),
    data: {checks: checkups},
    text: checkups.map(checkup => printCheckup(checkup, session)).join('\n'),
  };
}

function printCheckup({name, status, found, remedy}: Checkup, {colors}: CommandSession): string {
  const mark = {ok: colors.green('✔'), warning: colors.yellow('!'), missing: colors.red('✖')}[
    status
  ];
  const line = `${mark} ${name.padEnd(8)} ${found}`;
  return remedy === undefined ? line : `${line}\n           ${colors.cyan(remedy)}`;
}
