/** The canvas that a section's frames end up on: any size, the frame in its middle on the theme's ground. */
import {FRAME_SIZE} from '../../engine/anchors.ts';
import type {FrameSize} from '../protocol.ts';
import {type Area, heightOf, wholeArea, widthOf} from './area.ts';

/** A canvas of the wanted size, and the one that the scene draws on; they are the same where the shape fits. */
export class Picture {
  /** What is to be encoded. */
  public readonly canvas: HTMLCanvasElement;
  /** Of {@link canvas}, to read its pixels. */
  public readonly readable: CanvasRenderingContext2D;
  /** What the scene draws on. */
  public readonly context: CanvasRenderingContext2D;
  /** How many px of the picture one px at 1080p becomes. */
  public readonly scale: number;
  private readonly border: CanvasRenderingContext2D | undefined;

  /**
   * @param ground - CSS colour around the frame where the shape is not 16:9.
   */
  public constructor(size: FrameSize, ground: string) {
    this.scale = Math.min(size.widthPx / FRAME_SIZE.width, size.heightPx / FRAME_SIZE.height);
    const inner = {
      widthPx: Math.round(FRAME_SIZE.width * this.scale),
      heightPx: Math.round(FRAME_SIZE.height * this.scale),
    };
    this.context = opaqueContext(inner);
    const fits = inner.widthPx === size.widthPx && inner.heightPx === size.heightPx;
    this.border = fits ? undefined : opaqueContext(size);
    if (this.border !== undefined) {
      this.border.fillStyle = ground;
      this.border.fillRect(0, 0, size.widthPx, size.heightPx);
    }
    this.readable = this.border ?? this.context;
    this.canvas = this.readable.canvas;
  }

  /**
   * Brings what was drawn of the scene onto {@link canvas}.
   *
   * @param drawn - What that is; all unless given.
   * @returns The same part, on that canvas.
   */
  public compose(drawn?: Area): Area {
    const frame = this.context.canvas;
    const part = drawn ?? wholeArea({widthPx: frame.width, heightPx: frame.height});
    if (this.border === undefined) return part;
    const {width, height} = this.canvas;
    const [x, y] = [Math.round((width - frame.width) / 2), Math.round((height - frame.height) / 2)];
    const [left, top] = [part.left + x, part.top + y];
    const [columns, rows] = [widthOf(part), heightOf(part)];
    this.border.drawImage(frame, part.left, part.top, columns, rows, left, top, columns, rows);
    return {left, top, right: left + columns, bottom: top + rows};
  }
}

function opaqueContext({widthPx, heightPx}: FrameSize): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  // The pixels are read back after each frame: the processor's memory is the right place for them.
  const context = canvas.getContext('2d', {alpha: false, willReadFrequently: true});
  if (context === null) throw new Error('The browser gives no 2D canvas.');
  return context;
}
