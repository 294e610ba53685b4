/**
 * The memory in which pictures are converted to video's colours. Page and worker share it: the
 * page copies pixels in, the worker converts them where they are.
 */
import {type FrameSize, type Rows, pictureBytes, slotBytes} from '../../protocol.ts';

const PAGE_BYTES = 65_536;
/** What comes before is the compiled code's own. */
const START = 4096;

/** Converts the pixels of a slot. */
export type Convert = (
  slot: number,
  /** The slot whose conversion stands in {@link PictureMemory.yuv}; all rows are converted without it. */
  before?: number,
) => Rows | undefined;

type CompiledConvert = (
  bgrx: number,
  before: number,
  yuv: number,
  changed: number,
  width: number,
  height: number,
) => number;

/** Slots for pixels, and one picture as I420, with what has changed in it. */
export class PictureMemory {
  /** The planes of the picture that was converted last. */
  public readonly yuv: Uint8Array;
  /** A byte for each block of that picture, 1 where it differs from the picture before. */
  public readonly changed: Uint8Array;
  private readonly pixelBytes: number;

  /**
   * @param slots - How many pictures have room as pixels.
   * @param memory - That of another thread, made with the same size and slots; an own one unless given.
   */
  public constructor(
    private readonly size: FrameSize,
    slots: number,
    public readonly memory = new WebAssembly.Memory(pagesFor(size, slots)),
  ) {
    this.pixelBytes = size.widthPx * size.heightPx * 4;
    const {buffer} = memory;
    const yuvBytes = pictureBytes(size);
    this.yuv = new Uint8Array(buffer, this.addressOf(slots), yuvBytes);
    this.changed = new Uint8Array(
      buffer,
      this.addressOf(slots) + yuvBytes,
      slotBytes(size) - yuvBytes,
    );
  }

  /** The pixels of a slot: blue, green, red and a byte without meaning each. */
  public pixels(slot: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, this.addressOf(slot), this.pixelBytes);
  }

  /** Copies the picture that is on a canvas into a slot. */
  public async read(canvas: HTMLCanvasElement, slot: number): Promise<void> {
    // Reading through a VideoFrame takes a tenth of the time of getImageData. It has to be closed
    // before the canvas is drawn on again, or the browser copies the canvas once more.
    const picture = new VideoFrame(canvas, {timestamp: 0});
    try {
      await picture.copyTo(this.pixels(slot), {format: 'BGRX'});
    } finally {
      picture.close();
    }
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
    return (slot, before) => {
      const rows = convert(
        this.addressOf(slot),
        before === undefined ? 0 : this.addressOf(before),
        this.yuv.byteOffset,
        this.changed.byteOffset,
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
  const bytes = START + slots * size.widthPx * size.heightPx * 4 + slotBytes(size);
  const pages = Math.ceil(bytes / PAGE_BYTES);
  return {initial: pages, maximum: pages, shared: true};
}
