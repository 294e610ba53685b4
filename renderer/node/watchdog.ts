/** Notices that a page says nothing any more: whether it computes without an end, or waits for something. */
import {LecternError, type SourcePlace} from '../../schema/errors.ts';
import type {LifeSign} from '../protocol.ts';

/** Even the slowest frame is drawn in this time. */
const SILENCE_MS = 120_000;
const CHECK_MS = 1_000;
/** A page that does not compute answers at once; one on a busy machine in this time. */
const LONGEST_ANSWER_MS = 10_000;

/** What a watchdog is told about a page. */
export interface WatchedPage {
  /** Asks the page for any answer; it can give none while it computes. */
  readonly ask: () => Promise<unknown>;
  /** The file of a section's scene. */
  readonly fileOf?: (section: string) => Promise<string | undefined>;
}

/** Watches over one page. */
export class Watchdog {
  private lastSign = Date.now();
  private playing: LifeSign | undefined;

  /** @param silenceMs - How long the page may say nothing. */
  public constructor(
    private readonly page: WatchedPage,
    private readonly silenceMs = SILENCE_MS,
    private readonly longestAnswerMs = LONGEST_ANSWER_MS,
  ) {}

  /** Notes a sign of life, and what the page is playing. */
  public heard(playing = this.playing): void {
    this.lastSign = Date.now();
    this.playing = playing;
  }

  /**
   * Waits for something that the page was asked.
   *
   * @throws LecternError `page-stuck` when the page computes without an end, `page-waits` when it
   *   waits for something that does not come.
   */
  public async over<TResult>(work: Promise<TResult>): Promise<TResult> {
    this.heard();
    let timer: NodeJS.Timeout | undefined;
    const silent = new Promise<void>(resolve => {
      timer = setInterval(
        () => {
          if (Date.now() - this.lastSign > this.silenceMs) resolve();
        },
        Math.min(CHECK_MS, this.silenceMs),
      );
    });
    const stuck = silent.then(async () => {
      const isIdle = await this.answers();
      const where = await this.place();
      throw isIdle ? this.waitError(where) : this.loopError(where);
    });
    try {
      return await Promise.race([work, stuck]);
    } finally {
      clearInterval(timer);
    }
  }

  private async answers(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>(resolve => {
      timer = setTimeout(() => resolve(false), this.longestAnswerMs);
    });
    const asked = this.page.ask().then(
      () => true,
      () => false,
    );
    return Promise.race([asked, late]).finally(() => clearTimeout(timer));
  }

  private loopError(where: SourcePlace | undefined): LecternError {
    const {playing} = this;
    const seconds = Math.round(this.silenceMs / 1000);
    return new LecternError({
      code: 'page-stuck',
      message:
        playing === undefined
          ? `The page that draws has computed for ${seconds} s without a pause.`
          : `Section “${playing.section}” has computed for ${seconds} s without a pause; ${playing.seconds.toFixed(1)} s of it were played.`,
      remedy: 'Look for a loop in the scene that never yields and never ends.',
      where,
    });
  }

  private waitError(where: SourcePlace | undefined): LecternError {
    const {playing} = this;
    const seconds = Math.round(this.silenceMs / 1000);
    return new LecternError({
      code: 'page-waits',
      message:
        playing === undefined
          ? `The lecture has waited for ${seconds} s while it was loaded.`
          : `Section “${playing.section}” has waited for ${seconds} s; ${playing.seconds.toFixed(1)} s of it were played.`,
      remedy:
        'Look for an “await” outside of all functions, or for a promise that nobody resolves.',
      where,
    });
  }

  private async place(): Promise<SourcePlace | undefined> {
    const {playing} = this;
    const file = playing === undefined ? undefined : await this.page.fileOf?.(playing.section);
    return file === undefined ? undefined : {file, beat: playing?.beat};
  }
}
