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

/** What the worker answers: to each picture, to the close, and to what goes wrong. */
export type PictureAnswer = Encoded | {readonly kind: 'failed'; readonly message: string};

type Encoded =
  | {readonly kind: 'added'; readonly slot: number; readonly encoded: readonly EncodedPicture[]}
  | {readonly kind: 'closed'; readonly encoded: readonly EncodedPicture[]};

const converterCode = fetchConverterCode();
const encoderCode = fetchEncoderCode();
let encoder: PictureEncoder | undefined;
let before: Promise<void> = Promise.resolve();

self.onmessage = ({data}: MessageEvent<PictureMessage>) => {
  before = before.then(async () => {
    try {
      if (data.kind === 'open') {
        await open(data);
        return;
      }
      const answer = answerTo(data);
      const {encoded} = answer;
      self.postMessage(answer, {transfer: encoded.map(picture => picture.data.buffer)});
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      self.postMessage({kind: 'failed', message} satisfies PictureAnswer);
    }
  });
};

async function open({size, slots, memory, options}: OpenVideo): Promise<void> {
  encoder = undefined;
  const pictures = new PictureMemory(size, slots, memory);
  const converter = await PictureConverter.start(pictures, await converterCode);
  encoder = await PictureEncoder.start(pictures, converter, await encoderCode, options);
}

function answerTo(message: AddPicture | CloseVideo): Encoded {
  if (encoder === undefined) throw new Error('No video is open.');
  if (message.kind === 'close') {
    return {kind: 'closed', encoded: encoder.finish(message.frames)};
  }
  const {slot, area, frame} = message;
  return {kind: 'added', slot, encoded: encoder.add(slot, area, frame)};
}
