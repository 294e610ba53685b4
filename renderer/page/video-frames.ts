/**
 * Turns pictures into video frames as players expect them: YUV 4:2:0, BT.709,
 * limited range. Left to itself the browser would encode full range.
 */
import {convertToYuv} from './yuv.ts';

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

  /**
   * The picture on a canvas as a frame. The caller closes it.
   *
   * @param timestamp - In microseconds, as WebCodecs has it.
   */
  public async capture(
    canvas: HTMLCanvasElement,
    timestamp: number,
    duration: number,
  ): Promise<VideoFrame> {
    // Reading through a VideoFrame takes a third of the time of getImageData.
    const picture = new VideoFrame(canvas, {timestamp});
    try {
      await picture.copyTo(this.bgrx, {format: 'BGRX'});
    } finally {
      picture.close();
    }
    convertToYuv(this.bgrx, this.width, this.height, this.yuv);
    return new VideoFrame(this.yuv, {
      format: 'I420',
      codedWidth: this.width,
      codedHeight: this.height,
      timestamp,
      duration,
      colorSpace: COLOR_SPACE,
    });
  }
}
