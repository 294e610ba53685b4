import {expect, test} from 'vitest';
import {timesIn} from '../../renderer/node/mp4-times.ts';

function box(type: string, ...contents: Uint8Array[]): Uint8Array {
  const content = Buffer.concat(contents);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

test('times stand in the headers of movie, track and media, as long as their version says', () => {
  const long = Uint8Array.of(1, ...new Array<number>(40).fill(7));
  const short = Uint8Array.of(0, ...new Array<number>(24).fill(7));
  const moov = box(
    'moov',
    box('mvhd', long),
    box('trak', box('tkhd', short), box('mdia', box('mdhd', short), box('minf', short))),
  );
  expect(timesIn(moov, 100)).toEqual([
    {position: 100 + 8 + 8 + 4, length: 16},
    {position: 100 + 8 + 49 + 8 + 8 + 4, length: 8},
    {position: 100 + 8 + 49 + 8 + 33 + 8 + 8 + 4, length: 8},
  ]);
});

test('what is cut off has none', () => {
  expect(timesIn(box('moov', box('mvhd', new Uint8Array(20))).subarray(0, 20))).toEqual([]);
  expect(timesIn(new Uint8Array(5))).toEqual([]);
});
