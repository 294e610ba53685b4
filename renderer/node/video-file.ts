/** Writes pictures as an MP4 file of H.264, encoded with x264. */
import {
  EncodedPacket,
  EncodedVideoPacketSource,
  FilePathTarget,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';
import {repeatedFrames} from '../frame-times.ts';
import type {TakenPicture} from './picture-intake.ts';
import {X264Encoder, type X264Options, type X264Packet} from './x264.ts';

const SPS = 7;

/** How a file is written. */
export interface VideoFileOptions extends X264Options {
  /** How many frames a picture that stands still may last before it is written again. */
  readonly repeatAfterFrames: number;
}

/** One file that is being written. */
export class VideoFile {
  private readonly source = new EncodedVideoPacketSource('avc');
  private readonly output: Output;
  private encoder: X264Encoder | undefined;
  private shown: number | undefined;
  private config: VideoDecoderConfig | undefined;

  private constructor(
    file: string,
    private readonly options: VideoFileOptions,
  ) {
    this.output = new Output({
      format: new Mp4OutputFormat({fastStart: false}),
      target: new FilePathTarget(file),
    });
    this.output.addVideoTrack(this.source, {frameRate: options.framesPerSecond});
  }

  /**
   * Runs an action that writes a file, and completes it.
   *
   * @param action - Gets the file, and answers with the number of its frames among others.
   */
  public static async write<TResult extends {readonly frames: number}>(
    file: string,
    options: VideoFileOptions,
    action: (video: VideoFile) => Promise<TResult>,
  ): Promise<TResult> {
    const video = new VideoFile(file, options);
    try {
      await video.output.start();
      const result = await action(video);
      await video.finish(result.frames);
      return result;
    } catch (error) {
      await video.output.cancel().catch(() => undefined);
      throw error;
    } finally {
      video.encoder?.dispose();
    }
  }

  /**
   * Adds a picture, which stands until the next one.
   *
   * @param picture - Its frame's number is larger than the last one's.
   */
  public async add({yuv, changed, frame}: TakenPicture): Promise<void> {
    // One that waits for its first picture needs no memory yet.
    const encoder = (this.encoder ??= await X264Encoder.open(this.options));
    await this.repeatUntil(encoder, frame, false);
    await this.store(encoder.encode(yuv, frame, changed));
    this.shown = frame;
  }

  private async finish(frames: number): Promise<void> {
    if (this.encoder === undefined) throw new Error('There is no picture.');
    await this.repeatUntil(this.encoder, frames, true);
    await this.store(this.encoder.finish());
    await this.output.finalize();
  }

  private async repeatUntil(encoder: X264Encoder, next: number, atEnd: boolean): Promise<void> {
    if (this.shown === undefined) return;
    const {repeatAfterFrames} = this.options;
    for (const frame of repeatedFrames(this.shown, next, atEnd, repeatAfterFrames)) {
      await this.store(encoder.repeat(frame));
    }
  }

  private async store(packets: readonly X264Packet[]): Promise<void> {
    const {framesPerSecond, size} = this.options;
    for (const {data, frame, isKey} of packets) {
      this.config ??= {
        codec: codecOf(data),
        codedWidth: size.widthPx,
        codedHeight: size.heightPx,
        colorSpace: {primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false},
      };
      const packet = new EncodedPacket(
        data,
        isKey ? 'key' : 'delta',
        frame / framesPerSecond,
        1 / framesPerSecond,
      );
      await this.source.add(packet, {decoderConfig: this.config});
    }
  }
}

/** The name of the stream's profile and level, such as `avc1.640028`. */
function codecOf(annexB: Uint8Array): string {
  for (let index = 0; index + 6 < annexB.length; index++) {
    const isStart = annexB[index] === 0 && annexB[index + 1] === 0 && annexB[index + 2] === 1;
    if (isStart && ((annexB[index + 3] ?? 0) & 31) === SPS) {
      return `avc1.${Buffer.from(annexB.subarray(index + 4, index + 7)).toString('hex')}`;
    }
  }
  throw new Error('The stream does not begin with its parameters.');
}
