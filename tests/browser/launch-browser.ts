/** A browser as people have one: with this machine's network, for pages that come from servers of the tests'. */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import puppeteer, {type Browser} from 'puppeteer';
import {browserFlags} from '../../renderer/node/browser-flags.ts';
import {findInstalledBrowser} from '../../scripts/installed-browser.mjs';

/** A browser, and how it is ended. */
export interface LaunchedBrowser {
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/** Starts it as the renderer starts its own, but for its network. */
export async function launchBrowser(): Promise<LaunchedBrowser> {
  const installed = await findInstalledBrowser();
  const profileDir = await mkdtemp(path.join(tmpdir(), 'lectern-shared-browser-'));
  const browser = await puppeteer.launch({
    ...(installed === undefined ? {} : {executablePath: installed.path}),
    ignoreDefaultArgs: true,
    // Several processes may speak to it, which a pipe cannot.
    args: browserFlags(profileDir, undefined, '--remote-debugging-port=0'),
  });
  return {
    browser,
    async close() {
      await browser.close();
      await rm(profileDir, {recursive: true, force: true, maxRetries: 5});
    },
  };
}
