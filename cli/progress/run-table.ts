/** Progress of many things at once: a live table on a terminal, a line for each that is done elsewhere. */
import {createLogUpdate} from 'log-update';
import type {CommandSession} from '../command-session.ts';
import {formatDuration} from '../format.ts';

/** How something ended. */
export interface RowOutcome {
  readonly failed: boolean;
  /** In a few words. */
  readonly words: string;
}

interface Running {
  what: string;
  readonly startedMs: number;
}

/** How many rows that are done stay in sight. */
const ROWS_DONE = 6;
const REDRAW_MS = 500;

/** The table. Everything goes to standard error. */
export class RunTable {
  private readonly running = new Map<string, Running>();
  private readonly done: string[] = [];
  private counts = {done: 0, failed: 0};
  private readonly startedMs = performance.now();
  private readonly live: ReturnType<typeof createLogUpdate> | undefined;
  private readonly timer: NodeJS.Timeout | undefined;
  private extra = '';
  private lastNote = '';

  /**
   * @param total - How many there are.
   * @param kept - How many of them were done before.
   */
  public constructor(
    private readonly session: CommandSession,
    private readonly total: number,
    private readonly kept = 0,
  ) {
    const {isTTY, columns} = process.stderr;
    const onTerminal = isTTY && columns > 0 && process.env.TERM !== 'dumb' && !session.debug;
    if (!onTerminal) return;
    this.live = createLogUpdate(process.stderr);
    this.timer = setInterval(() => this.draw(), REDRAW_MS);
  }

  /** Something is being done. */
  public doing(name: string, what: string): void {
    const known = this.running.get(name);
    if (known === undefined) this.running.set(name, {what, startedMs: performance.now()});
    else known.what = what;
    this.draw();
  }

  /** It is done. */
  public finish(name: string, {failed, words}: RowOutcome): void {
    const {green, red, dim} = this.session.noteColors;
    const seconds = this.secondsOf(this.running.get(name)?.startedMs ?? performance.now());
    this.running.delete(name);
    this.counts.done += 1;
    if (failed) this.counts.failed += 1;
    const mark = failed ? red('✖') : green('✔');
    const place = dim(`[${this.kept + this.counts.done}/${this.total}]`);
    const line = `${mark} ${place} ${name}  ${words} ${dim(formatDuration(seconds))}`;
    this.done.push(line);
    if (this.live === undefined) this.session.note(line);
    this.draw();
  }

  /** Tells something by the way; what was told just before is not told again. */
  public note(line: string): void {
    if (line === this.lastNote) return;
    this.lastNote = line;
    this.live?.clear();
    this.session.note(line);
    this.draw();
  }

  /** What stands under the table, such as tokens and cost. */
  public tell(extra: string): void {
    this.extra = extra;
  }

  /** Ends the display. */
  public end(): void {
    clearInterval(this.timer);
    this.draw();
    this.live?.done();
  }

  private draw(): void {
    if (this.live === undefined) return;
    const {cyan, dim} = this.session.noteColors;
    const width = Math.max(0, ...[...this.running.keys()].map(name => name.length));
    const running = [...this.running].map(
      ([name, {what, startedMs}]) =>
        `${cyan('▸')} ${name.padEnd(width)}  ${what} ${dim(formatDuration(this.secondsOf(startedMs)))}`,
    );
    this.live([...this.done.slice(-ROWS_DONE), ...running, dim(this.summary())].join('\n'));
  }

  private summary(): string {
    const {done, failed} = this.counts;
    const left = this.total - this.kept - done;
    const each = this.secondsOf(this.startedMs) / Math.max(1, done);
    const parts = [
      `${this.kept + done} of ${this.total} done`,
      ...(failed === 0 ? [] : [`${failed} failed`]),
      ...(done === 0 || left === 0 ? [] : [`about ${formatDuration(each * left)} to go`]),
      ...(this.extra === '' ? [] : [this.extra]),
    ];
    return parts.join(' · ');
  }

  private secondsOf(startedMs: number): number {
    return (performance.now() - startedMs) / 1000;
  }
}
