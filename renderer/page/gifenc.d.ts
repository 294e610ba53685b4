/** What we use of gifenc, which comes without types. */
declare module 'gifenc' {
  /** Red, green and blue, 0 to 255. */
  export type GifColor = [red: number, green: number, blue: number];

  export interface GifFrameOptions {
    palette: GifColor[];
    /** In milliseconds, a multiple of ten. */
    delay: number;
    transparent?: boolean;
    transparentIndex?: number;
    /** 1 leaves the frame for the next one to draw over. */
    dispose?: number;
  }

  export interface GifStream {
    writeFrame(index: Uint8Array, width: number, height: number, options: GifFrameOptions): void;
    bytes(): Uint8Array<ArrayBuffer>;
    reset(): void;
  }

  export function GIFEncoder(options?: {auto?: boolean}): GifStream;
  export function quantize(rgba: Uint8Array | Uint8ClampedArray, maxColors: number): GifColor[];
  export function applyPalette(
    rgba: Uint8Array | Uint8ClampedArray,
    palette: GifColor[],
  ): Uint8Array;
}
