/** One browser for a whole rendering: without a window, and without a network beyond this machine. */
import type {Browser, Page} from 'puppeteer';
import {LecternError} from '../../schema/errors.ts';
import {BrowserProcess} from './browser-process.ts';
import {findBrowsers} from './find-browser.ts';

/** Started, a browser answers within a second or few; on a machine that is short of memory in ten. */
const LONGEST_START_MS = 60_000;

const FIND_OUT =
  'Run `lectern doctor` to see what it lacks, or name another one in LECTERN_BROWSER.';
const ALLOW_SANDBOX =
  "This system denies it its sandbox. Install the system's own Chromium or Chrome, or allow user namespaces (Ubuntu: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0).";

/** A running browser. */
export interface BrowserSession {
  readonly browser: Browser;
  readonly process: BrowserProcess;
  /** What it calls itself, such as `HeadlessChrome/156.0.8078.79`. */
  readonly version: string;
  /** Opens a page that is not shown; the first is the blank one that the browser begins with. */
  newPage(): Promise<Page>;
  /** Ends the browser and its children; may be called twice. */
  close(): Promise<void>;
}

/**
 * Starts a browser: the first one on this machine that answers.
 *
 * @param signal - Aborting it ends the browser.
 * @throws LecternError `browser-missing` or `browser-start`.
 */
export async function openBrowser(signal?: AbortSignal): Promise<BrowserSession> {
  let failure: LecternError | undefined;
  for await (const program of findBrowsers()) {
    signal?.throwIfAborted();
    const started = new BrowserProcess(program);
    const abort = () => void started.end();
    signal?.addEventListener('abort', abort, {once: true});
    try {
      return await openSession(started, () => signal?.removeEventListener('abort', abort));
    } catch (error) {
      signal?.removeEventListener('abort', abort);
      await started.end();
      signal?.throwIfAborted();
      failure ??= startError(program, await started.ended, error);
    }
  }
  throw failure ?? new Error('There is no browser.');
}

/** Loads the code that speaks to browsers: it takes as long as half a start of one. */
export const puppeteerCode = () => import('puppeteer');

async function openSession(started: BrowserProcess, forget: () => void): Promise<BrowserSession> {
  const browser = await answerOf(started);
  const [version, blank] = await Promise.all([
    browser.version(),
    browser.waitForTarget(isPage).then(target => target.page()),
  ]);
  let first = blank;
  let closing: Promise<void> | undefined;
  const close = async () => {
    forget();
    if (process.platform === 'win32') await browser.close().catch(() => undefined);
    await started.end();
    await browser.disconnect();
  };
  return {
    browser,
    process: started,
    version,
    async newPage() {
      const page = first ?? (await browser.newPage());
      first = null;
      await hide(page);
      return page;
    },
    close: () => (closing ??= close()),
  };
}

function isPage(target: {type(): string}): boolean {
  return target.type() === 'page';
}

/** A page that is shown is looked through for changes sixty times a second: where it stays so, that costs time alone. */
async function hide(page: Page): Promise<void> {
  const windowId = await page.windowId().catch(() => undefined);
  if (windowId === undefined) return;
  const hidden = page.browser().setWindowBounds(windowId, {windowState: 'minimized'});
  await hidden.catch(() => undefined);
}

async function answerOf(started: BrowserProcess): Promise<Browser> {
  const {default: puppeteer} = await puppeteerCode();
  const timeout = AbortSignal.timeout(LONGEST_START_MS);
  const failed = new Promise<never>((_, reject) => {
    timeout.onabort = () => reject(new Error('The browser does not answer.'));
    void started.ended.then(() => reject(new Error('The browser has ended.')));
  });
  return Promise.race([
    puppeteer.connect({
      transport: started,
      // A section may take minutes; silence is no failure.
      protocolTimeout: 0,
      // Nobody asks what pages load; being told of each file twice over is a tenth of a start.
      networkEnabled: false,
      issuesEnabled: false,
    }),
    failed,
  ]);
}

/**
 * @param complaint - What the browser said; its last line is the reason, if any is.
 */
function startError(program: string, complaint: string, cause: unknown): LecternError {
  const reason = complaint.trim().split('\n').at(-1) ?? '';
  return new LecternError({
    code: 'browser-start',
    message: `The browser ${program} does not start${reason === '' ? '.' : `: ${reason}`}`,
    remedy: /no usable sandbox/i.test(complaint) ? ALLOW_SANDBOX : FIND_OUT,
    cause,
  });
}
