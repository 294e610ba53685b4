/** How much room a section's pictures have on their way from the page to Node. */
import {expect, test} from 'vitest';
import {roomForPictures} from '../../renderer/node/picture-intake.ts';

const FULL = {widthPx: 1920, heightPx: 1080};
const PICTURE_BYTES = (1920 * 1080 * 3) / 2 + 120 * 68;

test('there is room for dozens of whole pictures, and for eight of the largest', () => {
  expect(roomForPictures(FULL, 1e12).bytes).toBe(96 * 2 ** 20);
  const huge = {widthPx: 7680, heightPx: 4320};
  expect(roomForPictures(huge, 1e12).bytes).toBeGreaterThan(8 * 16 * 1920 * 1080 * 1.5);
});

test('where little is free, an eighth of that has to do, and be enough for three', () => {
  expect(roomForPictures(FULL, 400e6)).toEqual({bytes: 50e6, fewestBytes: 3 * PICTURE_BYTES});
  const full = roomForPictures(FULL, 60e6);
  expect(full.bytes).toBeLessThan(full.fewestBytes);
});
