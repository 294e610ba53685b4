/** Opens the page around a lecture, and waits until the lecture in it is loaded. */
import type {Page} from 'puppeteer';
import {LecternError} from '../../schema/errors.ts';
import {ALONE} from '../protocol.ts';

/**
 * Loads the page, and the lecture in it.
 *
 * @returns What it says of that, unread.
 * @throws LecternError `browser-start` when the browser lacks what the page needs.
 */
export async function loadLecture(page: Page, address: string): Promise<string> {
  for (const query of ['', `?${ALONE}`]) {
    await page.goto(address + query, {waitUntil: 'domcontentloaded', timeout: 0});
    const loaded = await page.evaluate(() => globalThis.lecternHost?.loaded());
    if (loaded !== undefined) return loaded;
  }
  const canShare = await page.evaluate(() => 'SharedArrayBuffer' in globalThis);
  if (canShare) throw new Error('The page around the lecture has not started.');
  throw new LecternError({
    code: 'browser-start',
    message: 'This browser does not let a page share memory with its workers.',
    remedy: 'Name another one in LECTERN_BROWSER.',
  });
}
