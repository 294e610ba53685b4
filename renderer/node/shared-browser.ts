/** One browser for several renderings of a command: it starts once, when the first one needs it. */
import {type BrowserSession, openBrowser, puppeteerCode} from './browser-session.ts';

/** A browser that stays open between renderings. */
export class SharedBrowser {
  private opened: Promise<BrowserSession> | undefined;

  private constructor(private readonly signal: AbortSignal | undefined) {}

  /** Runs an action with a browser that it may use, and closes that after it. */
  public static async use<TResult>(
    signal: AbortSignal | undefined,
    action: (browser: SharedBrowser) => Promise<TResult>,
  ): Promise<TResult> {
    const browser = new SharedBrowser(signal);
    try {
      return await action(browser);
    } finally {
      await browser.close();
    }
  }

  /**
   * Lets it start while other things are done; what goes wrong is told when it is needed. To be
   * waited for before other code is loaded, which would hold up the start.
   */
  public async start(): Promise<void> {
    this.session().catch(() => undefined);
    await puppeteerCode();
  }

  /**
   * The running browser; one that has died is replaced.
   *
   * @throws LecternError as {@link openBrowser} does.
   */
  public session(): Promise<BrowserSession> {
    this.opened = this.running();
    return this.opened;
  }

  /** Ends it; may be called before the end, when nothing is to be drawn any more. */
  public async close(): Promise<void> {
    const opened = await this.opened?.catch(() => undefined);
    await opened?.close();
  }

  private async running(before = this.opened): Promise<BrowserSession> {
    const opened = await before?.catch(() => undefined);
    if (opened?.browser.connected === true) return opened;
    await opened?.close();
    return openBrowser(this.signal);
  }
}
