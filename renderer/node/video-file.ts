/** Writes encoded pictures as an MP4 file. */
import {
  EncodedPacket,
  EncodedVideoPacketSource,
  FilePathTarget,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';
import type {EncodedPicture, FrameSize} from '../protocol.ts';

const SPS = 7;

/**
 * How files of videos are written. Left to itself mediabunny takes 16 MiB of memory for each, which
 * is more than most sections have, and clearing that is a hundredth of what a short one takes.
 */
export const IN_CHUNKS = {chunked: true, chunkSize: 2 ** 18} as const;

/** How a file is written. */
export interface VideoFileOptions {
  readonly size: FrameSize;
  readonly framesPerSecond: number;
}

/** One file that is being written. */
export class VideoFile {
  private readonly source = new EncodedVideoPacketSource('avc');
  private readonly output: Output;
  private config: VideoDecoderConfig | undefined;

  private constructor(
    file: string,
    private readonly options: VideoFileOptions,
  ) {
    this.output = new Output({
      format: new Mp4OutputFormat({fastStart: false}),
      target: new FilePathTarget(file, IN_CHUNKS),
    });
    this.output.addVideoTrack(this.source, {frameRate: options.framesPerSecond});
  }

  /**
   * Runs an action that writes a file, and completes it.
   *
   * @param action - Gets the file.
   */
  public static async write<TResult>(
    file: string,
    options: VideoFileOptions,
    action: (video: VideoFile) => Promise<TResult>,
  ): Promise<TResult> {
    const video = new VideoFile(file, options);
    try {
      await video.output.start();
      const result = await action(video);
      if (video.config === undefined) throw new Error('There is no picture.');
      await video.output.finalize();
      return result;
    } catch (error) {
      await video.output.cancel().catch(() => undefined);
      throw error;
    }
  }

  /** Adds pictures in their order; each stands until the next one, the last for one frame. */
  public async add(pictures: readonly EncodedPicture[]): Promise<void> {
    const {framesPerSecond, size} = this.options;
    for (const {frame, isKey, data} of pictures) {
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

/** The name of the stream's profile and level, such as `avc1.4d4028`. */
function codecOf(annexB: Uint8Array): string {
  for (let index = 0; index + 6 < annexB.length; index++) {
    const isStart = annexB[index] === 0 && annexB[index + 1] === 0 && annexB[index + 2] === 1;
    if (isStart && ((annexB[index + 3] ?? 0) & 31) === SPS) {
      return `avc1.${Buffer.from(annexB.subarray(index + 4, index + 7)).toString('hex')}`;
    }
  }
  throw new Error('The stream does not begin with its parameters.');
}
