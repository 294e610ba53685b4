/** The browser of a rendering: what runs in it, and that nothing of it stays. */
import {existsSync} from 'node:fs';
import {afterEach, expect, test} from 'vitest';
import {type BrowserSession, openBrowser} from '../../renderer/node/browser-session.ts';

let session: BrowserSession | undefined;
afterEach(() => session?.close());

test('nothing runs in it but the page that it begins with, and those that are asked for', async () => {
  session = await openBrowser();
  await session.browser.newPage();
  const devTools = await session.browser.target().createCDPSession();
  const {targetInfos} = await devTools.send('Target.getTargets', {filter: [{}]});
  const documents = targetInfos.filter(({type}) => type !== 'tab' && type !== 'browser');
  expect(documents.map(({type, url}) => `${type} ${url}`)).toEqual([
    'page about:blank',
    'page about:blank',
  ]);
});

test('its pages are not shown, and the first is the one that it begins with', async () => {
  session = await openBrowser();
  for (const pages of [1, 2]) {
    const page = await session.newPage();
    expect(await page.evaluate('document.visibilityState')).toBe('hidden');
    expect(await session.browser.pages()).toHaveLength(pages);
  }
});

test('its files are gone when it is closed', async () => {
  session = await openBrowser();
  expect(existsSync(session.process.profileDir)).toBe(true);
  await Promise.all([session.close(), session.close()]);
  expect(existsSync(session.process.profileDir)).toBe(false);
});

test('may be killed with a message that it never read, when Puppeteer listens no longer', async () => {
  session = await openBrowser();
  const {pid, ended} = session.process;
  if (pid === undefined) throw new Error('The browser has no process.');
  // The whole group: what was started may be a script that starts the browser.
  process.kill(-pid, 'SIGSTOP');
  const answer = session.browser.version().catch((error: unknown) => error);
  await session.browser.disconnect();
  process.kill(-pid, 'SIGKILL');
  await ended;
  expect(await answer).toBeInstanceOf(Error);
});
