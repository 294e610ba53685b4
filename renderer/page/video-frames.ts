/**
 * Turns pictures into video frames as players expect them: YUV 4:2:0, BT.709,
 * limited range. Left to itself the browser would encode full range.
 */
import {convertToYuv} from './yuv.ts';

const MICROSECONDS = 1_000_000;

const COLOR_SPACE = {
  primaries: 'bt709',
  transfer: 'bt709',
  matrix: 'bt709',
  fullRange: false,
} as const;

/** Makes frames of one size; its memory is used again for every frame. */
export class VideoFrames {
  private readonly bgrx: Uint32Array<ArrayBuffer>;
  private readonly yuv: Uint8Array<ArrayBuffer>;

  /** Width and height in px; both even. */
  public constructor(
    private readonly width: number,
    private readonly height: number,
  ) {
    this.bgrx = new Uint32Array(width * height);
    this.yuv = new Uint8Array((width * height * 3) / 2);
  }

  /** Reads the picture on a canvas. */
  public async read(canvas: HTMLCanvasElement): Promise<void> {
    // Reading through a VideoFrame takes a third of the time of getImageData.
    const picture = new VideoFrame(canvas, {timestamp: 0});
    try {
      await picture.copyTo(this.bgrx, {format: 'BGRX'});
    } finally {
      picture.close();
    }
    convertToYuv(this.bgrx, this.width, this.height, this.yuv);
  }

  /** The picture that was read, as a frame by its number. The caller closes it. */
  public at(frame: number, framesPerSecond: number): VideoFrame {
    return new VideoFrame(this.yuv, {
      format: 'I420',
      codedWidth: this.width,
      codedHeight: this.height,
      timestamp: Math.round((frame * MICROSECONDS) / framesPerSecond),
      duration: Math.round(MICROSECONDS / framesPerSecond),
      colorSpace: COLOR_SPACE,
    });
  }
}
