/** Starts the one browser that all browser tests share. */
import type {TestProject} from 'vitest/node';
import {launchBrowser} from './launch-browser.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where puppeteer connects to the shared browser. */
    browserEndpoint: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const {browser, close} = await launchBrowser();
  project.provide('browserEndpoint', browser.wsEndpoint());
  return close;
}
