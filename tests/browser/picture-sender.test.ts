/** How pictures come from the page to Node: encoded, in order, many at a time. */
import type {Browser} from 'puppeteer';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {connectBrowser} from './pages.ts';
import {runInPage} from './code-page.ts';
import {COLOURS, type TemporaryLecture, writeLecture} from './renderer-fixtures.ts';

let browser: Browser;
let lecture: TemporaryLecture;
beforeAll(async () => {
  browser = await connectBrowser();
  lecture = await writeLecture({'01-colours': COLOURS});
});
afterAll(async () => {
  await browser.disconnect();
  await lecture.remove();
});

/**
 * Sends pictures, each of another colour, of two videos, one after the other.
 *
 * @param deliver - Body of an async function: what a delivery does besides.
 * @returns The numbers of the frames of each delivery.
 */
function send(frames: number, deliver: string): Promise<number[][]> {
  const source = `\
import {PictureSender} from '/renderer/page/picture-sender.ts';
const size = {widthPx: 64, heightPx: 48};
const canvas = Object.assign(document.createElement('canvas'), {width: 64, height: 48});
const context = canvas.getContext('2d', {alpha: false, willReadFrequently: true});
const whole = {left: 0, top: 0, right: 64, bottom: 48};
export default async () => {
  const deliveries = [];
  for (let video = 0; video < 2; video++) {
    const options = {framesPerSecond: 30, quality: 'good', repeatAfterFrames: 30};
    const sender = new PictureSender('section', size, options, async pictures => {
      deliveries.push(pictures.map(({frame}) => frame));
      ${deliver}
    });
    for (let frame = 0; frame < ${frames}; frame++) {
      context.fillStyle = 'hsl(' + 7 * frame + ' 60% 40%)';
      context.fillRect(0, 0, 64, 48);
      await sender.send(canvas, frame, whole);
      // Drawn in the time that a delivery takes are a few, not thirty.
      await new Promise(resolve => setTimeout(resolve, 4));
    }
    await sender.close(${frames});
    await sender.deliverAll();
  }
  return deliveries;
};
`;
  return runInPage({browser, lectureDir: lecture.lectureDir, source});
}

test('all of them arrive in order, and none travels alone while others are to come', async () => {
  const deliveries = await send(100, 'await new Promise(resolve => setTimeout(resolve, 12));');
  const video = Array.from({length: 100}, (_, frame) => frame);
  expect(deliveries.flat()).toEqual([...video, ...video]);
  expect(deliveries.length).toBeLessThanOrEqual(2 * Math.ceil(100 / 32));
});

test('what goes wrong on their way is told as that', async () => {
  await expect(send(40, `throw new Error('Nobody takes them.');`)).rejects.toThrow(
    'Nobody takes them.',
  );
});
