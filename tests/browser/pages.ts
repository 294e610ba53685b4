/** Pages of the shared browser, opened as the renderer opens its own: not shown. */
import puppeteer, {type Browser, type ConnectOptions, type Page} from 'puppeteer';
import {inject} from 'vitest';
import {CONNECTION, hide} from '../../renderer/node/browser-session.ts';

/** In a page that is not shown there is no frame to look at it with, as puppeteer would. */
const POLLING = {polling: 20};

/**
 * Connects to the shared browser; the caller disconnects.
 *
 * @param options - What is to be otherwise than in a rendering.
 */
export function connectBrowser(options: ConnectOptions = {}): Promise<Browser> {
  return puppeteer.connect({
    browserWSEndpoint: inject('browserEndpoint'),
    ...CONNECTION,
    ...options,
  });
}

/** Opens a page; the caller closes it. */
export async function openPage(browser: Browser): Promise<Page> {
  return hide(await browser.newPage());
}

/**
 * Waits until an expression holds.
 *
 * @param timeoutMs - Half a minute unless given.
 */
export async function whenTrue(page: Page, expression: string, timeoutMs = 30_000): Promise<void> {
  await page.waitForFunction(expression, {...POLLING, timeout: timeoutMs});
}

/** Rejects with what a page throws and nobody catches. */
export function thrownBy(page: Page): Promise<never> {
  return new Promise((_, reject) => {
    page.once('pageerror', error =>
      reject(error instanceof Error ? error : new Error(String(error))),
    );
  });
}
