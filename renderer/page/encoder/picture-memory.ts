/**
 * The memory in which pictures are converted to video's colours and encoded. Page and worker share
 * it: the page copies pixels in, the worker converts and encodes them where they are.
 */
import {BLOCK_PX, type FrameSize, blocksOf} from '../../protocol.ts';
import {type Area, alignToBlocks, heightOf, wholeArea, widthOf} from '../area.ts';

const PAGE_BYTES = 65_536;
/** What comes before is the compiled code's own. */
const START = PAGE_BYTES;
/** What the encoder keeps of each block: three pictures, and what was decided for it. */
const KEPT_BYTES_OF_BLOCK = 3 * 384 + 48;
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

/** What the compiled code can do; addresses are numbers. */
export interface EncoderCode {
  convert(
    fresh: number,
    standing: number,
    isFirst: boolean,
    planes: number,
    changed: number,
    left: number,
    top: number,
    areaWidth: number,
    areaHeight: number,
    width: number,
    height: number,
  ): number;
  prepare(at: number, width: number, height: number): number;
  startVideo(level: number): void;
  sourcePlanes(): number;
  standingPlanes(): number;
  encode(
    changed: number,
    isKey: boolean,
    quantizer: number,
    spread: number,
    raw: number,
    out: number,
  ): number;
}

/** Slots for pixels, the picture that was converted last, and room for an encoder. */
export class PictureMemory {
  /** A byte for each block of the last picture, 1 where it differs from the one before. */
  public readonly changed: Uint8Array;
  private readonly encoderAt: number;
  private readonly pixelBytes: number;

  /**
   * @param slots - How many pictures have room as pixels.
   * @param memory - That of another thread, made with the same size and slots; an own one unless given.
   */
  public constructor(
    public readonly size: FrameSize,
    private readonly slots: number,
    public readonly memory = new WebAssembly.Memory(pagesFor(size, slots)),
  ) {
    this.pixelBytes = size.widthPx * size.heightPx * 4;
    const blocks = blockCount(size);
    const changedAt = this.addressOf(slots + 1);
    this.changed = new Uint8Array(memory.buffer, changedAt, blocks);
    this.encoderAt = Math.ceil((changedAt + blocks) / 16) * 16;
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

  /** Where the encoder puts its bytes: as they come, and without what looks like a start code. */
  public get bytesAt(): {readonly raw: number; readonly out: number} {
    const blocks = blockCount(this.size);
    const raw = this.encoderAt + blocks * KEPT_BYTES_OF_BLOCK;
    return {raw, out: raw + blocks * MOST_BYTES_OF_BLOCK};
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

  /**
   * Starts the code that works in this memory.
   *
   * @param compiled - What the files in this folder that end in `.assembly.ts` were compiled to.
   */
  public async start(compiled: BufferSource): Promise<EncoderCode> {
    const {instance} = await WebAssembly.instantiate(compiled, {env: {memory: this.memory}});
    const code = instance.exports as unknown as EncoderCode;
    const {widthPx, heightPx} = this.size;
    const end = code.prepare(this.encoderAt, widthPx, heightPx);
    if (end > this.bytesAt.raw) throw new Error('The encoder has too little memory.');
    return code;
  }

  /**
   * Converts what a slot holds where it differs from the picture before.
   *
   * @param area - What {@link read} has read; all else is as in the picture before.
   * @param isFirst - Whether there is no picture before; then the area is the whole picture.
   * @returns Whether anything differs.
   */
  public convert(code: EncoderCode, slot: number, area: Area, isFirst: boolean): boolean {
    const {widthPx, heightPx} = this.size;
    const isAny = code.convert(
      this.addressOf(slot),
      this.addressOf(this.slots),
      isFirst,
      code.sourcePlanes(),
      this.changed.byteOffset,
      area.left,
      area.top,
      widthOf(area),
      heightOf(area),
      widthPx,
      heightPx,
    );
    return isAny !== 0;
  }

  private addressOf(slot: number): number {
    return START + slot * this.pixelBytes;
  }
}

/** Fetches the compiled code. */
export async function fetchEncoderCode(): Promise<ArrayBuffer> {
  const response = await fetch(new URL('./encoder.wasm', import.meta.url));
  if (!response.ok) throw new Error(`encoder.wasm cannot be read (${response.status}).`);
  return response.arrayBuffer();
}

function blockCount(size: FrameSize): number {
  const {columns, rows} = blocksOf(size);
  return columns * rows;
}

function pagesFor(size: FrameSize, slots: number): WebAssembly.MemoryDescriptor {
  const pixels = (slots + 1) * size.widthPx * size.heightPx * 4;
  const ofBlocks = blockCount(size) * (1 + KEPT_BYTES_OF_BLOCK + 3 * MOST_BYTES_OF_BLOCK);
  const pages = Math.ceil((START + pixels + 32 + ofBlocks) / PAGE_BYTES);
  return {initial: pages, maximum: pages, shared: true};
}
