/** What the encoder knows of a frame: its planes, and what was decided for each macroblock. */

/** Kinds of macroblocks; nothing was written for a skipped one. */
export const SKIPPED: u8 = 0;
export const INTER: u8 = 1;
export const INTRA_16: u8 = 2;
export const INTRA_4: u8 = 3;

/** Width and height of a macroblock in luma, in px. */
export const BLOCK = 16;

export let columns: i32 = 0;
export let rows: i32 = 0;
/** Bytes of a row of luma; rows of chroma have half as many. */
export let stride: i32 = 0;

/** Planes of luma; those of chroma follow each. What is to be encoded: */
export let source: usize = 0;
/** what decoders will see: */
export let fresh: usize = 0;
/** and what they have seen in the frame before. */
export let standing: usize = 0;
/** For each macroblock whether those two may differ before it is encoded (u8). */
export let touched: usize = 0;

/** From a plane of luma to those of chroma. */
export let toU: usize = 0;
export let toV: usize = 0;

// For each macroblock:
/** its kind (u8); */
export let kinds: usize = 0;
/** its motion, x and y in quarters of a px (two i16); */
export let motions: usize = 0;
/** the same in the frame before; */
export let earlierMotions: usize = 0;
/** how far that is from the predicted one, without sign, at most 255 (two u8); */
export let differences: usize = 0;
/**
 * which of its transformed blocks have coefficients (u32): bits 0 to 15 those of luma, row by row,
 * 16 to 19 and 20 to 23 those of U and V, 24 to 26 the separate DC ones of luma, U and V;
 */
export let nonzeros: usize = 0;
/** which parts of it have any: coded_block_pattern (u8); */
export let patterns: usize = 0;
/** its quantizer (u8); */
export let quantizers: usize = 0;
/** how its chroma was predicted from the neighbours (u8); */
export let chromaModes: usize = 0;
/** how each of its blocks of luma was, row by row (16 u8); */
export let intraModes: usize = 0;
/** whether its pixels may differ from the frame before (u8). */
export let coded: usize = 0;
/** Behind all of these. */
export let end: usize = 0;

/** Bytes of the three planes of a picture. */
export function planeBytes(): usize {
  return (<usize>(columns * rows * BLOCK * BLOCK * 3)) >> 1;
}

/** Places everything in memory, from an address on that is a multiple of 16. */
export function layOut(at: usize, width: i32, height: i32): void {
  columns = (width + BLOCK - 1) / BLOCK;
  rows = (height + BLOCK - 1) / BLOCK;
  stride = columns * BLOCK;
  const luma = <usize>(stride * rows * BLOCK);
  toU = luma;
  toV = luma + (luma >> 2);
  const count = <usize>(columns * rows);
  source = at;
  fresh = source + planeBytes();
  standing = fresh + planeBytes();
  earlierMotions = standing + planeBytes();
  motions = earlierMotions + 4 * count;
  nonzeros = motions + 4 * count;
  differences = nonzeros + 4 * count;
  intraModes = differences + 2 * count;
  kinds = intraModes + 16 * count;
  patterns = kinds + count;
  quantizers = patterns + count;
  chromaModes = quantizers + count;
  coded = chromaModes + count;
  touched = coded + count;
  end = (touched + count + 15) & ~15;
}

/** Makes the frame that was encoded the one before. */
export function exchange(): void {
  const encoded = fresh;
  fresh = standing;
  standing = encoded;
}

/** Forgets what was decided for the frame before, but for its motions. */
export function forget(): void {
  memory.copy(earlierMotions, motions, 4 * <usize>(columns * rows));
  memory.fill(motions, 0, coded + <usize>(columns * rows) - motions);
}

/** Where a macroblock begins in a plane of luma. */
export function lumaOf(column: i32, row: i32): usize {
  return <usize>(row * BLOCK * stride + column * BLOCK);
}

/** Where it begins in a plane of chroma. */
export function chromaOf(column: i32, row: i32): usize {
  return <usize>(((row * BLOCK * stride) >> 2) + ((column * BLOCK) >> 1));
}
