/** Stills of a lecture: which moments, which names, which pictures. */
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {PNG} from 'pngjs';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {renderStills} from '../../renderer/node/index.ts';
import {COLOURS, TWO_BEATS, type TemporaryLecture, writeLecture} from './renderer-fixtures.ts';

const SMALL = {widthPx: 480, heightPx: 270};

let lecture: TemporaryLecture;
beforeAll(async () => {
  lecture = await writeLecture({'01-colours': COLOURS, '02-beats': TWO_BEATS});
});
afterAll(() => lecture.remove());

test('there is one still for each beat, settled, and the last frame of a scene without beats', async () => {
  const {stills} = await renderStills({...lecture, size: SMALL});
  expect(stills.map(({file}) => path.basename(file))).toEqual([
    '01-colours.png',
    '02-beats-beat-1.png',
    '02-beats-beat-2.png',
  ]);
  const [last, first, second] = await Promise.all(stills.map(still => readPicture(still.file)));
  expect(colour(last, 460, 10)).toEqual([0x20, 0xc0, 0x40]);
  // The word that beat 1 shows and beat 2 hides.
  const stage = {x: 170, y: 48, width: 290, height: 100};
  expect(coloursWithin(first, stage)).toBeGreaterThan(1);
  expect(coloursWithin(second, stage)).toBe(1);
});

test('stills at given times count through the sections', async () => {
  const {stills} = await renderStills({...lecture, size: SMALL, atSeconds: [0, 1.5]});
  expect(stills.map(({file, section}) => [path.basename(file), section])).toEqual([
    ['at-0s.png', '01-colours'],
    ['at-1.5s.png', '02-beats'],
  ]);
  const start = await readPicture(stills[0]?.file);
  expect([start.width, start.height]).toEqual([480, 270]);
  expect(colour(start, 65, 135)).toEqual([255, 255, 255]);
});

async function readPicture(file: string | undefined): Promise<PNG> {
  return PNG.sync.read(await readFile(file ?? ''));
}

function colour(picture: PNG | undefined, x: number, y: number): number[] {
  if (picture === undefined) throw new Error('There is no such picture.');
  const offset = 4 * (y * picture.width + x);
  return [...picture.data.subarray(offset, offset + 3)];
}

function coloursWithin(
  picture: PNG | undefined,
  area: {x: number; y: number; width: number; height: number},
): number {
  const colours = new Set<string>();
  for (let y = area.y; y < area.y + area.height; y++) {
    for (let x = area.x; x < area.x + area.width; x++) colours.add(colour(picture, x, y).join());
  }
  return colours.size;
}
