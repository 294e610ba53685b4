/** What the encoder writes, decoded by a browser: the very pixels that the encoder believes it shows. */
import type {Browser} from 'puppeteer';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {connectBrowser} from './pages.ts';
import {runInPage} from './code-page.ts';
import {COLOURS, type TemporaryLecture, writeLecture} from './renderer-fixtures.ts';

/** How a video went through encoder and decoder. */
interface Played {
  /** How many pictures were written. */
  readonly written: number;
  readonly keys: number;
  readonly bytes: number;
  /** Numbers of written pictures that a decoder shows otherwise than the encoder believes. */
  readonly wrong: readonly number[];
  /** The largest mean difference of a picture from what was encoded, in steps of luma. */
  readonly worst: number;
}

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

/** Ways to paint frame `n` on a context `c` of `w` times `h` px. */
const PAINTINGS = {
  'shapes and text that move': `
    c.fillStyle = '#14202c'; c.fillRect(0, 0, w, h);
    for (let i = 0; i < 9; i++) {
      c.save(); c.translate(w * (0.1 + 0.1 * i) + 1.3 * n, h / 2 + 40 * Math.sin(n / 7 + i));
      c.rotate(n / 20 + i); c.fillStyle = ['#e5a84b', '#5fb3b3', '#c86b85'][i % 3];
      c.fillRect(-20, -20, 40, 40); c.restore();
    }
    c.fillStyle = 'white'; c.font = '28px sans-serif'; c.fillText('What moves, and what rests', 10 + n * 2.4, h / 3);`,
  'soft shades that fade': `
    const g = c.createLinearGradient(0, 0, w, h);
    g.addColorStop(0, 'hsl(' + 3 * n + ' 60% 40%)'); g.addColorStop(1, '#102030');
    c.fillStyle = g; c.fillRect(0, 0, w, h);`,
  'thin lines that travel': `
    c.fillStyle = '#0d1117'; c.fillRect(0, 0, w, h); c.lineWidth = 2;
    for (let k = 0; k < 4; k++) {
      c.strokeStyle = ['#f0a848', '#6cb6ff', '#8bd17c', 'white'][k]; c.beginPath();
      for (let x = 0; x <= w; x += 4) c.lineTo(x, h / 2 + (20 + 20 * k) * Math.sin(x / 30 + n / 5 + k));
      c.stroke();
    }`,
  noise: `
    const p = c.getImageData(0, 0, w, h); let seed = n + 1;
    for (let i = 0; i < p.data.length; i++) { seed = (seed * 1103515245 + 12345) >>> 0; p.data[i] = seed >>> 24; }
    c.putImageData(p, 0, 0);`,
  'a picture that jumps': `
    c.fillStyle = n % 6 < 3 ? '#e8e4dc' : '#101418'; c.fillRect(0, 0, w, h);
    c.fillStyle = '#c0392b'; c.fillRect((37 * n) % w, (23 * n) % h, 90, 60);`,
} as const;

describe('a decoder shows exactly what the encoder believes', () => {
  test.each(Object.entries(PAINTINGS))('of %s', async (_name, painting) => {
    for (const quality of ['draft', 'good', 'best']) {
      const played = await play(painting, {widthPx: 320, heightPx: 192, quality, frames: 30});
      expect(played).toMatchObject({written: 30, wrong: []});
    }
  });

  test.each([
    [854, 480],
    [34, 18],
    [16, 16],
    [1922, 1082],
  ])('at %i x %i px', async (widthPx, heightPx) => {
    const played = await play(PAINTINGS['shapes and text that move'], {
      widthPx,
      heightPx,
      frames: 8,
    });
    expect(played).toMatchObject({written: 8, wrong: []});
  });
});

test('pictures are close to what was painted, closer at better quality', async () => {
  const painting = PAINTINGS['shapes and text that move'];
  const size = {widthPx: 640, heightPx: 360, frames: 20};
  const draft = await play(painting, {...size, quality: 'draft'});
  const good = await play(painting, {...size, quality: 'good'});
  const best = await play(painting, {...size, quality: 'best'});
  expect(best.worst).toBeLessThan(good.worst);
  expect(good.worst).toBeLessThan(draft.worst);
  expect(good.worst).toBeLessThan(1.5);
  expect(draft.bytes).toBeLessThan(good.bytes);
  expect(good.bytes).toBeLessThan(best.bytes);
});

test('a picture that stands is written at once, once a second, and at the end', async () => {
  const still = `c.fillStyle = n < 5 ? 'red' : 'blue'; c.fillRect(0, 0, w, h);`;
  const played = await play(still, {widthPx: 64, heightPx: 48, frames: 200});
  // Two pictures; each again at once; the second at 35, 65 … 185 and in the last frame; keys every five seconds.
  expect(played).toMatchObject({written: 2 + 2 + 6 + 1, keys: 2, wrong: []});
});

interface PlayOptions {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly frames: number;
  readonly quality?: string;
}

function play(painting: string, options: PlayOptions): Promise<Played> {
  const {widthPx: w, heightPx: h, frames, quality = 'good'} = options;
  const source = `\
import {PictureConverter, fetchConverterCode} from '/renderer/page/encoder/picture-converter.ts';
import {PictureEncoder, fetchEncoderCode} from '/renderer/page/encoder/picture-encoder.ts';
import {PictureMemory} from '/renderer/page/encoder/picture-memory.ts';
const [w, h, frames, quality] = ${JSON.stringify([w, h, frames, quality])};
const memory = new PictureMemory({widthPx: w, heightPx: h}, 1);
const canvas = Object.assign(document.createElement('canvas'), {width: w, height: h});
const c = canvas.getContext('2d', {alpha: false, willReadFrequently: true});
const paint = n => {${painting}};
const copyOf = ({y, u, v, stride}) => ({y: y.slice(), u: u.slice(), v: v.slice(), stride});
const rowsEqual = (plane, stride, other, offset, otherStride, width, height) => {
  for (let row = 0; row < height; row++) for (let x = 0; x < width; x++)
    if (plane[row * stride + x] !== other[offset + row * otherStride + x]) return false;
  return true;
};
export default async () => {
  const converter = await PictureConverter.start(memory, await fetchConverterCode());
  const encoder = await PictureEncoder.start(memory, converter, await fetchEncoderCode(), {framesPerSecond: 30, quality, repeatAfterFrames: 30});
  const pictures = [];
  const believed = new Map();
  let worst = 0;
  for (let n = 0; n < frames; n++) {
    paint(n);
    const area = await memory.read(canvas, 0, memory.whole);
    for (const picture of encoder.add(0, area, n)) {
      pictures.push(picture);
      believed.set(picture.frame, copyOf(encoder.decoded));
    }
    const [{y, stride}, shown] = [encoder.source, encoder.decoded.y];
    let sum = 0;
    for (let row = 0; row < h; row++) for (let x = 0; x < w; x++) sum += Math.abs(y[row * stride + x] - shown[row * stride + x]);
    worst = Math.max(worst, sum / w / h);
  }
  for (const picture of encoder.finish(frames)) {
    pictures.push(picture);
    believed.set(picture.frame, copyOf(encoder.decoded));
  }
  const decoded = new Map();
  const failures = [];
  const decoder = new VideoDecoder({
    output: async frame => {
      const {visibleRect, timestamp, format} = frame;
      const planes = new Uint8Array(frame.allocationSize({rect: visibleRect}));
      const copied = frame.copyTo(planes, {rect: visibleRect}).then(layout => ({planes, layout, format}));
      decoded.set(timestamp, copied.finally(() => frame.close()));
    },
    error: error => failures.push(String(error)),
  });
  const sps = [...pictures[0].data.subarray(5, 8)].map(byte => byte.toString(16).padStart(2, '0')).join('');
  decoder.configure({codec: 'avc1.' + sps, codedWidth: w, codedHeight: h});
  for (const {frame, isKey, data} of pictures) {
    decoder.decode(new EncodedVideoChunk({type: isKey ? 'key' : 'delta', timestamp: frame, data}));
  }
  await decoder.flush();
  if (failures.length > 0) throw new Error(failures.join());
  const wrong = [];
  for (const {frame} of pictures) {
    const shown = await decoded.get(frame);
    const {y, u, v, stride} = believed.get(frame);
    const isRight = shown?.format === 'I420' && [y, u, v].every((plane, index) => rowsEqual(
      plane, index === 0 ? stride : stride / 2, shown.planes, shown.layout[index].offset, shown.layout[index].stride,
      index === 0 ? w : w / 2, index === 0 ? h : h / 2));
    if (!isRight) wrong.push(frame);
  }
  return {
    written: pictures.length, keys: pictures.filter(({isKey}) => isKey).length,
    bytes: pictures.reduce((sum, {data}) => sum + data.length, 0), wrong, worst,
  };
};
`;
  return runInPage<Played>({browser, lectureDir: lecture.lectureDir, source});
}
