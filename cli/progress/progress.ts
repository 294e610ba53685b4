/** Progress of a rendering, section by section: moving bars on a terminal, plain lines elsewhere. */
import type {CommandSession} from '../command-session.ts';
import {PlainProgress} from './plain-progress.ts';
import {TerminalProgress} from './terminal-progress.ts';

/** What a section is going through. */
export type Phase = 'diagnose' | 'measure' | 'render';

/** Shows how far the sections are. Everything goes to standard error. */
export interface Progress {
  /** Shows the sections; only the first call counts. */
  begin(sections: readonly string[]): void;
  /** A section has come this far in a phase: 0 to 1, or undefined where that cannot be told. */
  advance(section: string, phase: Phase, share: number | undefined): void;
  /** A section is finished; `outcome` says how, in a few words. */
  finish(section: string, outcome: string): void;
  /** All sections are finished and something follows, such as joining. */
  announce(line: string): void;
  /** Ends the display; what is not finished is shown as left undone, unless all went well. */
  end(wentWell: boolean): Promise<void>;
}

/** Chooses the display that suits where standard error goes. */
export function createProgress(session: CommandSession): Progress {
  const {isTTY, columns} = process.stderr;
  const onTerminal = isTTY && columns > 0 && process.env.TERM !== 'dumb' && !session.debug;
  return onTerminal ? new TerminalProgress(session.noteColors) : new PlainProgress(session);
}
