/** One browser for a whole rendering: without a window, and without a network beyond this machine. */
import {once} from 'node:events';
import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import puppeteer, {type Browser} from 'puppeteer';
import {LecternError} from '../../schema/errors.ts';
import {type InstalledBrowser, findBrowser} from './find-browser.ts';
import {isRunning} from './running-process.ts';

const PROFILE = 'lectern-browser-';

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--mute-audio',
];

/** A window that nobody sees needs no list of suggestions: half a second of work at each start. */
const WITHOUT_SUGGESTIONS = '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup';

/** A headless shell would fit letters to whole px, and set them apart otherwise than other browsers do. */
const LETTERS_AS_THEY_ARE = '--font-render-hinting=none';

/** Scenes are code that somebody, or something, wrote: they reach no other machine. */
const LOOPBACK_ONLY = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

const FIND_OUT =
  'Run `lectern doctor` to see what it lacks, or name another one in LECTERN_BROWSER.';
const ALLOW_SANDBOX =
  "This system denies it its sandbox. Install the system's own Chromium or Chrome, or allow user namespaces (Ubuntu: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0).";

/** A running browser. */
export interface BrowserSession {
  readonly browser: Browser;
  readonly installed: InstalledBrowser;
  /** Where it keeps its files; gone when it is closed. */
  readonly profileDir: string;
  /** Ends the browser and its children; may be called twice. */
  close(): Promise<void>;
}

/**
 * Launches the browser.
 *
 * @param signal - Aborting it ends the browser.
 * @param found - Which one; it is looked for unless given.
 * @throws LecternError `browser-missing` or `browser-start`.
 */
export async function openBrowser(
  signal?: AbortSignal,
  found?: InstalledBrowser,
): Promise<BrowserSession> {
  const installed = found ?? (await findBrowser());
  signal?.throwIfAborted();
  const profileDir = await mkdtemp(path.join(tmpdir(), `${PROFILE}${process.pid}-`));
  const removeProfile = () => rm(profileDir, {recursive: true, force: true, maxRetries: 5});
  const browser = await puppeteer
    .launch({
      executablePath: installed.path,
      userDataDir: profileDir,
      // The browser ends with its pipe, even when this process is killed.
      pipe: true,
      args: [
        ...QUIET,
        WITHOUT_SUGGESTIONS,
        LETTERS_AS_THEY_ARE,
        ...LOOPBACK_ONLY,
        // Its sandbox does not start for root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
      // Who calls us decides what Ctrl-C does.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      // A section may take minutes; silence is no failure.
      protocolTimeout: 0,
    })
    .catch(async (cause: unknown) => {
      await removeProfile();
      throw new LecternError({
        code: 'browser-start',
        message: `The browser ${installed.path} does not start.`,
        remedy: /no usable sandbox/i.test(String(cause)) ? ALLOW_SANDBOX : FIND_OUT,
        cause,
      });
    });
  // One that is killed resets its pipes, after Puppeteer has stopped listening. That it has ended is told
  // by what waits for it.
  for (const pipe of browser.process()?.stdio ?? []) pipe?.on('error', () => undefined);
  let closing: Promise<void> | undefined;
  const close = () =>
    (closing ??= endBrowser(browser).finally(removeProfile).then(removeLeftProfiles));
  const abort = () => void close();
  signal?.addEventListener('abort', abort, {once: true});
  if (signal?.aborted === true) {
    await close();
    signal.throwIfAborted();
  }
  return {
    browser,
    installed,
    profileDir,
    async close() {
      signal?.removeEventListener('abort', abort);
      await close();
    },
  };
}

/**
 * Ends a browser with all that belongs to it. Nothing that it would save is of use, and asked to end
 * it takes several times as long.
 */
async function endBrowser(browser: Browser): Promise<void> {
  const launched = browser.process();
  if (process.platform === 'win32' || launched?.pid === undefined) return browser.close();
  if (launched.exitCode === null && launched.signalCode === null) {
    const ended = once(launched, 'exit');
    process.kill(-launched.pid, 'SIGKILL');
    await ended;
  }
  await browser.disconnect();
}

/**
 * Removes what processes left that were killed. At the end: at the start the browser of one that was
 * killed just now may still be writing.
 */
async function removeLeftProfiles(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names) {
    const owner = Number(new RegExp(`^${PROFILE}(\\d+)-`).exec(name)?.[1]);
    if (owner > 0 && !isRunning(owner)) {
      await rm(path.join(tmpdir(), name), {recursive: true, force: true}).catch(() => undefined);
    }
  }
}
