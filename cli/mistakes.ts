/** Mistakes in lectures and scenes, each shown with its place, the text around it, and what to do. */
import type {Diagnostic} from '../schema/diagnostic.ts';
import {LecternError, type SourcePlace} from '../schema/errors.ts';
import {printable} from '../schema/printable.ts';
import {codeFrame} from './code-frame.ts';
import type {Colors} from './command-session.ts';
import {printPlace} from './display-path.ts';
import {count} from './format.ts';

/** One mistake. */
export interface Mistake {
  readonly where: SourcePlace;
  readonly message: string;
  readonly remedy?: string | undefined;
  /** Name of its kind. */
  readonly code?: string | undefined;
  /** `error` unless given. */
  readonly severity?: 'error' | 'warning' | undefined;
  /** How many characters it spans; 1 unless given. */
  readonly length?: number | undefined;
}

/** Ends a command because of mistakes, all of which are told. */
export class MistakesError extends LecternError {
  public readonly mistakes: readonly Mistake[];

  public constructor(code: string, mistakes: readonly Mistake[], cause?: unknown) {
    super({code, message: `${count(mistakes.length, 'mistake')}.`, cause});
    this.name = 'MistakesError';
    this.mistakes = mistakes;
  }
}

/** A diagnostic of a scene as a mistake. */
export function mistakeOf(diagnostic: Diagnostic): Mistake {
  const {file, line, column, message, remedy, code, severity, length} = diagnostic;
  return {where: {file, line, column}, message, remedy, code, severity, length};
}

/** In characters. */
const LONGEST_MESSAGE = 4_000;

/** All mistakes in lines for people. */
export function printMistakes(mistakes: readonly Mistake[], colors: Colors): string {
  return mistakes.map(mistake => printMistake(mistake, colors)).join('\n\n');
}

function printMistake(mistake: Mistake, colors: Colors): string {
  const {where, message, remedy, code, severity = 'error', length} = mistake;
  const kind = severity === 'error' ? colors.red(severity) : colors.yellow(severity);
  const head = [colors.cyan(printPlace(where)), kind];
  if (code !== undefined) head.push(colors.dim(code));
  const parts = [`${head.join(' ')}\n  ${colors.bold(textOf(message))}`];
  const frame = codeFrame(where, colors, length);
  if (frame !== undefined) parts.push(frame);
  if (remedy !== undefined) parts.push(`  ${textOf(remedy)}`);
  // Without a frame between them, message and remedy belong together.
  return parts.join(frame === undefined ? '\n' : '\n\n');
}

function textOf(message: string): string {
  return printable(message, LONGEST_MESSAGE).replaceAll('\n', '\n  ');
}
