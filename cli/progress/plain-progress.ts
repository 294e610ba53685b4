/** Progress in lines, for logs and pipes: a line when a section starts, now and then one between, one at its end. */
import type {CommandSession} from '../command-session.ts';
import {formatDuration} from '../format.ts';
import type {Phase, Progress} from './progress.ts';
import {RemainingTime} from './remaining-time.ts';

const SECONDS_BETWEEN_LINES = 10;

/** What is said when a section comes to a phase; diagnosing is over at once. */
const BEGUN: Readonly<Partial<Record<Phase, string>>> = {
  measure: 'measure the pictures',
  render: 'render and encode',
};

interface SectionState {
  readonly time: RemainingTime;
  phase: Phase;
  lastLineSeconds: number;
}

/** The display for everything that is no terminal. */
export class PlainProgress implements Progress {
  private sections: readonly string[] = [];
  private readonly states = new Map<string, SectionState>();

  public constructor(private readonly session: Pick<CommandSession, 'note'>) {}

  public begin(sections: readonly string[]): void {
    if (this.sections.length === 0) this.sections = sections;
  }

  public advance(section: string, phase: Phase, share: number | undefined): void {
    let state = this.states.get(section);
    if (state?.phase !== phase) {
      state = {time: new RemainingTime(), phase, lastLineSeconds: 0};
      this.states.set(section, state);
      const begun = BEGUN[phase];
      if (begun !== undefined) this.line(section, begun);
    }
    const elapsed = state.time.elapsedSeconds;
    if (share !== 1 && elapsed - state.lastLineSeconds >= SECONDS_BETWEEN_LINES) {
      state.lastLineSeconds = elapsed;
      this.line(section, farSoFar(share, state.time));
    }
  }

  public finish(section: string, outcome: string): void {
    this.line(section, outcome);
  }

  public announce(line: string): void {
    this.session.note(line);
  }

  public end(): Promise<void> {
    return Promise.resolve();
  }

  private line(section: string, text: string): void {
    const position = `[${this.sections.indexOf(section) + 1}/${this.sections.length}]`;
    this.session.note(`${position} ${section}: ${text}`);
  }
}

function farSoFar(share: number | undefined, time: RemainingTime): string {
  if (share === undefined) return `for ${formatDuration(time.elapsedSeconds)} so far`;
  const remaining = time.remainingSeconds(share);
  const eta = remaining === undefined ? '' : `, ${formatDuration(remaining)} to go`;
  return `${Math.round(share * 100)} %${eta}`;
}
