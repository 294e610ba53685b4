/** Predicts macroblocks from their neighbours in the same frame (clause 8.3). */
import {differenceOf, differenceOfLine, sumOf} from './differences.assembly';

/** Ways to predict 16x16 px of luma. */
export const DOWN_16 = 0;
export const ACROSS_16 = 1;
export const MEAN_16 = 2;
export const PLANE_16 = 3;

/** Ways to predict chroma. */
export const MEAN_CHROMA = 0;
export const ACROSS_CHROMA = 1;
export const DOWN_CHROMA = 2;

/** Ways to predict 4x4 px; those from 3 on go along diagonals. */
export const DOWN_4 = 0;
export const ACROSS_4 = 1;
export const MEAN_4 = 2;
export const MODES_4 = 9;

const GREY = 128;

/**
 * Predicts 16x16 px of luma; the mode is one for which there are neighbours.
 *
 * @param pixels - Where the macroblock begins in the plane.
 * @param out - 16 rows of 16 bytes.
 */
export function predict16(
  mode: i32,
  pixels: usize,
  stride: usize,
  hasLeft: bool,
  hasTop: bool,
  out: usize,
): void {
  if (mode == PLANE_16) {
    predictPlane(pixels, stride, out);
    return;
  }
  if (mode == ACROSS_16) {
    for (let row: usize = 0; row < 16; row++) {
      v128.store(out + 16 * row, v128.load8_splat(pixels + row * stride - 1));
    }
    return;
  }
  const line =
    mode == DOWN_16
      ? v128.load(pixels - stride)
      : i8x16.splat(<i8>meanOf(pixels, stride, hasLeft, hasTop, 16));
  for (let row: usize = 0; row < 16; row++) v128.store(out + 16 * row, line);
}

/** How much a macroblock differs from its neighbours' mean. */
export function differenceOfMean(
  source: usize,
  pixels: usize,
  stride: usize,
  hasLeft: bool,
  hasTop: bool,
): i32 {
  const mean = meanOf(pixels, stride, hasLeft, hasTop, 16);
  return differenceOfLine(source, stride, i8x16.splat(<i8>mean));
}

/** How much the rows of a macroblock differ from the px to their left. */
export function differenceAcross(source: usize, pixels: usize, stride: usize): i32 {
  let sum = i16x8.splat(0);
  for (let row: usize = 0; row < 16; row++) {
    const left = v128.load8_splat(pixels + row * stride - 1);
    sum = i16x8.add(sum, differenceOf(v128.load(source + row * stride), left));
  }
  return sumOf(i32x4.extadd_pairwise_i16x8_u(sum));
}

function predictPlane(pixels: usize, stride: usize, out: usize): void {
  const top = pixels - stride;
  let across = 0;
  let down = 0;
  for (let index = 1; index <= 8; index++) {
    across += index * (<i32>load<u8>(top + 7 + index) - <i32>load<u8>(top + 7 - index));
    down +=
      index *
      (<i32>load<u8>(pixels - 1 + stride * <usize>(7 + index)) -
        <i32>load<u8>(pixels - 1 + stride * <usize>(7 - index)));
  }
  const b = (5 * across + 32) >> 6;
  const c = (5 * down + 32) >> 6;
  const corner = 16 * (<i32>load<u8>(top + 15) + <i32>load<u8>(pixels - 1 + 15 * stride)) + 16;
  for (let row = 0; row < 16; row++) {
    const start = corner + c * (row - 7) - 7 * b;
    for (let column = 0; column < 16; column++) {
      store<u8>(out + 16 * row + column, min(max((start + b * column) >> 5, 0), 255));
    }
  }
}

/** The mean of the neighbours that there are, of a square. */
function meanOf(pixels: usize, stride: usize, hasLeft: bool, hasTop: bool, length: i32): i32 {
  let sum = 0;
  if (hasTop) {
    for (let index = 0; index < length; index++) sum += <i32>load<u8>(pixels - stride + index);
  }
  if (hasLeft) {
    for (let index = 0; index < length; index++) {
      sum += <i32>load<u8>(pixels - 1 + stride * <usize>index);
    }
  }
  const count = length * (<i32>hasTop + <i32>hasLeft);
  return count == 0 ? GREY : (sum + (count >> 1)) / count;
}

/**
 * Predicts 8x8 px of chroma.
 *
 * @param out - 8 rows of 8 bytes.
 */
export function predictChromaIntra(
  mode: i32,
  pixels: usize,
  stride: usize,
  hasLeft: bool,
  hasTop: bool,
  out: usize,
): void {
  if (mode == MEAN_CHROMA) {
    // Each quarter by itself; those off the diagonal prefer the neighbour that they touch.
    fillMean(pixels, stride, hasLeft, hasTop, out);
    fillMean(pixels + 4, stride, hasLeft && !hasTop, hasTop, out + 4, 4);
    fillMean(pixels + 4 * stride, stride, hasLeft, hasTop && !hasLeft, out + 32, 0, 4);
    fillMean(pixels + 4 * stride + 4, stride, hasLeft, hasTop, out + 36, 4, 4);
    return;
  }
  for (let row: usize = 0; row < 8; row++) {
    store<u64>(
      out + 8 * row,
      mode == DOWN_CHROMA
        ? load<u64>(pixels - stride)
        : <u64>load<u8>(pixels + row * stride - 1) * 0x0101010101010101,
    );
  }
}

/** Fills a quarter with the mean of neighbours that lie beyond the whole square. */
function fillMean(
  pixels: usize,
  stride: usize,
  hasLeft: bool,
  hasTop: bool,
  out: usize,
  toLeft: usize = 0,
  toTop: usize = 0,
): void {
  const left = pixels - toLeft - 1;
  const top = pixels - stride * (toTop + 1);
  let sum = 0;
  for (let index: usize = 0; index < 4; index++) {
    if (hasTop) sum += <i32>load<u8>(top + index);
    if (hasLeft) sum += <i32>load<u8>(left + stride * index);
  }
  const count = 4 * (<i32>hasTop + <i32>hasLeft);
  const mean = count == 0 ? GREY : (sum + (count >> 1)) / count;
  const line = <u32>mean * 0x01010101;
  for (let row: usize = 0; row < 4; row++) store<u32>(out + 8 * row, line);
}

/** The border of a block from below left to above right, its ends twice: 16 bytes. */
const BORDER: usize = memory.data(32, 16);
/** Means of three and of two neighbours along the border. */
let threes: v128 = i8x16.splat(0);
let twos: v128 = i8x16.splat(0);
let hasLeftOfBlock: bool = false;
let hasTopOfBlock: bool = false;

/** For each diagonal mode, which mean of three each of 16 px is, row by row; 255: none. */
const OF_THREES: usize = memory.data<u8>(
  [
    6, 7, 8, 9, 7, 8, 9, 10, 8, 9, 10, 11, 9, 10, 11, 12, 4, 5, 6, 7, 3, 4, 5, 6, 2, 3, 4, 5, 1, 2,
    3, 4, 255, 255, 255, 255, 4, 5, 6, 7, 3, 255, 255, 255, 2, 4, 5, 6, 255, 4, 5, 6, 255, 3, 255,
    4, 255, 2, 255, 3, 255, 1, 255, 2, 255, 255, 255, 255, 6, 7, 8, 9, 255, 255, 255, 255, 7, 8, 9,
    10, 255, 2, 255, 1, 255, 1, 255, 0, 255, 0, 255, 255, 255, 255, 255, 255,
  ],
  16,
);
/** Likewise which mean of two. */
const OF_TWOS: usize = memory.data<u8>(
  [
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 4, 5, 6, 7, 255, 255, 255, 255,
    255, 4, 5, 6, 255, 255, 255, 255, 3, 255, 255, 255, 2, 255, 3, 255, 1, 255, 2, 255, 0, 255, 1,
    255, 5, 6, 7, 8, 255, 255, 255, 255, 6, 7, 8, 9, 255, 255, 255, 255, 2, 255, 1, 255, 1, 255, 0,
    255, 0, 255, 255, 255, 255, 255, 255, 255,
  ],
  16,
);
/** Where the last mode runs out of neighbours, the last one is repeated. */
const LAST_NEIGHBOUR: usize = memory.data<u8>(
  [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0],
  16,
);

/** Reads what lies around a block of 4x4 px. */
export function readBorder(
  pixels: usize,
  stride: usize,
  hasLeft: bool,
  hasTop: bool,
  hasTopRight: bool,
): void {
  hasLeftOfBlock = hasLeft;
  hasTopOfBlock = hasTop;
  if (hasLeft) {
    store<u8>(BORDER, load<u8>(pixels + 3 * stride - 1));
    store<u8>(BORDER, load<u8>(pixels + 3 * stride - 1), 1);
    store<u8>(BORDER, load<u8>(pixels + 2 * stride - 1), 2);
    store<u8>(BORDER, load<u8>(pixels + stride - 1), 3);
    store<u8>(BORDER, load<u8>(pixels - 1), 4);
  }
  if (hasLeft && hasTop) store<u8>(BORDER, load<u8>(pixels - stride - 1), 5);
  if (hasTop) {
    store<u32>(BORDER, load<u32>(pixels - stride), 6);
    const behind = hasTopRight
      ? load<u32>(pixels - stride, 4)
      : <u32>load<u8>(pixels - stride, 3) * 0x01010101;
    store<u32>(BORDER, behind, 10);
    store<u8>(BORDER, <u8>(behind >> 24), 14);
  }
  const before = v128.load(BORDER);
  const middle = v128.load(BORDER, 1);
  const after = v128.load(BORDER, 2);
  const outer = i8x16.sub(
    i8x16.avgr_u(before, after),
    v128.and(v128.xor(before, after), i8x16.splat(1)),
  );
  threes = i8x16.avgr_u(middle, outer);
  twos = i8x16.avgr_u(middle, after);
}

/** Whether a block of 4x4 px, whose border was read, can be predicted in a way. */
export function canPredict4(mode: i32): bool {
  if (mode == MEAN_4) return true;
  if (mode == ACROSS_4 || mode == 8) return hasLeftOfBlock;
  if (mode == DOWN_4 || mode == 3 || mode == 7) return hasTopOfBlock;
  return hasLeftOfBlock && hasTopOfBlock;
}

/** Predicts the block whose border was read last: 16 px, row by row. */
export function predict4(mode: i32): v128 {
  if (mode == DOWN_4) return v128.load32_splat(BORDER, 6);
  if (mode == ACROSS_4) {
    return i8x16.swizzle(v128.load(BORDER), i8x16(4, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1));
  }
  if (mode == MEAN_4) {
    let sum = 0;
    for (let index: usize = 0; index < 4; index++) {
      if (hasTopOfBlock) sum += <i32>load<u8>(BORDER + 6 + index);
      if (hasLeftOfBlock) sum += <i32>load<u8>(BORDER + 1 + index);
    }
    const sides = <i32>hasTopOfBlock + <i32>hasLeftOfBlock;
    if (sides == 0) return i8x16.splat(<i8>GREY);
    return i8x16.splat(<i8>((sum + 2 * sides) / (4 * sides)));
  }
  const place = <usize>(16 * (mode - 3));
  const both = v128.or(
    i8x16.swizzle(threes, v128.load(OF_THREES + place)),
    i8x16.swizzle(twos, v128.load(OF_TWOS + place)),
  );
  if (mode != 8) return both;
  return v128.or(both, i8x16.swizzle(v128.load(BORDER), v128.load(LAST_NEIGHBOUR)));
}
