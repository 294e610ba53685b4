/** The renderer's page: what it is made of, and what it does without. */
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {Browser} from 'puppeteer';
import {afterAll, afterEach, beforeAll, expect, test} from 'vitest';
import {servePages} from '../../renderer/node/page-server.ts';
import {BrowserNetwork} from '../../renderer/node/network/browser-network.ts';
import {hide} from '../../renderer/node/browser-session.ts';
import {connectBrowser} from './pages.ts';
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
const MARKED = `\
import source from './mark.svg?raw';
import address from './mark.svg?url';
console.assert(source !== address);
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
  browser = await connectBrowser({networkEnabled: true});
});
afterEach(() => lecture?.remove());
afterAll(() => browser.disconnect());

test('asks for each file once, and for nothing that only other lectures need', async () => {
  lecture = await writeLecture({'01-beats': TWO_BEATS, '02 &“colours”': MARKED + COLOURS});
  await writeFile(path.join(lecture.lectureDir, 'scenes/mark.svg'), '<svg/>');
  const asked = await filesOfPage(lecture.lectureDir);
  expect([...asked.keys()].filter(file => asked.get(file)?.times !== 1)).toEqual([]);
  const names = [...asked.keys()].map(file => new URL(file).pathname);
  expect(names.filter(name => name.endsWith('.tsx'))).toHaveLength(4);
  expect(names.filter(name => name.endsWith('.svg'))).toHaveLength(2);
  const texts = [...asked.values()].map(({text}) => text).join('\n');
  expect(texts).toContain('KaTeX');
  expect(texts).not.toMatch(/MathJax|cm-editor|createHotContext/);
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

/** The scripts that a page asks for until its lecture is loaded, and how often. */
async function filesOfPage(
  lectureDir: string,
): Promise<Map<string, {times: number; text: string}>> {
  const network = await BrowserNetwork.open();
  const pages = await servePages(lectureDir);
  pages.serveTo(network);
  const context = await browser.createBrowserContext({
    proxyServer: network.address,
    proxyBypassList: ['<-loopback>'],
  });
  const page = await hide(await context.newPage());
  try {
    const asked = new Map<string, {times: number; text: string}>();
    const texts: Promise<void>[] = [];
    page.on('response', response => {
      if (response.request().resourceType() !== 'script') return;
      const file = response.url();
      const script = {times: (asked.get(file)?.times ?? 0) + 1, text: ''};
      asked.set(file, script);
      texts.push(response.text().then(text => void (script.text = text)));
    });
    await page.goto(pages.address);
    const loaded = await page.evaluate(() => globalThis.lecternHost?.loaded());
    expect(JSON.parse(loaded ?? '')).toMatchObject({kind: 'ready'});
    await Promise.all(texts);
    return asked;
  } finally {
    await context.close();
    await pages.close();
    await network.close();
  }
}
