/** Progress as one moving bar per section, drawn by listr2. */
import {
  type DefaultRenderer,
  Listr,
  ListrLogger,
  type ListrTask,
  type ListrTaskWrapper,
  ProcessOutput,
  type SimpleRenderer,
} from 'listr2';
import type {Colors} from '../command-session.ts';
import {formatDuration} from '../format.ts';
import type {Phase, Progress} from './progress.ts';
import {RemainingTime} from './remaining-time.ts';

const BAR_WIDTH = 24;

/** What a phase is called while it is on, and when it is over. */
const PHASE_NAMES: Readonly<Record<Phase, {readonly on: string; readonly over: string}>> = {
  diagnose: {on: 'diagnose', over: 'diagnosed'},
  measure: {on: 'measure', over: 'measured'},
  render: {on: 'render + encode', over: 'encoded'},
};

/** One line of the display, on which a task of listr2 waits. */
class Line {
  private task:
    ListrTaskWrapper<unknown, typeof DefaultRenderer, typeof SimpleRenderer> | undefined;
  private resolve: () => void = () => undefined;
  private readonly over = new Promise<void>(resolve => (this.resolve = resolve));

  public constructor(private title: string) {}

  public toTask(): ListrTask<unknown, typeof DefaultRenderer, typeof SimpleRenderer> {
    return {
      title: this.title,
      task: (_, task) => {
        this.task = task;
        task.title = this.title;
        return this.over;
      },
    };
  }

  public setTitle(title: string): void {
    this.title = title;
    if (this.task !== undefined) this.task.title = title;
  }

  public end(wentWell: boolean): void {
    if (!wentWell) this.task?.skip();
    this.resolve();
  }
}

/** The display for terminals. */
export class TerminalProgress implements Progress {
  private readonly lines = new Map<string, Line>();
  private readonly times = new Map<string, {phase: Phase; time: RemainingTime}>();
  private labelWidth = 0;
  private running: Promise<unknown> = Promise.resolve();

  public constructor(private readonly colors: Colors) {}

  public begin(sections: readonly string[]): void {
    if (this.lines.size > 0) return;
    this.labelWidth = Math.max(...sections.map(section => section.length));
    for (const section of sections) {
      this.lines.set(section, new Line(this.title(section, this.colors.dim('waiting'))));
    }
    this.running = this.show([...this.lines.values()]);
  }

  public advance(section: string, phase: Phase, share: number | undefined): void {
    let entry = this.times.get(section);
    if (entry?.phase !== phase) {
      entry = {phase, time: new RemainingTime()};
      this.times.set(section, entry);
    }
    const {dim} = this.colors;
    const text =
      share === 1 ? dim(PHASE_NAMES[phase].over) : this.onTheWay(phase, share, entry.time);
    this.lines.get(section)?.setTitle(this.title(section, text));
  }

  public finish(section: string, outcome: string): void {
    const line = this.lines.get(section);
    line?.setTitle(this.title(section, this.colors.dim(outcome)));
    line?.end(true);
  }

  public announce(line: string): void {
    const announced = new Line(line);
    this.lines.set(line, announced);
    this.running = this.running.then(() => this.show([announced]));
  }

  public async end(wentWell: boolean): Promise<void> {
    for (const line of this.lines.values()) line.end(wentWell);
    await this.running;
  }

  private show(lines: readonly Line[]): Promise<unknown> {
    const display = new Listr<unknown, 'default', 'simple'>(
      lines.map(line => line.toTask()),
      {
        concurrent: true,
        exitOnError: false,
        // Ctrl-C is the command's matter.
        registerSignalListeners: false,
        // The result may go into a pipe while the progress goes to the terminal.
        forceTTY: true,
        rendererOptions: {
          formatOutput: 'truncate',
          logger: new ListrLogger({
            processOutput: new ProcessOutput(process.stderr, process.stderr),
            useIcons: true,
            toStderr: [],
          }),
        },
      },
    );
    return display.run();
  }

  private title(section: string, text: string): string {
    return `${section.padEnd(this.labelWidth)}  ${text}`;
  }

  private onTheWay(phase: Phase, share: number | undefined, time: RemainingTime): string {
    if (share === undefined) {
      const elapsed = Math.floor(time.elapsedSeconds);
      const soFar = elapsed === 0 ? '' : `, ${formatDuration(elapsed)} so far`;
      return `${this.bar(0)} ${' '.repeat(4)}  ${PHASE_NAMES[phase].on}${soFar}`;
    }
    const remaining = time.remainingSeconds(share);
    const percent = `${Math.floor(share * 100)} %`.padStart(4);
    const eta = remaining === undefined ? '' : `, ${formatDuration(remaining)} to go`;
    return `${this.bar(share)} ${percent}  ${PHASE_NAMES[phase].on}${eta}`;
  }

  private bar(share: number): string {
    const filled = Math.round(share * BAR_WIDTH);
    const {cyan, dim} = this.colors;
    return cyan('━'.repeat(filled)) + dim('━'.repeat(BAR_WIDTH - filled));
  }
}
