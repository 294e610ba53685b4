/** Which level of H.264 a video of some size has. */
import {expect, test} from 'vitest';
import {levelFor} from '../../../renderer/page/encoder/level.ts';

test.each([
  [1280, 720, 30, 31],
  [1280, 720, 60, 32],
  [1920, 1080, 30, 40],
  [1920, 1080, 60, 42],
  [3840, 2160, 30, 51],
  [3840, 2160, 60, 52],
  // As many blocks as level 3.1 allows, but too wide for it.
  [4096, 64, 15, 40],
  [16, 16, 1, 31],
])(
  '%i x %i px at %i frames a second: level_idc %i',
  (widthPx, heightPx, framesPerSecond, level) => {
    expect(levelFor({widthPx, heightPx}, framesPerSecond)).toBe(level);
  },
);
