/** What comes out when a lecture is rendered: reopened and decoded, as a player would. */
import {readFile, readdir} from 'node:fs/promises';
import path from 'node:path';
import {
  ALL_FORMATS,
  EncodedPacketSink,
  FilePathSource,
  Input,
  type InputVideoTrack,
} from 'mediabunny';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {renderLecture} from '../../renderer/node/index.ts';
import type {RenderEvent} from '../../renderer/node/index.ts';
import {
  COLOURS,
  MANY,
  TWO_BEATS,
  type TemporaryLecture,
  writeLecture,
} from './renderer-fixtures.ts';
import {coloursInGif, coloursInVideo, lengthOfGif} from './renderer-playback.ts';

const SMALL = {widthPx: 480, heightPx: 270};

let lecture: TemporaryLecture;
beforeAll(async () => {
  lecture = await writeLecture({'01-colours': COLOURS, '02-again': COLOURS});
});
afterAll(() => lecture.remove());

describe('a rendered video', () => {
  test.each([[false], [true]])(
    'has its frames at their times (constant frame rate: %s)',
    async constantFrameRate => {
      const output = path.join(lecture.outputDir, 'all.mp4');
      const rendered = await renderLecture({
        ...lecture,
        output,
        size: SMALL,
        concurrency: 2,
        constantFrameRate,
      });

      const {input, track} = await openVideo(output);
      const timestamps: number[] = [];
      for await (const packet of new EncodedPacketSink(track).packets()) {
        timestamps.push(packet.timestamp);
      }
      const config = await track.getDecoderConfig();
      const duration = await input.computeDuration();
      const {title} = await input.getMetadataTags();
      input.dispose();

      expect(rendered.sections.map(({section}) => section)).toEqual(['01-colours', '02-again']);
      const frames = timestamps.map(timestamp => Math.round(timestamp * 30));
      const all = Array.from({length: rendered.frames}, (_, frame) => frame);
      const still = (frame: number) => frame % 30 > 16 && frame % 30 < 29;
      // The dot stands still in the second half of both sections: one frame ends the motion, and
      // the last one can be sought.
      expect(frames).toEqual(constantFrameRate ? all : all.filter(frame => !still(frame)));
      timestamps.forEach(timestamp =>
        expect(timestamp * 30).toBeCloseTo(Math.round(timestamp * 30), 2),
      );
      expect(duration).toBeCloseTo(rendered.durationSeconds, 4);
      expect(config).toMatchObject({
        codedWidth: 480,
        codedHeight: 270,
        colorSpace: {primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false},
      });
      expect(config?.codec).toBe('avc1.4d401f');
      expect(title).toBe('Test');
      expect(await readdir(lecture.outputDir)).toEqual(['all.mp4']);
    },
  );

  test('shows the colours that the scene has, and its motion', async () => {
    const output = path.join(lecture.outputDir, 'colours.mp4');
    await renderLecture({...lecture, output, size: SMALL, sections: ['1']});

    const corners = [
      [0.1, 0.1],
      [0.9, 0.1],
      [0.1, 0.9],
      [0.9, 0.9],
    ] as const;
    const expected = [
      [0xd0, 0x20, 0x20],
      [0x20, 0xc0, 0x40],
      [0x20, 0x30, 0xd0],
      [0x6c, 0xb6, 0xff],
    ];
    const colours = await coloursInVideo(output, 0.8, corners);
    colours.flat().forEach((channel, index) => {
      expect(Math.abs(channel - (expected.flat()[index] ?? 0))).toBeLessThanOrEqual(2);
    });

    const left = [(960 - 700) / 1920, 0.5] as const;
    const right = [(960 + 700) / 1920, 0.5] as const;
    const [atStart, notYet] = await coloursInVideo(output, 0, [left, right]);
    const [gone, arrived] = await coloursInVideo(output, 0.8, [left, right]);
    expect(Math.min(...(atStart ?? []), ...(arrived ?? []))).toBeGreaterThan(245);
    expect(Math.min(...(notYet ?? []), ...(gone ?? []))).toBeLessThan(120);
  });

  test('is the same file on every run, whenever that is', async () => {
    const files: Buffer[] = [];
    for (const run of [1, 2]) {
      const fresh = await writeLecture({'01-colours': COLOURS, '02-beats': TWO_BEATS});
      const output = path.join(lecture.outputDir, `run-${run}.mp4`);
      await renderLecture({...fresh, output, size: SMALL, concurrency: run});
      files.push(await readFile(output));
      await fresh.remove();
    }
    expect(files[0]?.length).toBeGreaterThan(1000);
    expect(files[0]?.equals(files[1] ?? Buffer.alloc(0))).toBe(true);
  });

  test('has the same frames whoever converts its pictures, page or worker', async () => {
    const bytes: Buffer[] = [];
    for (const run of [1, 2, 3]) {
      const fresh = await writeLecture({'01-many': MANY});
      const output = path.join(lecture.outputDir, `many-${run}.mp4`);
      await renderLecture({...fresh, output});
      bytes.push(await packetsOf(output));
      await fresh.remove();
    }
    expect(bytes[0]?.length).toBeGreaterThan(100_000);
    expect(bytes.map(each => bytes[0]?.equals(each))).toEqual([true, true, true]);
  });

  test('of another shape has the frame in its middle on the theme’s ground', async () => {
    const output = path.join(lecture.outputDir, 'square.mp4');
    const size = {widthPx: 301, heightPx: 300};
    const rendered = await renderLecture({...lecture, output, size, sections: ['01-colours']});

    expect(rendered.size).toEqual({widthPx: 302, heightPx: 300});
    const [above, inside] = await coloursInVideo(output, 0.8, [
      [0.5, 0.1],
      [0.1, 0.3],
    ]);
    expect(Math.min(...(above ?? []))).toBeGreaterThan(240);
    expect(inside?.[0]).toBeGreaterThan(180);
    expect(inside?.[2]).toBeLessThan(60);
  });

  test('goes on from the sections that are finished, and renders anew what was edited', async () => {
    const output = path.join(lecture.outputDir, 'resumed.mp4');
    const edited = await writeLecture({'01-colours': COLOURS, '02-again': COLOURS});
    await renderLecture({...edited, output, size: SMALL, sections: ['1']});
    const second = await plannedSections({...edited, output, size: SMALL});
    const rewritten = await writeLecture({'01-colours': COLOURS, '02-again': TWO_BEATS});
    const other = await plannedSections({...rewritten, output, size: SMALL});
    await edited.remove();
    await rewritten.remove();

    expect(second).toEqual({'01-colours': true, '02-again': false});
    expect(other).toEqual({'01-colours': false, '02-again': false});
  });
});

test('a WebM is VP9', async () => {
  const output = path.join(lecture.outputDir, 'colours.webm');
  const rendered = await renderLecture({...lecture, output, size: SMALL, format: 'webm'});
  const {input, track} = await openVideo(output);
  const {packetCount} = await track.computePacketStats();
  input.dispose();
  expect(rendered.codec).toBe('vp9');
  expect(packetCount).toBeLessThan(rendered.frames);
});

test('a GIF plays as long as the sections, still frames drawn once', async () => {
  const output = path.join(lecture.outputDir, 'colours.gif');
  const rendered = await renderLecture({...lecture, output, format: 'gif'});
  const {frames, durationSeconds} = await lengthOfGif(output);

  expect(rendered.size).toEqual({widthPx: 960, heightPx: 540});
  expect(rendered.frames).toBeGreaterThan(frames);
  expect(durationSeconds).toBeCloseTo(rendered.durationSeconds, 2);
  const [red, blue] = await coloursInGif(output, frames - 1, [
    [0.1, 0.1],
    [0.9, 0.9],
  ]);
  expect(red).toEqual([0xd0, 0x20, 0x20]);
  expect(blue).toEqual([0x6c, 0xb6, 0xff]);
});

async function plannedSections(
  options: Parameters<typeof renderLecture>[0],
): Promise<Record<string, boolean>> {
  const planned: Record<string, boolean> = {};
  const onEvent = (event: RenderEvent): void => {
    if (event.kind !== 'plan') return;
    for (const {section, finished} of event.sections) planned[section] = finished;
  };
  await renderLecture({...options, onEvent});
  return planned;
}

async function openVideo(file: string): Promise<{input: Input; track: InputVideoTrack}> {
  const input = new Input({source: new FilePathSource(file), formats: ALL_FORMATS});
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error(`${file} holds no video`);
  return {input, track};
}

async function packetsOf(file: string): Promise<Buffer> {
  const {input, track} = await openVideo(file);
  const packets: Uint8Array[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet.data);
  input.dispose();
  return Buffer.concat(packets);
}
