import {describe, expect, it} from 'vitest';
import {parseCaptions} from '../../../evaluation/video/captions.ts';
import {chooseStills, difference} from '../../../evaluation/video/choose-stills.ts';
import {timeStamp} from '../../../evaluation/time-stamp.ts';

const PIXELS = 100;

/** A video of plain pictures: each number is how many of its pixels are white, four a second. */
function video(...whites: number[]) {
  const greys = new Uint8Array(whites.length * PIXELS);
  whites.forEach((white, index) => greys.fill(255, index * PIXELS, index * PIXELS + white));
  return {seconds: whites.map((_, index) => (index + 1) / 4), pixels: PIXELS, greys};
}

describe('stills', () => {
  it('are the last pictures before something changes', () => {
    const pictures = video(0, 0, 0, 20, 40, 60, 60, 60, 60, 90, 90, 90);
    expect(chooseStills(pictures, [], 3)).toEqual([
      {seconds: 0.75, reason: {kind: 'rest'}},
      {seconds: 2.25, reason: {kind: 'rest'}},
      {seconds: 3, reason: {kind: 'rest'}},
    ]);
  });

  it('are all beats at rest first, and then what differs most from them', () => {
    const pictures = video(0, 0, 0, 50, 50, 50, 52, 52, 52);
    const beats = [{section: '01-a', beat: 1, seconds: 2.2}];
    expect(
      chooseStills(pictures, beats, 2).map(({seconds, reason}) => [seconds, reason.kind]),
    ).toEqual([
      [0.75, 'rest'],
      [2.2, 'beat'],
    ]);
  });

  it('are those beats that differ most when not all can be shown', () => {
    const pictures = video(0, 0, 1, 1, 80, 80);
    const beats = [0.5, 1, 1.5].map((seconds, index) => ({section: 's', beat: index + 1, seconds}));
    expect(chooseStills(pictures, beats, 2).map(({seconds}) => seconds)).toEqual([0.5, 1.5]);
  });

  it('are taken from a picture that never rests, too', () => {
    const moving = video(...Array.from({length: 20}, (_, index) => index * 5));
    const chosen = chooseStills(moving, [], 3).map(({seconds}) => seconds);
    expect(chosen).toHaveLength(3);
    expect(chosen).toContain(5);
  });

  it('tell the same thing once only', () => {
    expect(chooseStills(video(5, 5, 5, 5, 5, 5), [], 6)).toHaveLength(1);
  });

  it('differ by the share of pixels that do, noise of an encoder left out', () => {
    expect(difference(new Uint8Array([0, 0, 0, 0]), new Uint8Array([10, 0, 255, 0]))).toBe(0.25);
  });
});

describe('captions', () => {
  it.each([
    ['vtt', 'WEBVTT\r\n\r\n00:01.000 --> 00:03.500\r\nA <b>right</b>\r\ntriangle\r\n'],
    ['srt', '1\n00:00:01,000 --> 00:00:03,500\nA right\ntriangle\n'],
  ] as const)('are read from %s', async (type, text) => {
    expect(await parseCaptions(text, type)).toEqual([
      {fromSeconds: 1, toSeconds: 3.5, text: 'A right triangle'},
    ]);
  });
});

describe('a time stamp', () => {
  it.each([
    [0, '0:00.0'],
    [7.04, '0:07.0'],
    [59.96, '1:00.0'],
    [671.5, '11:11.5'],
  ])('of %d s is %s', (seconds, text) => {
    expect(timeStamp(seconds)).toBe(text);
  });
});
