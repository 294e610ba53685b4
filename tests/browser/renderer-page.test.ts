/** The renderer's page: what it is made of, and what it does without. */
import puppeteer, {type Browser} from 'puppeteer';
import {afterAll, afterEach, beforeAll, expect, inject, test} from 'vitest';
import {servePages} from '../../renderer/node/page-server.ts';
import {PAGE_PATH} from '../../renderer/protocol.ts';
import {renderScene} from './render-scene.ts';
import {COLOURS, TWO_BEATS, type TemporaryLecture, writeLecture} from './renderer-fixtures.ts';

const EQUATION = `\
import {Latex} from '@motion-canvas/2d';
export const equation = () => new Latex({tex: 'a^2 + b^2 = c^2', fill: '#ffffff', fontSize: 120});
`;
const WITH_EQUATION = `\
import {makeScene2D} from '@motion-canvas/2d';
import {waitFor} from '@motion-canvas/core';
import {equation} from './equation';

export default makeScene2D(function* (view) {
  view.add(equation());
  yield* waitFor(0.1);
});
`;

let browser: Browser;
let lecture: TemporaryLecture | undefined;
beforeAll(async () => {
  browser = await puppeteer.connect({browserWSEndpoint: inject('browserEndpoint')});
});
afterEach(() => lecture?.remove());
afterAll(() => browser.disconnect());

test('asks for each file once, and for none that only other lectures need', async () => {
  lecture = await writeLecture({'01-beats': TWO_BEATS, '02 &“colours”': COLOURS});
  const asked = await filesOfPage(lecture.lectureDir);
  expect(asked.filter((file, index) => asked.indexOf(file) !== index)).toEqual([]);
  const names = asked.map(file => new URL(file).pathname);
  expect(names.filter(name => name.endsWith('.tsx'))).toHaveLength(4);
  expect(names.filter(name => /latex|@vite\/client/.test(name))).toEqual([]);
});

test('has Latex where a file beside a scene names it', async () => {
  const {stills, errors} = await renderScene(WITH_EQUATION, {
    files: {'equation.ts': EQUATION},
    at: [0],
  });
  expect(errors).toEqual([]);
  const red = stills[0]?.data.filter((_, index) => index % 4 === 0) ?? [];
  expect(red.filter(value => value > 200).length).toBeGreaterThan(2000);
});

/** All that a page asks for until its lecture is loaded. */
async function filesOfPage(lectureDir: string): Promise<string[]> {
  const {server} = await servePages(lectureDir);
  const page = await browser.newPage();
  try {
    const asked: string[] = [];
    page.on('request', request => asked.push(request.url()));
    const loaded = new Promise<{kind: string}>(resolve => {
      void page.exposeFunction('lecternLoaded', resolve);
    });
    await page.goto(server.origin + PAGE_PATH);
    expect(await loaded).toEqual({kind: 'ready'});
    return asked.filter(url => url.startsWith(server.origin));
  } finally {
    await page.close();
    await server.close();
  }
}
