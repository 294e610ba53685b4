/** Converts and encodes pictures; a worker, so that the page draws the next one meanwhile. */
import type {EncodedPicture, FrameSize} from '../protocol.ts';
import type {Area} from './area.ts';
import {PictureConverter, fetchConverterCode} from './encoder/picture-converter.ts';
import {type EncodingOptions, PictureEncoder, fetchEncoderCode} from './encoder/picture-encoder.ts';
import {PictureMemory} from './encoder/picture-memory.ts';

/** What the page sends first of each video. */
export interface OpenVideo {
  readonly kind: 'open';
  readonly size: FrameSize;
  readonly options: EncodingOptions;
  readonly memory: WebAssembly.Memory;
  /** How many pictures have room in that memory. */
  readonly slots: number;
}

/** What the page sends for each picture. */
export interface AddPicture {
  readonly kind: 'picture';
  /** The slot in memory that holds it, which can be written on again afterwards. */
  readonly slot: number;
  /** Which pixels; the others are as in the picture before. */
  readonly area: Area;
  readonly frame: number;
}

/** What the page sends last of each video. */
export interface CloseVideo {
  readonly kind: 'close';
  /** How many frames it has. */
  readonly frames: number;
}

/** What the page sends. */
export type PictureMessage = OpenVideo | AddPicture | CloseVideo;

/** What the worker answers, one answer for each message. */
export type PictureAnswer =
  | {readonly kind: 'opened'}
  | {readonly kind: 'added'; readonly slot: number; readonly encoded: readonly EncodedPicture[]}
  | {readonly kind: 'closed'; readonly encoded: readonly EncodedPicture[]}
  | {readonly kind: 'failed'; readonly message: string};

const converterCode = fetchConverterCode();
const encoderCode = fetchEncoderCode();
let encoder: PictureEncoder | undefined;
let before: Promise<void> = Promise.resolve();

self.onmessage = ({data}: MessageEvent<PictureMessage>) => {
  before = before.then(async () => {
    try {
      const answer = await answerTo(data);
      const encoded = 'encoded' in answer ? answer.encoded : [];
      self.postMessage(answer, {transfer: encoded.map(picture => picture.data.buffer)});
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      self.postMessage({kind: 'failed', message} satisfies PictureAnswer);
    }
  });
};

async function answerTo(message: PictureMessage): Promise<PictureAnswer> {
  if (message.kind === 'open') {
    const {size, slots, memory, options} = message;
    const pictures = new PictureMemory(size, slots, memory);
    const converter = await PictureConverter.start(pictures, await converterCode);
    encoder = await PictureEncoder.start(pictures, converter, await encoderCode, options);
    return {kind: 'opened'};
  }
  if (encoder === undefined) throw new Error('No video is open.');
  if (message.kind === 'close') {
    return {kind: 'closed', encoded: encoder.finish(message.frames)};
  }
  const {slot, area, frame} = message;
  return {kind: 'added', slot, encoded: encoder.add(slot, area, frame)};
}
