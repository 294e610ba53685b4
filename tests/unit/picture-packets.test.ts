/** How encoded pictures travel. */
import {expect, test} from 'vitest';
import {packPictures, unpackPictures} from '../../renderer/picture-packets.ts';

const PICTURES = [
  {frame: 0, isKey: true, data: Uint8Array.of(0, 0, 1, 103)},
  {frame: 30, isKey: false, data: new Uint8Array()},
  {frame: 107_999, isKey: false, data: new Uint8Array(70_000).fill(7)},
];

test('pictures arrive as they were sent', () => {
  expect(unpackPictures(packPictures(PICTURES))).toEqual(PICTURES);
  expect(unpackPictures(packPictures([]))).toEqual([]);
});

test('they may lie anywhere in memory', () => {
  const packed = packPictures(PICTURES);
  const apart = new Uint8Array(packed.length + 3);
  apart.set(packed, 3);
  expect(unpackPictures(apart.subarray(3))).toEqual(PICTURES);
});

test('one that is cut off is refused', () => {
  const packed = packPictures(PICTURES);
  expect(() => unpackPictures(packed.subarray(0, -1))).toThrow(RangeError);
  expect(() => unpackPictures(packed.subarray(0, 5))).toThrow(RangeError);
});
