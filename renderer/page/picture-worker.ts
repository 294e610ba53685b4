/** Converts and encodes pictures; a worker, so that the page draws the next one meanwhile. */
import type {EncodedPicture, FrameSize} from '../protocol.ts';
import type {Area} from './area.ts';
import {PictureConverter, fetchConverterCode} from './encoder/picture-converter.ts';
import {
  type EncodingOptions,
  type EncodedPicture as NewPicture,
  PictureEncoder,
  fetchEncoderCode,
} from './encoder/picture-encoder.ts';
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
      self.postMessage(await answerTo(data));
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
    return {kind: 'closed', encoded: encoder.finish(message.frames).map(asText)};
  }
  const {slot, area, frame} = message;
  return {kind: 'added', slot, encoded: encoder.add(slot, area, frame).map(asText)};
}

/** What the page says to Node is text. */
function asText({frame, isKey, data}: NewPicture): EncodedPicture {
  return {frame, isKey, data: data.toBase64?.() ?? base64Of(data)};
}

/** The same for browsers that lack it. */
function base64Of(data: Uint8Array): string {
  let text = '';
  for (let at = 0; at < data.length; at += PIECE) {
    text += String.fromCharCode(...data.subarray(at, at + PIECE));
  }
  return btoa(text);
}

/** Functions do not take any number of arguments. */
const PIECE = 8192;

declare global {
  interface Uint8Array {
    /** In browsers from 2025 on. */
    toBase64?(): string;
  }
}
