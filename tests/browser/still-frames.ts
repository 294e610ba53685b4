/** Plays sections twice in the shared browser: every frame drawn, and only those that can differ. */
import path from 'node:path';
import puppeteer from 'puppeteer';
import {inject} from 'vitest';
import {createLectureServer} from '../../renderer/node/vite/lecture-server.ts';

/** How a section went. */
export interface PlayedTwice {
  readonly section: string;
  readonly frames: number;
  /** How many frames were drawn where only those are that can differ. */
  readonly drawn: number;
  /** Numbers of frames that would have looked otherwise than what was kept standing. */
  readonly wrong: readonly number[];
}

const PAGE = '\0still-frames';

/** Plays all sections of a lecture, at a tenth of the size. */
export async function playTwice(lectureDir: string, framesPerSecond = 10): Promise<PlayedTwice[]> {
  const browser = await puppeteer.connect({browserWSEndpoint: inject('browserEndpoint')});
  const server = await createLectureServer({
    lectureDir,
    mode: 'render',
    plugins: [
      {
        name: 'test:still-frames',
        configureServer(vite) {
          vite.middlewares.use('/still-frames', (_, response) => {
            response.setHeader('content-type', 'text/html');
            response.end(
              '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/@id/__x00__still-frames"></script>',
            );
          });
        },
        resolveId: id => (id === PAGE ? PAGE : undefined),
        load: id => (id === PAGE ? pageSource(lectureDir, framesPerSecond) : undefined),
      },
    ],
  });
  const page = await browser.newPage();
  try {
    await page.goto(`${server.origin}/still-frames`);
    await page.waitForFunction('window.played !== undefined', {timeout: 120_000});
    const played = (await page.evaluate('window.played')) as PlayedTwice[] | string;
    if (typeof played === 'string') throw new Error(played);
    return played;
  } finally {
    await page.close();
    await server.close();
    await browser.disconnect();
  }
}

function pageSource(lectureDir: string, framesPerSecond: number): string {
  return `\
import project from ${JSON.stringify(`/@fs${path.join(lectureDir, 'project.ts')}`)};
import {SectionPlayer} from '/renderer/page/section-player.ts';
const canvas = document.createElement('canvas');
canvas.width = 192;
canvas.height = 108;
const context = canvas.getContext('2d', {alpha: false, willReadFrequently: true});
const picture = () => {
  const pixels = new Uint32Array(context.getImageData(0, 0, 192, 108).data.buffer);
  let [one, other] = [0x811c9dc5, 1];
  for (const pixel of pixels) {
    one = Math.imul(one ^ pixel, 0x01000193);
    other = Math.imul(other, 31) + pixel | 0;
  }
  return one + ' ' + other;
};
async function play(section) {
  const request = {section, size: {widthPx: 192, heightPx: 108}, framesPerSecond: ${framesPerSecond}};
  const open = () => new SectionPlayer(project, request, 0.1);
  const every = open();
  const {frames} = await every.survey();
  const expected = [];
  for await (const frame of every.draw(context, frames)) expected[frame] = picture();
  const some = open();
  await some.survey();
  const kept = [];
  for await (const frame of some.drawChanges(context, frames)) kept[frame] = picture();
  const wrong = [];
  let standing;
  for (let frame = 0; frame < frames; frame++) {
    standing = kept[frame] ?? standing;
    if (standing !== expected[frame]) wrong.push(frame);
  }
  return {section, frames, drawn: Object.keys(kept).length, wrong};
}
try {
  const played = [];
  for (const {name} of project.scenes) played.push(await play(name));
  window.played = played;
} catch (error) {
  window.played = String(error.stack);
}
`;
}
