/** Plays sections twice in the shared browser: only what can differ drawn, as a video is made, then every frame. */
import path from 'node:path';
import {runInPage} from './code-page.ts';
import {connectBrowser} from './pages.ts';

/** How a section went. */
export interface PlayedTwice {
  readonly section: string;
  readonly frames: number;
  /** How many frames were drawn where only those are that can differ. */
  readonly drawn: number;
  /** How much of them was drawn in the mean, 0 to 1. */
  readonly share: number;
  /** Numbers of frames that would have looked otherwise than what was kept standing. */
  readonly wrong: readonly number[];
}

/**
 * Plays all sections of a lecture.
 *
 * @param scale - Of the size; a tenth unless given.
 */
export async function playTwice(
  lectureDir: string,
  {framesPerSecond = 10, scale = 0.1} = {},
): Promise<PlayedTwice[]> {
  const browser = await connectBrowser();
  try {
    const source = pageSource(lectureDir, framesPerSecond, scale);
    return await runInPage({browser, lectureDir, source});
  } finally {
    await browser.disconnect();
  }
}

function pageSource(lectureDir: string, framesPerSecond: number, scale: number): string {
  return `\
import project from ${JSON.stringify(`/@fs${path.join(lectureDir, 'project.ts')}`)};
import {SectionPlayer} from '/renderer/page/section-player.ts';
const canvas = document.createElement('canvas');
const [width, height] = [Math.round(1920 * ${scale}), Math.round(1080 * ${scale})];
Object.assign(canvas, {width, height});
const context = canvas.getContext('2d', {alpha: false, willReadFrequently: true});
const pixelsOf = ({left, top, right, bottom}) =>
  new Uint32Array(context.getImageData(left, top, right - left, bottom - top).data.buffer);
const whole = {left: 0, top: 0, right: width, bottom: height};
const hashOf = pixels => {
  let [one, other] = [0x811c9dc5, 1];
  for (const pixel of pixels) {
    one = Math.imul(one ^ pixel, 0x01000193);
    other = Math.imul(other, 31) + pixel | 0;
  }
  return one + ' ' + other;
};
async function play(section) {
  const request = {section, size: {widthPx: width, heightPx: height}, framesPerSecond: ${framesPerSecond}};
  const open = () => new SectionPlayer(project, request, ${scale});
  const some = open();
  const picture = new Uint32Array(width * height);
  const kept = [];
  let drawn = 0;
  for await (const {frame, area} of some.drawChanges(context)) {
    const pixels = pixelsOf(area);
    const columns = area.right - area.left;
    for (let row = 0; row * columns < pixels.length; row++) {
      const start = (area.top + row) * width + area.left;
      picture.set(pixels.subarray(row * columns, (row + 1) * columns), start);
    }
    kept[frame] = hashOf(picture);
    drawn += pixels.length / picture.length;
  }
  const {frames} = some.told;
  some.dispose();
  const every = open();
  const {frames: surveyed} = await every.survey();
  const expected = [];
  for await (const frame of every.draw(context, frames)) expected[frame] = hashOf(pixelsOf(whole));
  const wrong = surveyed === frames ? [] : ['length'];
  let standing;
  for (let frame = 0; frame < frames; frame++) {
    standing = kept[frame] ?? standing;
    if (standing !== expected[frame]) wrong.push(frame);
  }
  const count = Object.keys(kept).length;
  return {section, frames, drawn: count, share: drawn / count, wrong};
}
export default async () => {
  const played = [];
  for (const {name} of project.scenes) played.push(await play(name));
  return played;
};
`;
}
