/**
 * What models are shown of a lecture: stills of its video with their times, and captions. It is
 * kept in a folder, so that a later run shows the very same.
 */
import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {mkdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import {writeWhole} from '../../agents/write-whole.ts';
import type {ContentPart} from '../../agents/model/model.ts';
import {timeStamp} from '../time-stamp.ts';
import {type Caption, readCaptions} from './captions.ts';
import {type ChosenStill, type SettledBeat, chooseStills} from './choose-stills.ts';
import {LARGE_WIDTH_PX, watchVideo} from './watch-video.ts';

/** A picture costs about one token for so many of its pixels. */
const PIXELS_A_TOKEN = 750;

const reasonSchema = z.discriminatedUnion('kind', [
  z.object({kind: z.literal('beat'), section: z.string(), beat: z.number()}),
  z.object({kind: z.literal('rest')}),
  z.object({kind: z.literal('change')}),
]);

const keptSchema = z.object({
  /** Of what it was made from. */
  key: z.string(),
  video: z.object({
    durationSeconds: z.number(),
    widthPx: z.number(),
    heightPx: z.number(),
    codec: z.string(),
  }),
  stills: z.array(
    z.object({
      seconds: z.number(),
      reason: reasonSchema,
      /** Names of its files in the folder. */
      large: z.string(),
      small: z.string(),
    }),
  ),
});

/** A still as models and people see it. */
export interface LectureStill extends ChosenStill {
  /** `data:` URLs. */
  readonly large: string;
  readonly small: string;
}

/** What is seen and read of a lecture. */
export interface LectureLook {
  readonly video: z.infer<typeof keptSchema>['video'];
  readonly stills: readonly LectureStill[];
  readonly captions: readonly Caption[];
}

/** How a video is looked at. */
export interface LookOptions {
  /** Folder that the stills are kept in. */
  readonly folder: string;
  /** About how many tokens all stills together may cost. */
  readonly stillsTokens: number;
  /** Beats at rest, where they are known. */
  readonly beats: readonly SettledBeat[];
  readonly signal?: AbortSignal | undefined;
}

/**
 * Looks at a video.
 *
 * @throws LecternError `video-unreadable`, `browser-missing`.
 */
export async function lookAtLecture(video: string, options: LookOptions): Promise<LectureLook> {
  const {folder, stillsTokens, beats} = options;
  const key = createHash('sha256')
    .update(JSON.stringify([await hashOf(video), stillsTokens, beats]))
    .digest('hex');
  const kept = (await readKept(folder, key)) ?? (await watch(video, key, options));
  const stills = await Promise.all(
    kept.stills.map(async ({seconds, reason, large, small}) => ({
      seconds,
      reason,
      large: await jpegUrl(path.join(folder, large)),
      small: await jpegUrl(path.join(folder, small)),
    })),
  );
  return {video: kept.video, stills, captions: await readCaptions(video)};
}

/** The stills with their times, and what is said between them, as parts of a question. */
export function lookParts({stills, captions, video}: LectureLook): ContentPart[] {
  const said = (from: number, to: number): ContentPart[] => {
    const lines = captions
      .filter(({fromSeconds}) => fromSeconds >= from && fromSeconds < to)
      .map(({fromSeconds, text}) => `[${timeStamp(fromSeconds)}] ${text}`);
    return lines.length === 0 ? [] : [{kind: 'text', text: `Said:\n${lines.join('\n')}`}];
  };
  return [
    ...stills.flatMap(({seconds, large}, index): ContentPart[] => [
      ...said(index === 0 ? 0 : (stills[index - 1]?.seconds ?? 0), seconds),
      {kind: 'text', text: `Still ${index + 1}, at ${seconds.toFixed(1)} s:`},
      {kind: 'image', dataUrl: large},
    ]),
    ...said(stills.at(-1)?.seconds ?? 0, Infinity),
    {kind: 'text', text: `The video ends at ${video.durationSeconds.toFixed(1)} s.`},
  ];
}

async function watch(
  file: string,
  key: string,
  {folder, stillsTokens, beats, signal}: LookOptions,
): Promise<z.infer<typeof keptSchema>> {
  await mkdir(folder, {recursive: true});
  return watchVideo(
    file,
    async ({survey, snapshots}) => {
      const {facts, seconds, widthPx, heightPx, greys} = survey;
      const width = Math.min(LARGE_WIDTH_PX, facts.widthPx);
      const tokens = (width * width * facts.heightPx) / facts.widthPx / PIXELS_A_TOKEN;
      const chosen = chooseStills(
        {seconds, pixels: widthPx * heightPx, greys: Buffer.from(greys, 'base64')},
        beats,
        Math.max(1, Math.floor(stillsTokens / tokens)),
      );
      const drawn = await snapshots(chosen.map(still => still.seconds));
      const stills = await Promise.all(
        drawn.map(async ({seconds: at, large, small}, index) => {
          const name = at.toFixed(2).padStart(7, '0');
          await writeJpeg(path.join(folder, `${name}.jpg`), large);
          await writeJpeg(path.join(folder, `${name}-small.jpg`), small);
          return {
            seconds: at,
            reason: chosen[index]?.reason ?? {kind: 'change' as const},
            large: `${name}.jpg`,
            small: `${name}-small.jpg`,
          };
        }),
      );
      const kept = {key, video: facts, stills};
      await writeWhole(path.join(folder, 'stills.json'), `${JSON.stringify(kept, null, 2)}\n`);
      return kept;
    },
    signal,
  );
}

async function readKept(
  folder: string,
  key: string,
): Promise<z.infer<typeof keptSchema> | undefined> {
  try {
    const text = await readFile(path.join(folder, 'stills.json'), 'utf8');
    const kept = keptSchema.parse(JSON.parse(text));
    return kept.key === key ? kept : undefined;
  } catch {
    // Whatever is wrong with it, the stills are taken anew.
    return undefined;
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function writeJpeg(file: string, url: string): Promise<void> {
  await writeWhole(file, Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
}

async function jpegUrl(file: string): Promise<string> {
  return `data:image/jpeg;base64,${(await readFile(file)).toString('base64')}`;
}
