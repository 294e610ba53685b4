/** What the encoder is told of blocks that have not changed. */
import {describe, expect, test} from 'vitest';
import {writeVideoHint} from '../../renderer/node/video-hint.ts';

describe('a hint of what has changed', () => {
  const size = {widthPx: 40, heightPx: 30};

  function rectangles(changed: readonly number[]): number[][] {
    let hint = Buffer.alloc(0);
    writeVideoHint(Uint8Array.from(changed), size, bytes => (hint = Buffer.alloc(bytes, 0xff)));
    const [count, offset, bytes] = [0, 8, 16].map(at => Number(hint.readBigUInt64LE(at)));
    expect(hint.readUInt32LE(24)).toBe(1);
    expect(hint.length).toBe((offset ?? 0) + (count ?? 0) * (bytes ?? 0));
    return Array.from({length: count ?? 0}, (_, index) =>
      [0, 4, 8, 12].map(field => hint.readUInt32LE((offset ?? 0) + index * (bytes ?? 0) + field)),
    );
  }

  test('has a rectangle for blocks side by side, none that goes on in the next row', () => {
    expect(rectangles([1, 0, 1, 1, 1, 0])).toEqual([
      [0, 0, 16, 16],
      [32, 0, 16, 16],
      [0, 16, 32, 16],
    ]);
  });

  test('has none where all stands still', () => {
    expect(rectangles([0, 0, 0, 0, 0, 0])).toEqual([]);
  });
});
