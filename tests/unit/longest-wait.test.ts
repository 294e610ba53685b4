/** How long is waited on a machine that has other things to do. */
import {expect, it} from 'vitest';
import {patienceUnder} from '../../renderer/node/longest-wait.ts';

it.each([
  [0, 2, 1],
  [2, 2, 1],
  [5, 2, 2.5],
  [40, 2, 4],
])('with %d processes on %d cores, %d times as long', (load, cores, times) => {
  expect(patienceUnder(load, cores)).toBe(times);
});
