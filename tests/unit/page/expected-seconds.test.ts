import {describe, expect, it} from 'vitest';
import {expectedSeconds} from '../../../renderer/page/expected-seconds.ts';
import type {BeatTimes} from '../../../schema/section-record.ts';

const beat = (number: number, startSeconds: number, endSeconds: number): BeatTimes => ({
  beat: number,
  startSeconds,
  settledSeconds: endSeconds,
  endSeconds,
});

describe('how long a section is expected to be', () => {
  it('takes beats to come for as long as those that are over', () => {
    const over = [beat(1, 0, 4), beat(2, 4, 12)];
    expect(expectedSeconds(12, over, 5)).toBe(30);
    expect(expectedSeconds(17, over, 5)).toBe(30);
  });

  it('grows where a beat lasts longer than the others, and is always ahead of what is played', () => {
    const over = [beat(1, 0, 4)];
    expect(expectedSeconds(10, over, 3)).toBe(15);
    expect(expectedSeconds(20, [...over, beat(2, 4, 20)], 2)).toBe(21);
    expect(expectedSeconds(9, [], 1)).toBe(10);
  });
});
