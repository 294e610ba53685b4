import {expect, test} from 'vitest';
import {Allowance} from '../../renderer/node/browser-watch.ts';

test('much may be said at once, and then as much as comes back with time', () => {
  let now = 0;
  const allowance = new Allowance(100, 10, () => now);
  expect(allowance.take(100)).toBe(true);
  expect(allowance.take(1)).toBe(false);
  now = 1000;
  expect(allowance.take(9)).toBe(true);
  expect(allowance.take(1)).toBe(false);
});

test('what is not said cannot be saved up', () => {
  let now = 0;
  const allowance = new Allowance(100, 10, () => now);
  now = 1_000_000;
  expect(allowance.take(101)).toBe(false);
});
