/** What the encoder leaves behind where something moved away; it needs no browser. */
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {PictureConverter} from '../../../renderer/page/encoder/picture-converter.ts';
import {PictureEncoder} from '../../../renderer/page/encoder/picture-encoder.ts';
import {PictureMemory} from '../../../renderer/page/encoder/picture-memory.ts';

const codeOf = (name: string) =>
  readFileSync(new URL(`../../../renderer/page/encoder/${name}.wasm`, import.meta.url));

const SIZE = {widthPx: 320, heightPx: 192};
const GROUND = [0x17, 0x11, 0x0d, 0];
const SHAPE = [0xff, 0xb6, 0x6c, 0];
const PX_PER_FRAME = 3.3;

/** A slope, which moves by parts of px: what is found of it in the picture before is never quite the same. */
function paint(pixels: Uint8Array, frame: number): void {
  for (let y = 0; y < SIZE.heightPx; y++) {
    for (let x = 0; x < SIZE.widthPx; x++) {
      const inside = Math.min(1, Math.max(0, 120 + PX_PER_FRAME * frame - x - 0.4 * y));
      const behind = Math.min(1, Math.max(0, x + 0.4 * y - (40 + PX_PER_FRAME * frame)));
      const share = Math.min(inside, behind);
      pixels.set(
        GROUND.map((ground, part) => Math.round(ground + share * ((SHAPE[part] ?? 0) - ground))),
        4 * (y * SIZE.widthPx + x),
      );
    }
  }
}

test('ground from which something moved away is as it was', async () => {
  const memory = new PictureMemory(SIZE, 1);
  const converter = await PictureConverter.start(memory, codeOf('convert'));
  const encoder = await PictureEncoder.start(memory, converter, codeOf('encoder'), {
    framesPerSecond: 30,
    quality: 'good',
    repeatAfterFrames: 30,
  });
  const FRAMES = 60;
  for (let frame = 0; frame < FRAMES; frame++) {
    paint(memory.pixels(0), frame);
    memory.states[0] = 0;
    encoder.add(0, memory.whole, frame);
  }
  const [{y: wanted, stride}, {y: shown}] = [encoder.source, encoder.decoded];
  const differences: number[] = [];
  for (let y = 0; y < SIZE.heightPx; y++) {
    // What lies two blocks behind the slope, where it has been.
    const until = 40 + PX_PER_FRAME * (FRAMES - 1) - 0.4 * y - 32;
    for (let x = 48; x < until; x++) {
      const at = y * stride + x;
      differences.push(Math.abs((wanted[at] ?? 0) - (shown[at] ?? 0)));
    }
  }
  expect(differences.length).toBeGreaterThan(5000);
  expect(Math.max(...differences)).toBeLessThanOrEqual(1);
  const wrong = differences.filter(difference => difference > 0).length;
  expect(wrong / differences.length).toBeLessThan(0.002);
});
