/**
 * The transform of 4x4 blocks and its quantization (clause 8.5). Two blocks that lie side by side
 * are worked on at once. Coefficients lie column by column: the standard's order of passes back
 * then needs one transposition only.
 */

/** Of a quantizer modulo 6: what coefficients are multiplied with, over 2^(15 + quantizer / 6). */
const FACTORS: usize = memory.data<i16>(
  [
    13107, 8066, 13107, 8066, 8066, 5243, 8066, 5243, 11916, 7490, 11916, 7490, 7490, 4660, 7490,
    4660, 10082, 6554, 10082, 6554, 6554, 4194, 6554, 4194, 9362, 5825, 9362, 5825, 5825, 3647,
    5825, 3647, 8192, 5243, 8192, 5243, 5243, 3355, 5243, 3355, 7282, 4559, 7282, 4559, 4559, 2893,
    4559, 2893,
  ],
  16,
);

/** normAdjust4x4 (equation 8-315): what levels are multiplied with. */
const SCALES: usize = memory.data<i16>(
  [
    10, 13, 10, 13, 13, 16, 13, 16, 11, 14, 11, 14, 14, 18, 14, 18, 13, 16, 13, 16, 16, 20, 16, 20,
    14, 18, 14, 18, 18, 23, 18, 23, 16, 20, 16, 20, 20, 25, 20, 25, 18, 23, 18, 23, 23, 29, 23, 29,
  ],
  16,
);

/** Bytes of a block's coefficients. */
export const BLOCK_BYTES: usize = 32;

/**
 * Transforms the differences of two blocks of 4x4 px.
 *
 * @param out - The coefficients of both, {@link BLOCK_BYTES} each.
 */
export function transformPair(
  source: usize,
  sourceStride: usize,
  prediction: usize,
  predictionStride: usize,
  out: usize,
): void {
  transformRows(
    difference(source, prediction),
    difference(source + sourceStride, prediction + predictionStride),
    difference(source + 2 * sourceStride, prediction + 2 * predictionStride),
    difference(source + 3 * sourceStride, prediction + 3 * predictionStride),
    out,
  );
}

/** Transforms the differences of one block; 16 px of it and of its prediction lie in a row. */
export function transformBlock(source: v128, prediction: v128, out: usize): void {
  const upper = i16x8.sub(i16x8.extend_low_i8x16_u(source), i16x8.extend_low_i8x16_u(prediction));
  const lower = i16x8.sub(i16x8.extend_high_i8x16_u(source), i16x8.extend_high_i8x16_u(prediction));
  transformRows(upper, secondHalf(upper), lower, secondHalf(lower), out);
}

function secondHalf(vector: v128): v128 {
  return v128.shuffle<i64>(vector, vector, 1, 0);
}

function difference(source: usize, prediction: usize): v128 {
  return i16x8.sub(v128.load_ext<u8>(source), v128.load_ext<u8>(prediction));
}

function transformRows(row0: v128, row1: v128, row2: v128, row3: v128, out: usize): void {
  let a = i16x8.add(row0, row3);
  let b = i16x8.add(row1, row2);
  let c = i16x8.sub(row1, row2);
  let d = i16x8.sub(row0, row3);
  const y0 = i16x8.add(a, b);
  const y1 = i16x8.add(i16x8.add(d, d), c);
  const y2 = i16x8.sub(a, b);
  const y3 = i16x8.sub(d, i16x8.add(c, c));
  const p0 = v128.shuffle<i16>(y0, y1, 0, 8, 1, 9, 4, 12, 5, 13);
  const p1 = v128.shuffle<i16>(y2, y3, 0, 8, 1, 9, 4, 12, 5, 13);
  const p2 = v128.shuffle<i16>(y0, y1, 2, 10, 3, 11, 6, 14, 7, 15);
  const p3 = v128.shuffle<i16>(y2, y3, 2, 10, 3, 11, 6, 14, 7, 15);
  const x0 = v128.shuffle<i32>(p0, p1, 0, 4, 2, 6);
  const x1 = v128.shuffle<i32>(p0, p1, 1, 5, 3, 7);
  const x2 = v128.shuffle<i32>(p2, p3, 0, 4, 2, 6);
  const x3 = v128.shuffle<i32>(p2, p3, 1, 5, 3, 7);
  a = i16x8.add(x0, x3);
  b = i16x8.add(x1, x2);
  c = i16x8.sub(x1, x2);
  d = i16x8.sub(x0, x3);
  const z0 = i16x8.add(a, b);
  const z1 = i16x8.add(i16x8.add(d, d), c);
  const z2 = i16x8.sub(a, b);
  const z3 = i16x8.sub(d, i16x8.add(c, c));
  v128.store(out, v128.shuffle<i64>(z0, z1, 0, 2));
  v128.store(out, v128.shuffle<i64>(z2, z3, 0, 2), 16);
  v128.store(out, v128.shuffle<i64>(z0, z1, 1, 3), 32);
  v128.store(out, v128.shuffle<i64>(z2, z3, 1, 3), 48);
}

/**
 * Adds what two blocks' coefficients stand for to their prediction.
 *
 * @param coefficients - Scaled, as {@link quantize} leaves them.
 */
export function restorePair(
  coefficients: usize,
  prediction: usize,
  predictionStride: usize,
  out: usize,
  outStride: usize,
): void {
  const rows = restoreRows(
    v128.shuffle<i64>(v128.load(coefficients), v128.load(coefficients, 32), 0, 2),
    v128.shuffle<i64>(v128.load(coefficients), v128.load(coefficients, 32), 1, 3),
    v128.shuffle<i64>(v128.load(coefficients, 16), v128.load(coefficients, 48), 0, 2),
    v128.shuffle<i64>(v128.load(coefficients, 16), v128.load(coefficients, 48), 1, 3),
  );
  for (let row: usize = 0; row < 4; row++) {
    const sum = i16x8.add(v128.load(rows + 16 * row), v128.load_ext<u8>(prediction));
    v128.store64_lane(out, i8x16.narrow_i16x8_u(sum, sum), 0);
    prediction += predictionStride;
    out += outStride;
  }
}

/** The same for one block, whose prediction lies in a row; the result does, too. */
export function restoreBlock(coefficients: usize, prediction: v128): v128 {
  const first = v128.load(coefficients);
  const second = v128.load(coefficients, 16);
  const rows = restoreRows(first, secondHalf(first), second, secondHalf(second));
  const upper = v128.shuffle<i64>(v128.load(rows), v128.load(rows, 16), 0, 2);
  const lower = v128.shuffle<i64>(v128.load(rows, 32), v128.load(rows, 48), 0, 2);
  return i8x16.narrow_i16x8_u(
    i16x8.add(upper, i16x8.extend_low_i8x16_u(prediction)),
    i16x8.add(lower, i16x8.extend_high_i8x16_u(prediction)),
  );
}

const RESTORED: usize = memory.data(64, 16);

/** Transforms columns back to rows of differences, which lie in memory then. */
function restoreRows(x0: v128, x1: v128, x2: v128, x3: v128): usize {
  let e = i16x8.add(x0, x2);
  let f = i16x8.sub(x0, x2);
  let g = i16x8.sub(i16x8.shr_s(x1, 1), x3);
  let h = i16x8.add(x1, i16x8.shr_s(x3, 1));
  const y0 = i16x8.add(e, h);
  const y1 = i16x8.add(f, g);
  const y2 = i16x8.sub(f, g);
  const y3 = i16x8.sub(e, h);
  const p0 = v128.shuffle<i16>(y0, y1, 0, 8, 1, 9, 4, 12, 5, 13);
  const p1 = v128.shuffle<i16>(y2, y3, 0, 8, 1, 9, 4, 12, 5, 13);
  const p2 = v128.shuffle<i16>(y0, y1, 2, 10, 3, 11, 6, 14, 7, 15);
  const p3 = v128.shuffle<i16>(y2, y3, 2, 10, 3, 11, 6, 14, 7, 15);
  const z0 = v128.shuffle<i32>(p0, p1, 0, 4, 2, 6);
  const z1 = v128.shuffle<i32>(p0, p1, 1, 5, 3, 7);
  const z2 = v128.shuffle<i32>(p2, p3, 0, 4, 2, 6);
  const z3 = v128.shuffle<i32>(p2, p3, 1, 5, 3, 7);
  e = i16x8.add(z0, z2);
  f = i16x8.sub(z0, z2);
  g = i16x8.sub(i16x8.shr_s(z1, 1), z3);
  h = i16x8.add(z1, i16x8.shr_s(z3, 1));
  const half = i16x8.splat(32);
  v128.store(RESTORED, i16x8.shr_s(i16x8.add(i16x8.add(e, h), half), 6));
  v128.store(RESTORED, i16x8.shr_s(i16x8.add(i16x8.add(f, g), half), 6), 16);
  v128.store(RESTORED, i16x8.shr_s(i16x8.add(i16x8.sub(f, g), half), 6), 32);
  v128.store(RESTORED, i16x8.shr_s(i16x8.add(i16x8.sub(e, h), half), 6), 48);
  return RESTORED;
}

/**
 * Quantizes a block, and scales its coefficients as a decoder will.
 *
 * @param levels - Gets the levels in zigzag order, 16 bits each.
 * @param share - What is rounded up, in shares of a step: 1 / share.
 * @returns Whether anything is left.
 */
export function quantize(coefficients: usize, levels: usize, quantizer: i32, share: i32): bool {
  const octave = quantizer / 6;
  const place = <usize>(16 * (quantizer - 6 * octave));
  const shift = 15 + octave;
  const rounding = (1 << shift) / share;
  const factors = v128.load(FACTORS + place);
  const first = levelsOf(v128.load(coefficients), factors, rounding, shift);
  const second = levelsOf(v128.load(coefficients, 16), factors, rounding, shift);
  v128.store(levels, v128.shuffle<i16>(first, second, 0, 4, 1, 2, 5, 8, 12, 9));
  v128.store(levels, v128.shuffle<i16>(first, second, 6, 3, 7, 10, 13, 14, 11, 15), 16);
  const scales = i16x8.shl(v128.load(SCALES + place), octave);
  v128.store(coefficients, i16x8.mul(first, scales));
  v128.store(coefficients, i16x8.mul(second, scales), 16);
  return v128.any_true(v128.or(first, second));
}

function levelsOf(coefficients: v128, factors: v128, rounding: i32, shift: i32): v128 {
  const sign = i16x8.shr_s(coefficients, 15);
  const size = i16x8.abs(coefficients);
  const round = i32x4.splat(rounding);
  const level = i16x8.narrow_i32x4_s(
    i32x4.shr_u(i32x4.add(i32x4.extmul_low_i16x8_u(size, factors), round), shift),
    i32x4.shr_u(i32x4.add(i32x4.extmul_high_i16x8_u(size, factors), round), shift),
  );
  return i16x8.sub(v128.xor(level, sign), sign);
}

/** Quantizes one DC coefficient that was transformed twice, with a step twice as large. */
export function quantizeTwice(value: i32, quantizer: i32, share: i32): i32 {
  const octave = quantizer / 6;
  const shift = 16 + octave;
  const factor = <i32>load<i16>(FACTORS + <usize>(16 * (quantizer - 6 * octave)));
  const level = (abs(value) * factor + (1 << shift) / share) >> shift;
  return value < 0 ? -level : level;
}

/** What a level of a DC coefficient is multiplied with, 16 times as large as {@link SCALES}. */
export function scaleOfDc(quantizer: i32): i32 {
  return 16 * <i32>load<i16>(SCALES + <usize>(16 * (quantizer % 6)));
}

/** What a coefficient of size one is worth after so many zeros. */
const WORTH: usize = memory.data<u8>([3, 2, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
/** What a block is worth that has a larger one. */
const LARGE = 9;

/**
 * What it is worth to write a block's levels: few small ones cost more bits than they are seen
 * (x264's decimation).
 *
 * @param first - The first place in zigzag order that counts.
 */
export function worthOf(levels: usize, first: i32): i32 {
  const all = i8x16.narrow_i16x8_s(v128.load(levels), v128.load(levels, 16));
  if (v128.any_true(i8x16.gt_u(i8x16.abs(all), i8x16.splat(1)))) return LARGE;
  let places = i8x16.bitmask(i8x16.ne(all, i8x16.splat(0)));
  let worth = 0;
  for (let before = first - 1; places != 0; places &= places - 1) {
    const place = ctz(places);
    worth += <i32>load<u8>(WORTH + (place - before - 1));
    before = place;
  }
  return worth;
}
