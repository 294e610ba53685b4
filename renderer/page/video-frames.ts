/**
 * Turns pictures into video frames as players expect them: YUV 4:2:0, BT.709,
 * limited range. Left to itself the browser would encode full range.
 */
import type {FrameSize} from '../protocol.ts';
import type {Area} from './area.ts';
import {PictureConverter, fetchConverterCode} from './encoder/picture-converter.ts';
import {PictureMemory} from './encoder/picture-memory.ts';

const MICROSECONDS = 1_000_000;

const COLOR_SPACE = {
  primaries: 'bt709',
  transfer: 'bt709',
  matrix: 'bt709',
  fullRange: false,
} as const;

/** Makes frames of one size; its memory is used again for every frame. */
export class VideoFrames {
  private constructor(
    private readonly size: FrameSize,
    private readonly memory: PictureMemory,
    private readonly converter: PictureConverter,
  ) {}

  /** Makes room for frames of a size, both lengths even. */
  public static async open(size: FrameSize): Promise<VideoFrames> {
    const memory = new PictureMemory(size, 1);
    const converter = await PictureConverter.start(memory, await fetchConverterCode());
    return new VideoFrames(size, memory, converter);
  }

  /**
   * Reads the picture on a canvas.
   *
   * @param frame - Its number.
   * @param part - What may differ from the picture before; that of frame 0, the first, is read as a
   *   whole.
   */
  public async read(canvas: HTMLCanvasElement, frame: number, part: Area): Promise<void> {
    const isFirst = frame === 0;
    const area = await this.memory.read(canvas, 0, isFirst ? this.memory.whole : part);
    this.converter.convert({slot: 0, area, isFirst});
  }

  /** The picture that was read, as a frame by its number. The caller closes it. */
  public at(frame: number, framesPerSecond: number): VideoFrame {
    const {y, u, v, stride} = this.memory.planesAt(this.memory.slot(0).planes);
    return new VideoFrame(new Uint8Array(y.buffer, y.byteOffset, y.length + u.length + v.length), {
      format: 'I420',
      layout: [
        {offset: 0, stride},
        {offset: y.length, stride: stride / 2},
        {offset: y.length + u.length, stride: stride / 2},
      ],
      codedWidth: this.size.widthPx,
      codedHeight: this.size.heightPx,
      timestamp: Math.round((frame * MICROSECONDS) / framesPerSecond),
      duration: Math.round(MICROSECONDS / framesPerSecond),
      colorSpace: COLOR_SPACE,
    });
  }
}
