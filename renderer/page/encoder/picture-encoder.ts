/** Encodes pictures as H.264, in the memory that they were converted in. */
import {repeatedFrames} from '../../frame-times.ts';
import type {EncodedPicture, FrameSize, VideoQualityName} from '../../protocol.ts';
import type {Area} from '../area.ts';
import {fetchCode} from './compiled-code.ts';
import {levelFor} from './level.ts';
import type {PictureConverter} from './picture-converter.ts';
import type {PictureMemory, Planes, SlotAddresses} from './picture-memory.ts';

const SECONDS_BETWEEN_KEY_FRAMES = 5;

/** Quantizers (0 to 51) of blocks of medium detail. */
const QUANTIZERS: Readonly<Record<VideoQualityName, number>> = {draft: 28, good: 27, best: 19};
/** By how much a block of twice the detail has a larger one, in 256ths. */
const SPREAD = 256;

/** What is encoded. */
export interface EncodingOptions {
  readonly framesPerSecond: number;
  readonly quality: VideoQualityName;
  /** How many frames a picture that stands still may last before it is written again. */
  readonly repeatAfterFrames: number;
}

/** What the compiled code can do; addresses are numbers. */
interface EncoderCode {
  prepare(at: number, width: number, height: number): number;
  startVideo(level: number): void;
  sourcePlanes(): number;
  standingPlanes(): number;
  encode(
    planes: number,
    changed: number,
    isKey: boolean,
    quantizer: number,
    spread: number,
    raw: number,
    out: number,
  ): number;
}

/** What a picture without changes consists of. */
const NOTHING = {planes: 0, changed: 0} as const;

/** Encodes the pictures of a video. */
export class PictureEncoder {
  private shown: number | undefined;
  private written = -1;
  private nextKey = 0;

  private constructor(
    private readonly memory: PictureMemory,
    private readonly converter: PictureConverter,
    private readonly code: EncoderCode,
    private readonly options: EncodingOptions,
  ) {
    code.startVideo(levelFor(memory.size, options.framesPerSecond));
  }

  /**
   * Begins a video; the one before in the same memory is at its end.
   *
   * @param converter - Works in that memory.
   * @param compiled - What `encoder.assembly.ts` was compiled to.
   */
  public static async start(
    memory: PictureMemory,
    converter: PictureConverter,
    compiled: BufferSource,
    options: EncodingOptions,
  ): Promise<PictureEncoder> {
    const {instance} = await WebAssembly.instantiate(compiled, {env: {memory: memory.memory}});
    const code = instance.exports as unknown as EncoderCode;
    const {widthPx, heightPx} = memory.size;
    const end = code.prepare(memory.encoderAt, widthPx, heightPx);
    if (end > memory.bytesAt.raw) throw new Error('The encoder has too little memory.');
    return new PictureEncoder(memory, converter, code, options);
  }

  /** The size of the pictures. */
  public get size(): FrameSize {
    return this.memory.size;
  }

  /** The planes of the picture that was added last. */
  public get source(): Planes {
    return this.memory.planesAt(this.code.sourcePlanes());
  }

  /** What a decoder shows of it. */
  public get decoded(): Planes {
    return this.memory.planesAt(this.code.standingPlanes());
  }

  /**
   * Encodes what is due before a picture, and the picture where it differs from the one before.
   *
   * @param slot - Holds it.
   * @param area - Which of its pixels were read; all others are as in the picture before. Of the first one, all.
   * @param frame - Number of the frame at which it appears; larger than the one before.
   */
  public add(slot: number, area: Area, frame: number): EncodedPicture[] {
    const encoded = this.repeatUntil(frame, false);
    this.converter.convert({slot, area, isFirst: this.shown === undefined});
    if (!this.converter.isChanged(slot)) return encoded;
    this.shown = frame;
    return [...encoded, this.write(frame, this.memory.slot(slot))];
  }

  /** What is still to be written when no other picture follows. */
  public finish(frames: number): EncodedPicture[] {
    return this.repeatUntil(frames, true);
  }

  private repeatUntil(next: number, atEnd: boolean): EncodedPicture[] {
    if (this.shown === undefined) return [];
    const {repeatAfterFrames} = this.options;
    const due = repeatedFrames(this.shown, next, atEnd, repeatAfterFrames).filter(
      frame => frame > this.written,
    );
    return due.map(frame => this.write(frame, NOTHING));
  }

  private write(
    frame: number,
    {planes, changed}: Pick<SlotAddresses, 'planes' | 'changed'>,
  ): EncodedPicture {
    const {framesPerSecond, quality} = this.options;
    const isKey = frame >= this.nextKey;
    if (isKey) this.nextKey = frame + SECONDS_BETWEEN_KEY_FRAMES * framesPerSecond;
    this.written = frame;
    const {raw, out} = this.memory.bytesAt;
    const quantizer = QUANTIZERS[quality];
    const bytes = this.code.encode(planes, changed, isKey, quantizer, SPREAD, raw, out);
    const data = new Uint8Array(this.memory.memory.buffer, out, bytes).slice();
    return {frame, isKey, data};
  }
}

/** Fetches the compiled code. */
export function fetchEncoderCode(): Promise<ArrayBuffer> {
  return fetchCode(new URL('./encoder.wasm', import.meta.url));
}
