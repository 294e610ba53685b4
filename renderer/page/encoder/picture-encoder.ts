/** Encodes pictures as H.264, in the memory that they were read into. */
import {repeatedFrames} from '../../frame-times.ts';
import type {FrameSize, VideoQualityName} from '../../protocol.ts';
import type {Area} from '../area.ts';
import {levelFor} from './level.ts';
import type {EncoderCode, PictureMemory, Planes} from './picture-memory.ts';

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

/** An encoded picture. */
export interface EncodedPicture {
  /** Number of the frame at which it appears; it stands until the next one. */
  readonly frame: number;
  /** Whether it can be decoded without any other. */
  readonly isKey: boolean;
  /** H.264 in Annex B format. */
  readonly data: Uint8Array;
}

/** Encodes the pictures of a video. */
export class PictureEncoder {
  private shown: number | undefined;
  private written = -1;
  private nextKey = 0;

  private constructor(
    private readonly memory: PictureMemory,
    private readonly code: EncoderCode,
    private readonly options: EncodingOptions,
  ) {
    code.startVideo(levelFor(memory.size, options.framesPerSecond));
  }

  /**
   * Begins a video; the one before in the same memory is at its end.
   *
   * @param compiled - What the files in this folder that end in `.assembly.ts` were compiled to.
   */
  public static async start(
    memory: PictureMemory,
    compiled: BufferSource,
    options: EncodingOptions,
  ): Promise<PictureEncoder> {
    return new PictureEncoder(memory, await memory.start(compiled), options);
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
   * @param slot - Holds its pixels.
   * @param area - Which; all others are as in the picture before. Of the first one, all.
   * @param frame - Number of the frame at which it appears; larger than the one before.
   */
  public add(slot: number, area: Area, frame: number): EncodedPicture[] {
    const encoded = this.repeatUntil(frame, false);
    const isFirst = this.shown === undefined;
    if (!this.memory.convert(this.code, slot, area, isFirst)) return encoded;
    this.shown = frame;
    return [...encoded, this.write(frame)];
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
    if (due.length > 0) this.memory.changed.fill(0);
    return due.map(frame => this.write(frame));
  }

  private write(frame: number): EncodedPicture {
    const {framesPerSecond, quality} = this.options;
    const isKey = frame >= this.nextKey;
    if (isKey) this.nextKey = frame + SECONDS_BETWEEN_KEY_FRAMES * framesPerSecond;
    this.written = frame;
    const {raw, out} = this.memory.bytesAt;
    const {byteOffset} = this.memory.changed;
    const bytes = this.code.encode(byteOffset, isKey, QUANTIZERS[quality], SPREAD, raw, out);
    const data = new Uint8Array(this.memory.memory.buffer, out, bytes).slice();
    return {frame, isKey, data};
  }
}
