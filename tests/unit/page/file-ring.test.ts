/** How the room of a file is shared out. */
import {describe, expect, test} from 'vitest';
import {FileRing} from '../../../renderer/page/file-ring.ts';

describe('a ring of 10 bytes', () => {
  test('gives out pieces one behind the other, while there is room', () => {
    const ring = new FileRing(10);
    expect([ring.take(4), ring.take(5)]).toEqual([0, 4]);
    expect([ring.hasRoomFor(1), ring.hasRoomFor(2)]).toEqual([true, false]);
    expect(() => ring.take(2)).toThrow('no room');
    expect(ring.isEmpty).toBe(false);
  });

  test('begins anew where the end is reached, not into what is in use', () => {
    const ring = new FileRing(10);
    ring.take(4);
    ring.take(5);
    ring.giveBack(0);
    expect([ring.hasRoomFor(5), ring.take(3), ring.hasRoomFor(2), ring.take(1)]).toEqual([
      false,
      0,
      false,
      3,
    ]);
    expect(ring.hasRoomFor(1)).toBe(false);
  });

  test('takes back pieces in any order; room comes in the order of giving out', () => {
    const ring = new FileRing(10);
    ring.take(4);
    ring.take(4);
    ring.giveBack(4);
    expect(ring.hasRoomFor(3)).toBe(false);
    ring.giveBack(0);
    expect([ring.isEmpty, ring.hasRoomFor(10)]).toEqual([true, true]);
  });

  test('gives nothing that is larger than itself, and takes nothing back that is not in use', () => {
    const ring = new FileRing(10);
    expect(ring.hasRoomFor(11)).toBe(false);
    expect(() => ring.giveBack(0)).toThrow('in use');
  });

  test('never gives out the same byte twice', () => {
    const ring = new FileRing(100);
    const used: {at: number; end: number}[] = [];
    for (let step = 0; step < 2000; step++) {
      const bytes = 1 + ((step * 37) % 41);
      while (!ring.hasRoomFor(bytes)) ring.giveBack(used.shift()?.at ?? -1);
      const at = ring.take(bytes);
      expect(at + bytes).toBeLessThanOrEqual(100);
      expect(used.some(other => at < other.end && other.at < at + bytes)).toBe(false);
      used.push({at, end: at + bytes});
    }
  });
});
