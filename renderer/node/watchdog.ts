/** Notices that a page says nothing any more: a scene may have sent it round in circles. */
import {LecternError} from '../../schema/errors.ts';

/** Even the slowest frame is drawn in this time. */
const SILENCE_MS = 120_000;
const CHECK_MS = 1_000;

/** Watches over one page. */
export class Watchdog {
  private lastSign = Date.now();

  /** @param silenceMs - How long the page may say nothing. */
  public constructor(private readonly silenceMs = SILENCE_MS) {}

  /** Notes a sign of life. */
  public heard(): void {
    this.lastSign = Date.now();
  }

  /**
   * Waits for something that the page was asked.
   *
   * @throws LecternError `page-stuck` when the page says nothing for too long.
   */
  public async over<TResult>(work: Promise<TResult>): Promise<TResult> {
    this.heard();
    let timer: NodeJS.Timeout | undefined;
    const stuck = new Promise<never>((_, reject) => {
      timer = setInterval(
        () => {
          if (Date.now() - this.lastSign > this.silenceMs) reject(this.failure());
        },
        Math.min(CHECK_MS, this.silenceMs),
      );
    });
    try {
      return await Promise.race([work, stuck]);
    } finally {
      clearInterval(timer);
    }
  }

  private failure(): LecternError {
    return new LecternError({
      code: 'page-stuck',
      message: `The page that draws has not moved for ${Math.round(this.silenceMs / 1000)} s.`,
      remedy: 'Look for a loop in the scene that never waits and never ends.',
    });
  }
}
