/**
 * The memory in which pictures are converted to video's colours and encoded. Page and worker share
 * it: the page copies pixels in, either converts them, the worker encodes them where they are.
 */
import {BLOCK_PX, type FrameSize, blocksOf} from '../../protocol.ts';
import {type Area, alignToBlocks, heightOf, wholeArea, widthOf} from '../area.ts';

const PAGE_BYTES = 65_536;
/** What comes before is the compiled code's own. */
const START = PAGE_BYTES;
/** Three planes of a block: 16x16 of luma, 8x8 of U and V each. */
const PLANE_BYTES_OF_BLOCK = 384;
/** What the encoder keeps of each block: three pictures, and what was decided for it. */
const KEPT_BYTES_OF_BLOCK = 3 * PLANE_BYTES_OF_BLOCK + 48;
/** No block takes more bytes in a video than so many, not even of noise at the finest quantizer. */
const MOST_BYTES_OF_BLOCK = 1200;

/** Three planes of 8 bits: luma, U and V; those of chroma have half as many rows and columns. */
export interface Planes {
  readonly y: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;
  /** Bytes of a row of luma. */
  readonly stride: number;
}

/** Where the memory of one slot lies. */
export interface SlotAddresses {
  /** Pixels of 4 bytes. */
  readonly pixels: number;
  /** The three planes that those are converted to. */
  readonly planes: number;
  /** A byte for each block: which pairs of its rows differ from the picture before, a bit each. */
  readonly changed: number;
}

/** Slots for pictures, the pixels of the one that was converted last, and room for an encoder. */
export class PictureMemory {
  /** For each slot a number that page and worker agree on with `Atomics`; 0 when pixels were read. */
  public readonly states: Int32Array;
  /** Where all pixels of the picture lie that was converted last. */
  public readonly standing: number;
  /** Where the encoder's own memory begins. */
  public readonly encoderAt: number;
  private readonly blocks: number;
  private readonly pixelBytes: number;

  /**
   * @param slots - How many pictures have room.
   * @param memory - That of another thread, made with the same size and slots; an own one unless given.
   */
  public constructor(
    public readonly size: FrameSize,
    slots: number,
    public readonly memory = new WebAssembly.Memory(pagesFor(size, slots)),
  ) {
    this.pixelBytes = size.widthPx * size.heightPx * 4;
    this.blocks = blockCount(size);
    this.standing = this.slot(slots).pixels;
    const statesAt = align(this.standing + this.pixelBytes);
    this.states = new Int32Array(memory.buffer, statesAt, slots);
    this.encoderAt = align(statesAt + 4 * slots);
  }

  /** The pixels of a slot: blue, green, red and a byte without meaning each. */
  public pixels(slot: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, this.slot(slot).pixels, this.pixelBytes);
  }

  /** A byte for each block of a slot's picture: which pairs of its rows differ from the picture before. */
  public changed(slot: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, this.slot(slot).changed, this.blocks);
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
    Atomics.store(this.states, slot, 0);
    return area;
  }

  /** The whole picture as an area. */
  public get whole(): Area {
    return wholeArea(this.size);
  }

  /** Where a slot lies. */
  public slot(slot: number): SlotAddresses {
    const pixels = START + slot * bytesOfSlot(this.size);
    const planes = pixels + this.pixelBytes;
    return {pixels, planes, changed: planes + this.blocks * PLANE_BYTES_OF_BLOCK};
  }

  /** Where the encoder puts its bytes: as they come, and without what looks like a start code. */
  public get bytesAt(): {readonly raw: number; readonly out: number} {
    const raw = this.encoderAt + this.blocks * KEPT_BYTES_OF_BLOCK;
    return {raw, out: raw + this.blocks * MOST_BYTES_OF_BLOCK};
  }

  /** The three planes from an address on, padded to whole blocks. */
  public planesAt(address: number): Planes {
    const {columns, rows} = blocksOf(this.size);
    const [stride, lines] = [BLOCK_PX * columns, BLOCK_PX * rows];
    const luma = stride * lines;
    const plane = (offset: number, bytes: number) =>
      new Uint8Array(this.memory.buffer, address + offset, bytes);
    return {
      y: plane(0, luma),
      u: plane(luma, luma / 4),
      v: plane((luma * 5) / 4, luma / 4),
      stride,
    };
  }
}

function align(address: number): number {
  return Math.ceil(address / 16) * 16;
}

function blockCount(size: FrameSize): number {
  const {columns, rows} = blocksOf(size);
  return columns * rows;
}

function bytesOfSlot(size: FrameSize): number {
  const pixels = size.widthPx * size.heightPx * 4;
  return align(pixels + blockCount(size) * (PLANE_BYTES_OF_BLOCK + 1));
}

function pagesFor(size: FrameSize, slots: number): WebAssembly.MemoryDescriptor {
  const ofSlots = (slots + 1) * bytesOfSlot(size) + 4 * slots;
  const ofEncoder = blockCount(size) * (KEPT_BYTES_OF_BLOCK + 3 * MOST_BYTES_OF_BLOCK);
  const pages = Math.ceil((START + ofSlots + 64 + ofEncoder) / PAGE_BYTES);
  return {initial: pages, maximum: pages, shared: true};
}
