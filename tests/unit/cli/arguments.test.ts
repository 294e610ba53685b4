import {InvalidArgumentError} from 'commander';
import {describe, expect, it} from 'vitest';
import {
  formatOf,
  parseNames,
  parseResolution,
  parseSeconds,
  parseWhole,
} from '../../../cli/arguments.ts';

describe('--resolution', () => {
  it.each([
    ['720p', {widthPx: 1280, heightPx: 720}],
    ['2160P', {widthPx: 3840, heightPx: 2160}],
    ['640x360', {widthPx: 640, heightPx: 360}],
  ])('reads %s', (text, size) => {
    expect(parseResolution(text)).toEqual(size);
  });

  it.each(['', 'large', '1080', '640x', '641x360', '10x10', '99999x2', '-640x360', '1e3x1e3'])(
    'refuses “%s”',
    text => {
      expect(() => parseResolution(text)).toThrow(InvalidArgumentError);
    },
  );
});

describe('--at', () => {
  it('reads one time or several', () => {
    expect(parseSeconds('2.5')).toEqual([2.5]);
    expect(parseSeconds('1, 2.5,4')).toEqual([1, 2.5, 4]);
  });

  it('given again keeps what was given before', () => {
    expect(parseSeconds('18', parseSeconds('12'))).toEqual([12, 18]);
    expect(parseNames('4', parseNames('2,03-proof'))).toEqual(['2', '03-proof', '4']);
  });

  it.each(['', 'x', '-1', '1,,2', 'Infinity'])('refuses “%s”', text => {
    expect(() => parseSeconds(text)).toThrow(InvalidArgumentError);
  });
});

describe('the format of a rendering', () => {
  it.each([
    [undefined, undefined, 'mp4'],
    [undefined, 'a.webm', 'webm'],
    [undefined, 'out/A.GIF', 'gif'],
    [undefined, 'still.png', 'png'],
    ['gif', 'a.gif', 'gif'],
    ['png', 'stills', 'png'],
    ['png', 'stills.d', 'png'],
    ['webm', undefined, 'webm'],
  ] as const)('asked for %s, into %s, is %s', (asked, output, format) => {
    expect(formatOf(asked, output)).toBe(format);
  });

  it.each([
    ['mp4', 'a.webm', 'format-contradicts'],
    ['png', 'a.mp4', 'format-contradicts'],
    [undefined, 'a.mov', 'format-unknown'],
    ['mp4', 'a.avi', 'format-unknown'],
    [undefined, 'video', 'format-unknown'],
  ] as const)('asked for %s, into %s, is refused', (asked, output, code) => {
    expect(() => formatOf(asked, output)).toThrow(expect.objectContaining({code}) as Error);
  });
});

describe('a whole number', () => {
  it.each(['0', '9', '1.5', '', 'x'])('outside of 1 to 8 is refused: “%s”', text => {
    expect(() => parseWhole(1, 8)(text)).toThrow('It has to be a whole number from 1 to 8.');
  });
});
