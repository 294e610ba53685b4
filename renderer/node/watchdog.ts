/** Notices that a page says nothing any more: whether it computes without an end, or waits for something. */
import {LecternError, type SourcePlace} from '../../schema/errors.ts';
import type {LifeSign} from '../protocol.ts';
import type {FoundLoop} from './find-loop.ts';
import {MORE_PATIENCE, longestSilenceMs} from './longest-wait.ts';

const CHECK_MS = 1_000;
/** How many times as long a page may wait that says so. */
const STANDSTILLS = 2.5;
/** However far it says to be: a video takes no longer than this times its length, and a minute or two. */
const MOST_PER_SECOND_MS = 10_000;
const MOST_BESIDES_MS = 120_000;
/** A page that does not compute answers at once; one on a busy machine in this part of the silence. */
const ANSWER_PER_SILENCE = 1 / 8;

/** What a watchdog is told about a page. */
export interface WatchedPage {
  /** Asks the page for any answer; it can give none while it computes. */
  readonly ask: () => Promise<unknown>;
  /** The file of a section's scene. */
  readonly fileOf?: (section: string) => Promise<string | undefined>;
  /** The loop that a page is caught in. */
  readonly findLoop?: () => Promise<FoundLoop | undefined>;
}

/** Watches over one page. */
export class Watchdog {
  private lastSign = Date.now();
  private lastProgress = Date.now();
  private reached: number | undefined;
  private playing: LifeSign | undefined;

  /** @param silenceMs - How long the page may say nothing. */
  public constructor(
    private readonly page: WatchedPage,
    private readonly silenceMs = longestSilenceMs(),
    private readonly longestAnswerMs = silenceMs * ANSWER_PER_SILENCE,
  ) {}

  /**
   * Notes a sign of life, and what the page is playing.
   *
   * @param reached - How far it is, where it says so: one that stays there is not waited for as long as it likes.
   *   What is played a second time begins anew, so any change counts.
   */
  public heard(playing = this.playing, reached?: number): void {
    this.lastSign = Date.now();
    this.playing = playing;
    if (reached === undefined || reached === this.reached) return;
    this.reached = reached;
    this.lastProgress = this.lastSign;
  }

  /**
   * Waits for something that the page was asked.
   *
   * @throws LecternError `page-stuck` when the page computes without an end, `page-waits` when it
   *   waits for something that does not come.
   */
  public async over<TResult>(work: Promise<TResult>): Promise<TResult> {
    this.heard();
    this.lastProgress = this.lastSign;
    this.reached = undefined;
    const begun = this.lastSign;
    let timer: NodeJS.Timeout | undefined;
    const silent = new Promise<void>(resolve => {
      timer = setInterval(
        () => {
          const now = Date.now();
          const isSilent = now - this.lastSign > this.silenceMs;
          const stands = now - this.lastProgress > STANDSTILLS * this.silenceMs;
          const mostMs = MOST_BESIDES_MS + MOST_PER_SECOND_MS * (this.playing?.seconds ?? 0);
          if (isSilent || stands || now - begun > mostMs) resolve();
        },
        Math.min(CHECK_MS, this.silenceMs),
      );
    });
    const stuck = silent.then(async () => {
      if (await this.answers()) throw this.waitError(await this.place(this.playing));
      // All that would be wrong is that the line is not known.
      const loop = await this.page.findLoop?.().catch(() => undefined);
      const playing = loop?.playing ?? this.playing;
      throw this.loopError(playing, loop?.where, await this.place(playing));
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

  private loopError(
    playing: LifeSign | undefined,
    loop: SourcePlace | undefined,
    place: SourcePlace | undefined,
  ): LecternError {
    const seconds = Math.round(this.silenceMs / 1000);
    const look =
      loop === undefined
        ? 'Look for a loop in the scene that never yields and never ends.'
        : 'Look there, and in what calls it, for a loop that never yields and never ends.';
    return new LecternError({
      code: 'page-stuck',
      message:
        playing === undefined
          ? `The lecture has computed for ${seconds} s without a pause while it was loaded.`
          : `Section “${playing.section}” has computed for ${seconds} s without a pause; ${playing.seconds.toFixed(1)} s of it were played.`,
      remedy: `${look} ${MORE_PATIENCE}`,
      where: loop ?? place,
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
      remedy: `Look for an “await” outside of all functions, or for a promise that nobody resolves. ${MORE_PATIENCE}`,
      where,
    });
  }

  private async place(playing: LifeSign | undefined): Promise<SourcePlace | undefined> {
    const file = playing === undefined ? undefined : await this.page.fileOf?.(playing.section);
    return file === undefined ? undefined : {file, beat: playing?.beat};
  }
}
