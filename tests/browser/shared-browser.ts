/** Launches the one browser that all browser tests share. */
import puppeteer from 'puppeteer';
import type {TestProject} from 'vitest/node';
import {findInstalledBrowser} from '../../scripts/installed-browser.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where puppeteer connects to the shared browser. */
    browserEndpoint: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const installed = await findInstalledBrowser();
  const browser = await puppeteer.launch({
    ...(installed === undefined ? {} : {executablePath: installed.path}),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-quic',
      '--font-render-hinting=none',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--enable-features=SharedArrayBuffer',
    ],
  });
  project.provide('browserEndpoint', browser.wsEndpoint());
  return () => browser.close();
}
