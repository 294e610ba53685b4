/** Captions that lie beside a video, as WebVTT or SubRip. */
import {readFile, readdir} from 'node:fs/promises';
import path from 'node:path';
import {parseText} from 'media-captions';

/** What is said from one moment to another. */
export interface Caption {
  readonly fromSeconds: number;
  readonly toSeconds: number;
  readonly text: string;
}

/**
 * Finds the captions of a video: `name.vtt`, `name.en.vtt`, or the same with `.srt`.
 *
 * @returns Empty when there are none.
 */
export async function readCaptions(video: string): Promise<Caption[]> {
  const {dir, name} = path.parse(video);
  const names = (await readdir(dir)).sort();
  const found = names.find(
    candidate => candidate.startsWith(`${name}.`) && /\.(?:vtt|srt)$/i.test(candidate),
  );
  if (found === undefined) return [];
  const text = await readFile(path.join(dir, found), 'utf8');
  return parseCaptions(text, /\.srt$/i.test(found) ? 'srt' : 'vtt');
}

/** Reads the text of a file of captions; tags are left out. */
export async function parseCaptions(text: string, type: 'vtt' | 'srt'): Promise<Caption[]> {
  const {cues} = await parseText(text.replaceAll('\r\n', '\n'), {type});
  return cues.map(cue => ({
    fromSeconds: cue.startTime,
    toSeconds: cue.endTime,
    text: cue.text
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  }));
}
