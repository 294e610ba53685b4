/** One browser for a whole rendering: without a window, and without a network beyond this machine. */
import type {Browser, Page} from 'puppeteer';
import {LecternError} from '../../schema/errors.ts';
import {BrowserProcess} from './browser-process.ts';
import {findBrowsers} from './find-browser.ts';
import {BrowserNetwork} from './network/browser-network.ts';

/** Started, a browser answers within a second or few; on a machine that is short of memory in ten. */
const LONGEST_START_MS = 60_000;

const FIND_OUT =
  'Run `lectern doctor` to see what it lacks, or name another one in LECTERN_BROWSER.';
const ALLOW_SANDBOX =
  "This system denies it its sandbox. Install the system's own Chromium or Chrome, or allow user namespaces (Ubuntu: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0).";

/** How Puppeteer is to speak to a browser. */
export const CONNECTION = {
  // A section may take minutes; silence is no failure.
  protocolTimeout: 0,
  // Nobody asks what pages load; being told of each file twice over is a tenth of a start.
  networkEnabled: false,
  issuesEnabled: false,
} as const;

/** A running browser. */
export interface BrowserSession {
  readonly browser: Browser;
  readonly process: BrowserProcess;
  /** All that it reaches. */
  readonly network: BrowserNetwork;
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
  const network = await BrowserNetwork.open();
  try {
    return await openWith(network, signal);
  } catch (error) {
    await network.close();
    throw error;
  }
}

async function openWith(network: BrowserNetwork, signal?: AbortSignal): Promise<BrowserSession> {
  let failure: LecternError | undefined;
  for await (const program of findBrowsers()) {
    signal?.throwIfAborted();
    const started = new BrowserProcess(program, network.address);
    const abort = () => void started.end();
    signal?.addEventListener('abort', abort, {once: true});
    try {
      return await openSession(started, network, () => signal?.removeEventListener('abort', abort));
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

async function openSession(
  started: BrowserProcess,
  network: BrowserNetwork,
  forget: () => void,
): Promise<BrowserSession> {
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
    await network.close();
  };
  return {
    browser,
    process: started,
    network,
    version,
    async newPage() {
      const page = first ?? (await browser.newPage());
      first = null;
      return hide(page);
    },
    close: () => (closing ??= close()),
  };
}

function isPage(target: {type(): string}): boolean {
  return target.type() === 'page';
}

/**
 * Hides a page, as all of a rendering are: one that is shown is looked through for changes sixty
 * times a second, which costs time alone. What needs a page that is shown never comes in it: no
 * animation frame, no `decode()` of a picture.
 */
export async function hide(page: Page): Promise<Page> {
  const windowId = await page.windowId().catch(() => undefined);
  if (windowId === undefined) return page;
  const hidden = page.browser().setWindowBounds(windowId, {windowState: 'minimized'});
  await hidden.catch(() => undefined);
  return page;
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
      ...CONNECTION,
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
