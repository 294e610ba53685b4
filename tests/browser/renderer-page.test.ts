/** The renderer's page: what it is made of, and what it does without. */
import puppeteer, {type Browser} from 'puppeteer';
import {afterAll, afterEach, beforeAll, expect, inject, test} from 'vitest';
import {servePages} from '../../renderer/node/page-server.ts';
import {PAGE_PATH} from '../../renderer/protocol.ts';
import {renderScene} from './render-scene.ts';
import {COLOURS, TWO_BEATS, type TemporaryLecture, writeLecture} from './renderer-fixtures.ts';

const SCENE = `\
import {makeScene2D} from '@motion-canvas/2d';
import {waitFor} from '@motion-canvas/core';
import {node} from './beside';

export default makeScene2D(function* (view) {
  view.add(node());
  yield* waitFor(0.1);
});
`;
const EQUATION = `\
import {Latex} from '@motion-canvas/2d';
export const node = () => new Latex({tex: 'a^2 + b^2 = c^2', fill: '#ffffff', fontSize: 120});
`;
const CODE = `\
import {Code, LezerHighlighter} from '@motion-canvas/2d';
import {parser} from '@lezer/javascript';
const highlighter = new LezerHighlighter(parser);
export const node = () => new Code({highlighter, code: 'const answer = "forty-two";', fontSize: 80});
`;
const CODE_BLOCK = `\
import {CodeBlock} from 'lectern';
export const node = () => new CodeBlock({language: 'python', code: 'answer = "forty-two"'});
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
  expect(
    names.filter(name => /latex|highlighting|lezer|codemirror|@vite\/client/.test(name)),
  ).toEqual([]);
});

test.each([
  ['Latex', EQUATION],
  ['a highlighter of Motion Canvas', CODE],
  ['a CodeBlock', CODE_BLOCK],
])('has %s where a file beside a scene names it', async (_name, source) => {
  const {stills, errors} = await renderScene(SCENE, {files: {'beside.ts': source}, at: [0]});
  expect(errors).toEqual([]);
  const red = stills[0]?.data.filter((_, index) => index % 4 === 0) ?? [];
  expect(red.filter(value => value > 150).length).toBeGreaterThan(100);
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
