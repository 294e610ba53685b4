/** The macroblock that is being encoded. */
import {chromaOf, columns, lumaOf} from './frame.assembly';
import {CHROMA_QP} from './tables.assembly';

export let column: i32 = 0;
export let row: i32 = 0;
/** Its number in the frame. */
export let at: i32 = 0;
/** Where it begins in planes of luma, */
export let luma: usize = 0;
/** and in those of chroma. */
export let chroma: usize = 0;
export let quantizer: i32 = 0;
/** The quantizer of its chroma. */
export let ofChroma: i32 = 0;
/** What a bit costs, in differences of px. */
export let lambda: i32 = 0;

/** The quantizer that was written last in this slice. */
export let lastQuantizer: i32 = 0;
/** Whether the slice may refer to the frame before. */
export let hasReferences: bool = false;

/** What is predicted of it: luma in 16 rows of 16 bytes, U and V in 8 rows of 8. */
export const PREDICTION: usize = memory.data(256, 16);
export const PREDICTION_U: usize = memory.data(128, 16);

/** Begins a slice. */
export function startSlice(firstQuantizer: i32, withReferences: bool): void {
  lastQuantizer = firstQuantizer;
  hasReferences = withReferences;
}

/** Turns to a macroblock. */
export function turnToMacroblock(toColumn: i32, toRow: i32, withQuantizer: i32): void {
  column = toColumn;
  row = toRow;
  at = row * columns + column;
  luma = lumaOf(column, row);
  chroma = chromaOf(column, row);
  quantizer = withQuantizer;
  ofChroma = <i32>load<u8>(CHROMA_QP + quantizer);
  lambda = 1 << max(0, (quantizer - 10) / 6);
}

/** To be called when the macroblock's quantizer was written. */
export function noteQuantizer(): void {
  lastQuantizer = quantizer;
}
