/**
 * The memory in which pictures are converted to video's colours. Page and worker share it: the
 * page copies pixels in, the worker converts them where they are.
 */
import {type FrameSize, type Rows, blockCount, pictureBytes} from '../../protocol.ts';
import {type Area, alignToBlocks, heightOf, wholeArea, widthOf} from '../area.ts';

const PAGE_BYTES = 65_536;
/** What comes before is the compiled code's own. */
const START = 4096;

/**
 * Converts what a slot holds where it differs from the picture before.
 *
 * @param area - What {@link PictureMemory.read} has read.
 * @param isFirst - Whether there is no picture before; then the area is the whole picture.
 * @returns The rows that differ; undefined where none do.
 */
export type Convert = (slot: number, area: Area, isFirst: boolean) => Rows | undefined;

type CompiledConvert = (
  fresh: number,
  standing: number,
  isFirst: boolean,
  yuv: number,
  changed: number,
  left: number,
  top: number,
  areaWidth: number,
  areaHeight: number,
  width: number,
  height: number,
) => number;

/** Slots for pixels, and the picture that was converted last. */
export class PictureMemory {
  /** I420 planes of that picture. */
  public readonly yuv: Uint8Array;
  /** A byte for each block of it, 1 where it differs from the picture before. */
  public readonly changed: Uint8Array;
  private readonly pixelBytes: number;

  /**
   * @param slots - How many pictures have room as pixels.
   * @param memory - That of another thread, made with the same size and slots; an own one unless given.
   */
  public constructor(
    private readonly size: FrameSize,
    private readonly slots: number,
    public readonly memory = new WebAssembly.Memory(pagesFor(size, slots)),
  ) {
    this.pixelBytes = size.widthPx * size.heightPx * 4;
    const {buffer} = memory;
    const planes = this.addressOf(slots + 1);
    const yuvBytes = pictureBytes(size);
    this.yuv = new Uint8Array(buffer, planes, yuvBytes);
    this.changed = new Uint8Array(buffer, planes + yuvBytes, blockCount(size));
  }

  /** The pixels of a slot: blue, green, red and a byte without meaning each. */
  public pixels(slot: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, this.addressOf(slot), this.pixelBytes);
  }

  /**
   * Copies a part of the picture that is on a canvas into a slot.
   *
   * @returns What was copied: at least that part, row after row.
   */
  public async read(canvas: HTMLCanvasElement, slot: number, part: Area): Promise<Area> {
    const area = alignToBlocks(part, this.size);
    const width = widthOf(area);
    // Reading through a VideoFrame takes a tenth of the time of getImageData. It has to be closed
    // before the canvas is drawn on again, or the browser copies the canvas once more.
    const picture = new VideoFrame(canvas, {timestamp: 0});
    try {
      await picture.copyTo(this.pixels(slot), {
        format: 'BGRX',
        rect: {x: area.left, y: area.top, width, height: heightOf(area)},
        layout: [{offset: 0, stride: 4 * width}],
      });
    } finally {
      picture.close();
    }
    return area;
  }

  /** The whole picture as an area. */
  public get whole(): Area {
    return wholeArea(this.size);
  }

  /**
   * Makes the function that converts.
   *
   * @param code - What convert.assembly.ts was compiled to.
   */
  public async converter(code: BufferSource): Promise<Convert> {
    const {instance} = await WebAssembly.instantiate(code, {env: {memory: this.memory}});
    const convert = instance.exports.convert as CompiledConvert;
    const {widthPx, heightPx} = this.size;
    const standing = this.addressOf(this.slots);
    return (slot, area, isFirst) => {
      const rows = convert(
        this.addressOf(slot),
        standing,
        isFirst,
        this.yuv.byteOffset,
        this.changed.byteOffset,
        area.left,
        area.top,
        widthOf(area),
        heightOf(area),
        widthPx,
        heightPx,
      );
      return rows === 0 ? undefined : {first: rows >>> 16, behind: rows & 0xffff};
    };
  }

  private addressOf(slot: number): number {
    return START + slot * this.pixelBytes;
  }
}

/** Fetches what convert.assembly.ts was compiled to. */
export async function fetchConverterCode(): Promise<ArrayBuffer> {
  const response = await fetch(new URL('./convert.wasm', import.meta.url));
  if (!response.ok) throw new Error(`convert.wasm cannot be read (${response.status}).`);
  return response.arrayBuffer();
}

function pagesFor(size: FrameSize, slots: number): WebAssembly.MemoryDescriptor {
  const pixels = (slots + 1) * size.widthPx * size.heightPx * 4;
  const bytes = START + pixels + pictureBytes(size) + blockCount(size);
  const pages = Math.ceil(bytes / PAGE_BYTES);
  return {initial: pages, maximum: pages, shared: true};
}
