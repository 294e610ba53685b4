/**
 * Converts pictures to video's colours where they lie in memory. Page and worker have one each, and
 * whoever gets to a picture first converts it.
 */
import {type Area, heightOf, widthOf} from '../area.ts';
import {fetchCode} from './compiled-code.ts';
import type {PictureMemory} from './picture-memory.ts';

/** States of a slot whose pixels were read; they are in {@link PictureMemory.states}. */
const READ = 0;
const BEING_CONVERTED = 1;
const CONVERTED = 2;
/** The same, where nothing differs from the picture before. */
const UNCHANGED = 3;

/** What the compiled code can do; addresses are numbers. */
interface ConverterCode {
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
}

/** A picture that was read into memory. */
export interface ReadPicture {
  readonly slot: number;
  /** What was read; all else is as in the picture before. */
  readonly area: Area;
  /** Whether there is no picture before; then the area is the whole picture. */
  readonly isFirst: boolean;
}

/** Converts pictures, in the order in which they were read. */
export class PictureConverter {
  private constructor(
    private readonly memory: PictureMemory,
    private readonly code: ConverterCode,
  ) {}

  /**
   * Starts the code that works in a memory.
   *
   * @param compiled - What `convert.assembly.ts` was compiled to.
   */
  public static async start(
    memory: PictureMemory,
    compiled: BufferSource,
  ): Promise<PictureConverter> {
    const {instance} = await WebAssembly.instantiate(compiled, {env: {memory: memory.memory}});
    return new PictureConverter(memory, instance.exports as unknown as ConverterCode);
  }

  /**
   * Converts what differs in a picture from the one before, which has been converted; does nothing
   * where it is converted already, or by another thread.
   *
   * @returns Whether it did.
   */
  public convert({slot, area, isFirst}: ReadPicture): boolean {
    const {states, size, standing} = this.memory;
    if (Atomics.compareExchange(states, slot, READ, BEING_CONVERTED) !== READ) return false;
    const {pixels, planes, changed} = this.memory.slot(slot);
    const isAny = this.code.convert(
      pixels,
      standing,
      isFirst,
      planes,
      changed,
      area.left,
      area.top,
      widthOf(area),
      heightOf(area),
      size.widthPx,
      size.heightPx,
    );
    Atomics.store(states, slot, isAny ? CONVERTED : UNCHANGED);
    Atomics.notify(states, slot);
    return true;
  }

  /** Whether a picture's conversion is over. */
  public isConverted(slot: number): boolean {
    return Atomics.load(this.memory.states, slot) >= CONVERTED;
  }

  /** Whether a picture differs from the one before. Waits for whoever is converting it: only in workers. */
  public isChanged(slot: number): boolean {
    const {states} = this.memory;
    if (Atomics.load(states, slot) === BEING_CONVERTED) Atomics.wait(states, slot, BEING_CONVERTED);
    return Atomics.load(states, slot) === CONVERTED;
  }
}

/** Fetches the compiled code. */
export function fetchConverterCode(): Promise<ArrayBuffer> {
  return fetchCode(new URL('./convert.wasm', import.meta.url));
}
