/** Parts of a picture, reckoned without one. */
import {describe, expect, test} from 'vitest';
import {
  type Area,
  NOWHERE,
  alignToBlocks,
  contains,
  intersection,
  isEmpty,
  pixelsIn,
  union,
} from '../../../renderer/page/area.ts';

const area = (left: number, top: number, right: number, bottom: number): Area => ({
  left,
  top,
  right,
  bottom,
});

describe('an area', () => {
  test('that is empty counts for nothing', () => {
    const some = area(3, 4, 10, 12);
    expect(union(NOWHERE, some)).toEqual(some);
    expect(union(some, area(50, 50, 50, 90))).toEqual(some);
    expect(contains(area(0, 0, 1, 1), area(50, 50, 50, 90))).toBe(true);
    expect(pixelsIn(area(9, 9, 3, 3))).toBe(0);
  });

  test('and another have a union, and what they share', () => {
    const [one, other] = [area(0, 0, 10, 10), area(5, 8, 20, 30)];
    expect(union(one, other)).toEqual(area(0, 0, 20, 30));
    expect(intersection(one, other)).toEqual(area(5, 8, 10, 10));
    expect(isEmpty(intersection(one, area(10, 0, 20, 10)))).toBe(true);
  });

  test('holds what lies in it up to its edges', () => {
    expect(contains(area(0, 0, 10, 10), area(0, 2, 10, 10))).toBe(true);
    expect(contains(area(0, 0, 10, 10), area(0, 2, 11, 10))).toBe(false);
  });
});

describe('aligned to blocks', () => {
  const size = {widthPx: 42, heightPx: 20};

  test.each([
    ['whole blocks and pairs of rows', area(17, 3, 18, 4), area(16, 2, 32, 4)],
    ['no more than the picture', area(-9, -5, 99, 99), area(0, 0, 42, 20)],
    ['a whole block where the last one is cut off', area(40, 0, 41, 1), area(16, 0, 42, 2)],
    ['nothing of what is empty', area(5, 5, 5, 9), area(5, 5, 5, 9)],
  ])('it has %s', (_, given, expected) => {
    expect(alignToBlocks(given, size)).toEqual(expected);
  });
});
