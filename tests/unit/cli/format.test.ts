import {describe, expect, it} from 'vitest';
import {count, formatBytes, formatDuration} from '../../../cli/format.ts';

describe('numbers for people', () => {
  it.each([
    [0.42, '0.4 s'],
    [9.97, '10 s'],
    [59.4, '59 s'],
    [59.6, '1 min 0 s'],
    [72.3, '1 min 12 s'],
    [3720, '1 h 2 min'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it.each([
    [900, '900 bytes'],
    [682_400, '682 kB'],
    [3_444_000, '3.4 MB'],
    [24_000_000_000, '24.0 GB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('counts in the singular and the plural', () => {
    expect([count(1, 'scene'), count(2, 'scene')]).toEqual(['1 scene', '2 scenes']);
  });
});
