/** The conversion of pictures to video's colours, as the page runs it; it needs no browser. */
import {readFileSync} from 'node:fs';
import {mean} from 'd3-array';
import {randomLcg} from 'd3-random';
import {describe, expect, test} from 'vitest';
import {type Area, alignToBlocks} from '../../../renderer/page/area.ts';
import {PictureConverter} from '../../../renderer/page/encoder/picture-converter.ts';
import {PictureMemory} from '../../../renderer/page/encoder/picture-memory.ts';
import type {FrameSize} from '../../../renderer/protocol.ts';

describe('the conversion', () => {
  const code = readFileSync(
    new URL('../../../renderer/page/encoder/convert.wasm', import.meta.url),
  );
  const size = {widthPx: 16, heightPx: 4};
  const [red, blue] = [0xff0000, 0x0000ff];
  const [white, black] = [0xffffff, 0x000000];

  function paint(memory: PictureMemory, slot: number, colorAt: (x: number, y: number) => number) {
    const pixels = memory.pixels(slot);
    for (let pixel = 0; pixel < pixels.length / 4; pixel++) {
      const rgb = colorAt(pixel % size.widthPx, Math.floor(pixel / size.widthPx));
      pixels.set([rgb & 255, (rgb >> 8) & 255, rgb >> 16, pixel & 255], 4 * pixel);
    }
  }
  async function open(ofSize: FrameSize) {
    const memory = new PictureMemory(ofSize, 1);
    const converter = await PictureConverter.start(memory, code);
    return {
      memory,
      /** As if the pixels had just been read. */
      convert: (area: Area, isFirst: boolean) => {
        memory.states[0] = 0;
        expect(converter.convert({slot: 0, area, isFirst})).toBe(true);
        return converter.isChanged(0);
      },
      /** Luma, U and V without what they are padded with. */
      planes: () => {
        const {y, u, v, stride} = memory.planesAt(memory.slot(0).planes);
        return (
          [
            [y, 1],
            [u, 2],
            [v, 2],
          ] as const
        ).map(([plane, share]) =>
          Array.from({length: ofSize.heightPx / share}, (_, row) => {
            const start = (row * stride) / share;
            return [...plane.subarray(start, start + ofSize.widthPx / share)];
          }).flat(),
        );
      },
    };
  }

  test.each([
    ['black', black, [16, 128, 128]],
    ['white', white, [235, 128, 128]],
    ['red', red, [63, 102, 240]],
    ['green', 0x00ff00, [173, 42, 26]],
    ['blue', blue, [32, 240, 118]],
  ])('gives %s the value that BT.709 says in limited range', async (_name, rgb, expected) => {
    const {memory, convert, planes} = await open(size);
    paint(memory, 0, () => rgb);
    convert(memory.whole, true);
    expect(planes().map(plane => [...new Set(plane)])).toEqual(expected.map(value => [value]));
  });

  test('is within one of the exact value for any colours', async () => {
    const {memory, convert, planes} = await open(size);
    const random = randomLcg(7);
    const colors = Array.from({length: 64}, () => Math.floor(random() * 2 ** 24));
    paint(memory, 0, (x, y) => colors[y * 16 + x] ?? 0);
    convert(memory.whole, true);
    const exact = (rgb: number) => {
      const [r, g, b] = [rgb >> 16, (rgb >> 8) & 255, rgb & 255] as const;
      const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b;
      return [
        16 + (219 * luma) / 255,
        128 + (224 * (b - luma)) / 1.8556 / 255,
        128 + (224 * (r - luma)) / 1.5748 / 255,
      ] as const;
    };
    const [luma = [], u = [], v = []] = planes();
    colors.forEach((rgb, at) => expect(Math.abs((luma[at] ?? 0) - exact(rgb)[0])).toBeLessThan(1));
    for (let at = 0; at < 16; at++) {
      const corner = Math.floor(at / 8) * 32 + (at % 8) * 2;
      const four = [0, 1, 16, 17].map(offset => exact(colors[corner + offset] ?? 0));
      expect(Math.abs((u[at] ?? 0) - (mean(four, color => color[1]) ?? 0))).toBeLessThan(1);
      expect(Math.abs((v[at] ?? 0) - (mean(four, color => color[2]) ?? 0))).toBeLessThan(1);
    }
  });

  test('converts a picture whose width is no multiple of blocks up to its edge', async () => {
    const narrow = {widthPx: 26, heightPx: 2};
    const {memory, convert, planes} = await open(narrow);
    memory.pixels(0).fill(255);
    convert(memory.whole, true);
    expect(planes().flat()).toEqual([
      ...Array<number>(52).fill(235),
      ...Array<number>(26).fill(128),
    ]);
  });

  test('finds the pairs of rows that changed in each block and leaves the others', async () => {
    const {memory, convert, planes} = await open(size);
    paint(memory, 0, () => black);
    expect(convert(memory.whole, true)).toBe(true);
    expect(convert(memory.whole, false)).toBe(false);
    expect([...memory.changed(0)]).toEqual([0]);
    paint(memory, 0, (x, y) => (x === 15 && y === 3 ? white : black));
    expect(convert(memory.whole, false)).toBe(true);
    // Of the block's pairs of rows it is the second one.
    expect([...memory.changed(0)]).toEqual([0b10]);
    expect(planes()[0]?.filter(luma => luma === 235)).toHaveLength(1);
  });

  test('takes a part of a picture, and keeps the rest of the one before', async () => {
    const wide = {widthPx: 42, heightPx: 4};
    const {memory, convert, planes} = await open(wide);
    memory.pixels(0).fill(0);
    convert(memory.whole, true);
    // What is handed in is the area alone, here cut off by the edge.
    memory.pixels(0).fill(255);
    const area = {left: 32, top: 2, right: 42, bottom: 4};
    expect(alignToBlocks(area, wide)).toEqual({...area, left: 16});
    expect(convert(alignToBlocks(area, wide), false)).toBe(true);
    expect([...memory.changed(0)]).toEqual([0, 0b10, 0b10]);
    const [luma = []] = planes();
    expect(
      luma.map((value, at) => [value, at] as const).filter(([value]) => value === 235),
    ).toEqual([2, 3].flatMap(row => Array.from({length: 26}, (_, x) => [235, row * 42 + 16 + x])));
    expect(convert(alignToBlocks(area, wide), false)).toBe(false);
  });
});
