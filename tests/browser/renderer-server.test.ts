/** The lecture's server: what reaches the page, hot reload, and what is kept from it. */
import {existsSync, readFileSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {Browser, Page} from 'puppeteer';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type LectureServer, createLectureServer} from '../../renderer/node/vite/lecture-server.ts';
import {seedFromName} from '../../renderer/node/vite/meta-plugin.ts';
import {connectBrowser, openPage, whenTrue} from './pages.ts';
import {COLOURS, TWO_BEATS, type TemporaryLecture, writeLecture} from './renderer-fixtures.ts';

let lecture: TemporaryLecture;
let server: LectureServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  lecture = await writeLecture({'01-beats': TWO_BEATS, '02-colours': COLOURS});
  const {lectureDir} = lecture;
  server = await createLectureServer({
    lectureDir,
    mode: 'editor',
    plugins: [
      {
        name: 'test:page',
        configureServer(vite) {
          vite.middlewares.use('/test-page', (_request, response) => {
            response.setHeader('content-type', 'text/html');
            response.end(`<!doctype html><link rel="icon" href="data:,"><script type="module">
              import project from '/@fs${lectureDir}/project.ts';
              import * as core from '/@id/@motion-canvas/core';
              const [first, second] = project.scenes;
              globalThis.first = first;
              globalThis.project = project;
              globalThis.oneCopy = second.onReplaced instanceof core.ValueDispatcher
                && second.klass.prototype instanceof core.GeneratorScene;
            </script>`);
          });
        },
      },
    ],
  });
  browser = await connectBrowser();
  page = await openPage(browser);
  await page.goto(`${server.origin}/test-page`);
  await whenTrue(page, 'globalThis.project !== undefined');
});
afterAll(async () => {
  await page.close();
  await browser.disconnect();
  await server.close();
  await lecture.remove();
});

test('a lecture outside of Lectern’s folder loads, with one copy of Motion Canvas', async () => {
  expect(await page.evaluate('globalThis.oneCopy')).toBe(true);
  expect(await page.evaluate('globalThis.project.scenes.map(scene => scene.name)')).toEqual([
    '01-beats',
    '02-colours',
  ]);
});

test('a scene without .meta has a fixed seed, and reading it writes no file', async () => {
  expect(await page.evaluate('globalThis.first.meta.seed.get()')).toBe(seedFromName('01-beats'));
  expect(existsSync(path.join(lecture.lectureDir, 'scenes/01-beats.meta'))).toBe(false);
});

test('an edited scene replaces the old one without loading the page again', async () => {
  await page.evaluate('globalThis.sameDocument = true');
  const edited = TWO_BEATS.replace("text: 'one'", "text: 'edited'");
  await writeFile(path.join(lecture.lectureDir, 'scenes/01-beats.tsx'), edited);
  await whenTrue(page, 'globalThis.first.onReplaced.current !== globalThis.first');
  expect(await page.evaluate('globalThis.first.onReplaced.current.name')).toBe('01-beats');
  expect(await page.evaluate('globalThis.sameDocument')).toBe(true);
});

test('what the editor changes of a scene is saved beside it', async () => {
  await page.evaluate(`globalThis.first.meta.timeEvents.set([{name: 'beat 2', targetTime: 7.5}])`);
  const file = path.join(lecture.lectureDir, 'scenes/01-beats.meta');
  await expect.poll(() => existsSync(file)).toBe(true);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    seed: seedFromName('01-beats'),
    timeEvents: [{name: 'beat 2', targetTime: 7.5}],
  });
});

describe('the server keeps to itself', () => {
  test.each(['/etc/passwd', path.resolve(import.meta.dirname, '../../package.json')])(
    '%s',
    async file => {
      const answer = await fetch(`${server.origin}/@fs${file}`);
      expect([403, 404]).toContain(answer.status);
    },
  );
});
