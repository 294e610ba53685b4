/** What went wrong, told so that the user can mend it. */
import {LecternError, type SourcePlace} from '../schema/errors.ts';
import {printable} from '../schema/printable.ts';
import {codeFrame} from './code-frame.ts';
import type {Colors} from './command-session.ts';
import {displayPath, printPlace} from './display-path.ts';
import {type Mistake, MistakesError, printMistakes} from './mistakes.ts';

/** A failure as it is shown. */
export interface Failure {
  /** For machines. */
  readonly data: {
    readonly code: string;
    readonly message: string;
    readonly remedy?: string | undefined;
    readonly where?: SourcePlace | undefined;
    /** All of them, when there are several. */
    readonly mistakes?: readonly Mistake[] | undefined;
  };
  /** Shown with `--debug` only. */
  readonly stack?: string | undefined;
}

/** Code of what nobody foresaw: a bug of Lectern. */
const UNEXPECTED = 'unexpected';

/** Makes a failure of whatever was thrown. */
export function presentFailure(error: unknown): Failure {
  if (error instanceof LecternError) {
    const {code, message, remedy, where} = error;
    const mistakes = error instanceof MistakesError ? error.mistakes : undefined;
    return {data: {code, message, remedy, where, mistakes}, stack: stackWithCause(error)};
  }
  const system = systemFailure(error);
  if (system !== undefined) return {data: system, stack: stackWithCause(error)};
  const message = error instanceof Error ? error.message : String(error);
  return {
    data: {
      code: UNEXPECTED,
      message: `Something went wrong that Lectern did not foresee: ${message}`,
      remedy: 'Run the same command with --debug to see where.',
    },
    stack: stackWithCause(error),
  };
}

/** A screenful, in characters. */
const LONGEST_MESSAGE = 4_000;

/** The failure in lines for people; what was thrown may come from a scene, and hold anything. */
export function printFailure({data}: Failure, colors: Colors): string {
  const {message, remedy, where, mistakes} = data;
  if (mistakes !== undefined) return `${printMistakes(mistakes, colors)}\n\n${message}`;
  const lines = [`${colors.red('error:')} ${colors.bold(printable(message, LONGEST_MESSAGE))}`];
  if (where !== undefined) lines.push(`  ${colors.cyan(printPlace(where))}`);
  const frame = where && codeFrame(where, colors);
  if (frame !== undefined) lines.push('', frame, '');
  if (remedy !== undefined)
    lines.push(`  ${printable(remedy, LONGEST_MESSAGE).replaceAll('\n', '\n  ')}`);
  return lines.join('\n');
}

/** What the operating system refused, in words. */
function systemFailure(error: unknown): Failure['data'] | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
  const place = path === undefined ? '' : `: ${displayPath(path)}`;
  switch (error.code) {
    case 'ENOSPC':
      return {
        code: 'disk-full',
        message: `The disk is full${place}.`,
        remedy: 'Make room, then run the same command: it goes on from the finished sections.',
      };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        code: 'not-permitted',
        message: `There is no permission to use this file or folder${place}.`,
        remedy: 'Choose another folder, for instance with --out.',
      };
    case 'ENOENT':
      return {code: 'file-missing', message: `There is no such file or folder${place}.`};
    case 'EADDRINUSE':
      return {
        code: 'port-taken',
        message: 'The port is in use already.',
        remedy: 'Choose another with --port, or leave --port out.',
      };
    default:
      return undefined;
  }
}

function stackWithCause(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const cause = stackWithCause(error.cause);
  return cause === undefined ? error.stack : `${error.stack ?? error.message}\nCaused by: ${cause}`;
}
