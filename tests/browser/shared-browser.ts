/** Starts the one browser that all browser tests share, as the renderer starts its own. */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer';
import type {TestProject} from 'vitest/node';
import {browserFlags} from '../../renderer/node/browser-flags.ts';
import {findInstalledBrowser} from '../../scripts/installed-browser.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where puppeteer connects to the shared browser. */
    browserEndpoint: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const installed = await findInstalledBrowser();
  const profileDir = await mkdtemp(path.join(tmpdir(), 'lectern-shared-browser-'));
  const browser = await puppeteer.launch({
    ...(installed === undefined ? {} : {executablePath: installed.path}),
    ignoreDefaultArgs: true,
    // Several processes speak to it, which a pipe cannot.
    args: browserFlags(profileDir, '--remote-debugging-port=0'),
  });
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await rm(profileDir, {recursive: true, force: true, maxRetries: 5});
  };
}
