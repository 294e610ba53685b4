/** One run of a command: where it writes, in which form, and when it has to stop. */
import type {CommanderError} from 'commander';
import pc from 'picocolors';
import type {Failure} from './failure.ts';
import {printFailure} from './failure.ts';

/** Functions that colour text; they do nothing where colour is not wanted. */
export type Colors = ReturnType<typeof pc.createColors>;

/** What a command found or made, for people and for machines. */
export interface CommandResult {
  /** False when the work was done and found the lecture wanting, as `check` may. */
  readonly passed?: boolean;
  /** The document of `--json`, besides `ok` and `command`. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The same for people, to be printed on standard output. */
  readonly text: string;
}

/**
 * What a command gets besides its arguments.
 *
 * @remarks
 * Standard output carries the result alone (text, or one JSON document with
 * `--json`); progress, notes and errors go to standard error.
 */
export class CommandSession {
  /** Aborted on Ctrl-C. */
  public readonly signal: AbortSignal;
  /** Whether `--json` was given. */
  public readonly json: boolean;
  /** Whether `--debug` was given. */
  public readonly debug: boolean;
  /** Colours for standard output. */
  public readonly colors: Colors;
  /** Colours for standard error. */
  public readonly noteColors: Colors;
  /** Whether the command did its work and the result was bad. */
  public failed = false;
  private readonly command: string;

  /** @param args - What stands after `lectern` on the command line. */
  public constructor(
    public readonly args: readonly string[],
    signal: AbortSignal,
  ) {
    this.signal = signal;
    this.command = args.find(argument => !argument.startsWith('-')) ?? 'help';
    // Looked for by hand: a mistake in the arguments has to be reported in JSON too.
    this.json = args.includes('--json');
    this.debug = args.includes('--debug');
    this.colors = pc.createColors(wantsColor(process.stdout));
    this.noteColors = pc.createColors(wantsColor(process.stderr));
  }

  /** Hands the result to whoever asked. Called once, at the end or when a server is ready. */
  public report(result: CommandResult): void {
    const passed = result.passed ?? true;
    this.failed = !passed;
    if (this.json) this.writeJson({ok: passed, command: this.command, ...result.data});
    else process.stdout.write(`${result.text}\n`);
  }

  /** Tells people something by the way. */
  public note(line: string): void {
    process.stderr.write(`${line}\n`);
  }

  /** Tells people of something that is not as it should be. */
  public warn(message: string): void {
    this.note(`${this.noteColors.yellow('warning:')} ${message}`);
  }

  /** Tells what went wrong. */
  public reportFailure(failure: Failure): void {
    if (this.json) this.writeJson({ok: false, command: this.command, error: failure.data});
    else this.note(printFailure(failure, this.noteColors));
    if (this.debug && failure.stack !== undefined) this.note(failure.stack);
  }

  /** Tells a machine of a mistake in the arguments; people have been told by then. */
  public reportBadUsage({code, message}: CommanderError): void {
    if (!this.json) return;
    const error = {
      code: usageCode(code),
      message: message.replace(/^error: /, ''),
    };
    this.writeJson({ok: false, command: this.command, error});
  }

  private writeJson(document: object): void {
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  }
}

/** Colour only on a terminal, unless NO_COLOR or FORCE_COLOR say otherwise. */
function wantsColor(stream: NodeJS.WriteStream): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR) return process.env.FORCE_COLOR !== '0';
  // Where a stream is no terminal, Node leaves the property out.
  return 'isTTY' in stream && stream.isTTY && process.env.TERM !== 'dumb';
}

/** `commander.unknownOption` as `usage-unknown-option`. */
function usageCode(code: string): string {
  return code
    .replace('commander.', 'usage-')
    .replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}
