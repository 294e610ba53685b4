/** What is drawn is what KaTeX sets: nothing is missing, nothing is added, nothing has moved. */
import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import path from 'node:path';
import {PNG} from 'pngjs';
import {beforeAll, describe, expect, it} from 'vitest';
import {createLectureServer} from '../../renderer/node/vite/lecture-server.ts';
import {connectBrowser, openPage, thrownBy, whenTrue} from './pages.ts';
import {FORMULAS} from './formula-table.ts';

const CELL = {width: 960, height: 300, baseline: 170, left: 40};
const EM = 52;
/** Anti-aliased edges differ: the browser snaps baselines of its text to whole px. */
const REACH = 2;
const FAINT = 70;
const TOLERATED_SHARE = 0.004;
/** Browsers round the rules of an array to whole px, which makes it larger. */
const TOLERATED_SHARE_OF_ARRAYS = 0.06;

let drawn: PNG;
let set: PNG;

beforeAll(async () => {
  [drawn, set] = await drawAll();
});

describe('a formula is drawn as KaTeX sets it', () => {
  it.each(FORMULAS.map((tex, index) => [tex, index] as const))('%s', (tex, index) => {
    const [own, theirs] = [inkOf(drawn, index), inkOf(set, index)];
    expect(own.length).toBeGreaterThan(300);
    const tolerated = tex.includes('{array}') ? TOLERATED_SHARE_OF_ARRAYS : TOLERATED_SHARE;
    expect(shareFarFrom(own, theirs)).toBeLessThan(tolerated);
    expect(shareFarFrom(theirs, own)).toBeLessThan(tolerated);
  });
});

/** The points of a cell that differ from its ground, numbered row by row. */
function inkOf(picture: PNG, index: number): number[] {
  const ink: number[] = [];
  const first = index * CELL.height * CELL.width;
  for (let point = 0; point < CELL.height * CELL.width; point += 1) {
    const offset = 4 * (first + point);
    const [red = 0, green = 0, blue = 0] = picture.data.subarray(offset, offset + 3);
    if (Math.max(red, green, blue) > FAINT) ink.push(point);
  }
  return ink;
}

/** The share of some ink that has no other ink near it. */
function shareFarFrom(ink: readonly number[], other: readonly number[]): number {
  const near = new Uint8Array(CELL.height * CELL.width);
  for (const point of other) {
    for (let step = -REACH; step <= REACH; step += 1) {
      const row = point + step * CELL.width;
      near.fill(1, Math.max(0, row - REACH), row + REACH + 1);
    }
  }
  return ink.filter(point => near[point] === 0).length / ink.length;
}

/** All formulas below each other: as the engine draws them, and as the browser shows KaTeX's HTML. */
async function drawAll(): Promise<[drawn: PNG, set: PNG]> {
  const cache = path.resolve(import.meta.dirname, '../../.cache');
  await mkdir(cache, {recursive: true});
  const folder = await mkdtemp(path.join(cache, 'formula-test-'));
  const server = await createLectureServer({
    lectureDir: folder,
    mode: 'render',
    plugins: [formulaPagePlugin()],
  });
  const browser = await connectBrowser();
  const page = await openPage(browser);
  try {
    const failure = thrownBy(page);
    await page.setViewport({width: CELL.width, height: 800});
    await page.goto(`${server.origin}/formula-page`);
    await Promise.race([whenTrue(page, 'window.drawn !== undefined'), failure]);
    const url = (await page.evaluate('window.drawn')) as string;
    const screenshot = await page.screenshot({
      clip: {x: 0, y: 0, width: CELL.width, height: CELL.height * FORMULAS.length},
      captureBeyondViewport: true,
    });
    return [
      PNG.sync.read(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
      PNG.sync.read(Buffer.from(screenshot)),
    ];
  } finally {
    await page.close();
    await server.close();
    await browser.disconnect();
    await rm(folder, {recursive: true, force: true});
  }
}

function formulaPagePlugin() {
  const id = '\0formula-page';
  return {
    name: 'test:formula-page',
    configureServer(vite: {middlewares: {use(path: string, handler: unknown): unknown}}) {
      vite.middlewares.use(
        '/formula-page',
        (
          _: unknown,
          response: {setHeader(name: string, value: string): void; end(text: string): void},
        ) => {
          response.setHeader('content-type', 'text/html; charset=utf-8');
          response.end(
            '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/@id/__x00__formula-page"></script>',
          );
        },
      );
    },
    resolveId: (name: string) => (name === id ? id : undefined),
    load: (name: string) => (name === id ? pageSource() : undefined),
  };
}

function pageSource(): string {
  return String.raw`
import katex from 'katex';
import styles from 'katex/dist/katex.min.css?inline';
import {WORDS_FONT, loadFontsFor} from '/engine/fonts.ts';
import {drawItem} from '/engine/nodes/formula/draw-items.ts';
import {layOutFormula} from '/engine/nodes/formula/formula-layout.ts';

const formulas = ${JSON.stringify(FORMULAS)};
const cell = ${JSON.stringify(CELL)};
await loadFontsFor(formulas.join(''));

const canvas = new OffscreenCanvas(cell.width, cell.height * formulas.length);
const context = canvas.getContext('2d');
context.fillStyle = '#000';
context.fillRect(0, 0, canvas.width, canvas.height);
formulas.forEach((tex, index) => {
  context.save();
  context.translate(cell.left, index * cell.height + cell.baseline);
  context.scale(${EM}, ${EM});
  for (const item of layOutFormula(tex).items) {
    context.fillStyle = context.strokeStyle = item.color ?? '#fff';
    drawItem(context, item.shape);
  }
  context.restore();
});

document.body.style.cssText = 'margin:0;background:#000';
const host = document.body.appendChild(document.createElement('div'));
host.style.cssText = 'height:' + canvas.height + 'px';
const shadow = host.attachShadow({mode: 'open'});
shadow.innerHTML = '<style>' + styles.replaceAll(/@font-face\s*\{[^}]*\}/g, '') +
  '.katex{font-family:KaTeX_Main,' + WORDS_FONT + '!important}' +
  '.cell{position:absolute;left:0;color:#fff;white-space:nowrap;width:max-content}' +
  '.katex{font-size:${EM}px!important}.katex-display{margin:0}' +
  '.katex-display>.katex>.katex-html>.katex-tag{position:static;margin-left:2em}</style>';
formulas.forEach((tex, index) => {
  const place = shadow.appendChild(document.createElement('div'));
  place.className = 'cell';
  const source = tex.replaceAll(/(\\(?:begin|end)\{align)\}/g, '$1*}');
  katex.render(source, place, {displayMode: true, output: 'html', strict: 'ignore', trust: true});
  const marker = document.createElement('span');
  marker.style.cssText = 'display:inline-block;width:0;height:0';
  place.querySelector('.katex-base').prepend(marker);
  const box = marker.getBoundingClientRect();
  marker.remove();
  place.style.top = Math.round(index * cell.height + cell.baseline - box.bottom) + 'px';
  place.style.left = cell.left - box.left + 'px';
});
await document.fonts.ready;
const blob = await canvas.convertToBlob({type: 'image/png'});
const reader = new FileReader();
reader.onload = () => { window.drawn = reader.result; };
reader.readAsDataURL(blob);
`;
}
