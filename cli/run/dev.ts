/** Serves the Motion Canvas editor until it is told to stop. */
import {spawn} from 'node:child_process';
import pc from 'picocolors';
import {LecternError} from '../../schema/errors.ts';
import {Diagnostician} from '../../agents/diagnose/diagnose.ts';
import type {FindMistakes} from '../../renderer/node/editor/mistakes-plugin.ts';
import {openEditor} from '../../renderer/node/editor/open-editor.ts';
import {codeFrame} from '../code-frame.ts';
import type {CommandSession} from '../command-session.ts';
import type {DevOptions} from '../commands/dev.ts';
import {displayPath} from '../display-path.ts';
import {lectureFolder, readScenes} from '../lecture-folder.ts';
import {mistakeOf, printMistakes} from '../mistakes.ts';

/**
 * Serves the editor; ends when the session is interrupted, which is its normal end.
 *
 * @throws LecternError when there is no lecture, or the port is taken.
 */
export async function serveEditor(
  named: string,
  {port, open = false}: DevOptions,
  session: CommandSession,
): Promise<void> {
  const lectureDir = lectureFolder(named);
  const findMistakes = mistakesTeller(lectureDir, session);
  const editor = await openEditor({lectureDir, port, findMistakes}).catch((error: unknown) => {
    throw portProblem(error, port);
  });
  try {
    const {colors} = session;
    session.report({
      data: {url: editor.url, lectureDir},
      text: [
        `${colors.green('✔')} ${displayPath(lectureDir)} is open at ${colors.cyan(editor.url)}`,
        colors.dim('  Edit its scenes and watch the preview change. Ctrl-C ends the editor.'),
      ].join('\n'),
    });
    if (open) openInBrowser(editor.url, session);
    await aborted(session.signal);
  } finally {
    await editor.close();
  }
}

/** Finds the mistakes of the scenes, and tells the terminal of them when they change. */
function mistakesTeller(lectureDir: string, session: CommandSession): FindMistakes {
  const diagnostician = new Diagnostician();
  const plain = pc.createColors(false);
  let told = '';
  return () => {
    const mistakes = diagnostician.diagnose(readScenes(lectureDir)).map(mistakeOf);
    const text = printMistakes(mistakes, session.noteColors);
    if (text !== told) session.note(text === '' ? 'The scenes have no mistakes any more.' : text);
    told = text;
    return mistakes.map(({where: {file, line = 1, column = 1}, message, remedy, length}) => ({
      file,
      line,
      column,
      message: remedy === undefined ? message : `${message}\n${remedy}`,
      frame: codeFrame({file, line, column}, plain, length) ?? '',
    }));
  };
}

function portProblem(error: unknown, port: number | undefined): unknown {
  if (!(error instanceof Error) || !/EADDRINUSE|already in use/.test(error.message)) return error;
  return new LecternError({
    code: 'port-taken',
    message: `Port ${port ?? ''} is in use already.`,
    remedy: 'Choose another with --port, or leave --port out to take a free one.',
    cause: error,
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise(resolve => signal.addEventListener('abort', () => resolve(), {once: true}));
}

function openInBrowser(url: string, session: CommandSession): void {
  const [command, args] = openerOf(url);
  const opener = spawn(command, args, {stdio: 'ignore', detached: true});
  opener.on('error', () =>
    session.note('No browser could be opened here; open the address yourself.'),
  );
  opener.unref();
}

/** The command of this system that opens an address. */
function openerOf(url: string): [command: string, args: string[]] {
  switch (process.platform) {
    case 'darwin':
      return ['open', [url]];
    case 'win32':
      return ['cmd', ['/c', 'start', '', url]];
    default:
      return ['xdg-open', [url]];
  }
}
