/** The filter against edges of blocks (clause 8.7), over a whole frame. */
import {
  INTRA_16,
  chromaOf,
  coded,
  columns,
  fresh,
  kinds,
  lumaOf,
  motions,
  nonzeros,
  quantizers,
  rows,
  stride,
  toU,
  toV,
} from './frame.assembly';
import {xOf, yOf} from './motion.assembly';
import {ALPHA, BETA, CHROMA_QP, CLIP} from './tables.assembly';

const STRONGEST = 4;
/** How strongly each quarter of an edge is filtered. */
const STRENGTHS: usize = memory.data(4);

/** Filters what was coded and what touches it. */
export function deblock(): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const isCoded = load<u8>(coded + at) != 0;
      const left = column > 0 && (isCoded || load<u8>(coded + at - 1) != 0);
      const top = row > 0 && (isCoded || load<u8>(coded + at - columns) != 0);
      if (!isCoded && !left && !top) continue;
      if (left) filterBorder(at, at - 1, column, row, false);
      if (isCoded) filterInside(at, column, row, false);
      if (top) filterBorder(at, at - columns, column, row, true);
      if (isCoded) filterInside(at, column, row, true);
    }
  }
}

/** Filters the edge between a macroblock and the one to its left, or above it. */
function filterBorder(at: i32, other: i32, column: i32, row: i32, isAbove: bool): void {
  if (load<u8>(kinds + at) >= INTRA_16 || load<u8>(kinds + other) >= INTRA_16) {
    store<u32>(STRENGTHS, 0x01010101 * STRONGEST);
  } else {
    const own = load<u32>(nonzeros + 4 * at);
    const theirs = load<u32>(nonzeros + 4 * other);
    const one = load<i32>(motions + 4 * at);
    const two = load<i32>(motions + 4 * other);
    const apart: u8 = abs(xOf(one) - xOf(two)) >= 4 || abs(yOf(one) - yOf(two)) >= 4 ? 1 : 0;
    for (let part = 0; part < 4; part++) {
      const bits = isAbove
        ? (own >> part) | (theirs >> (12 + part))
        : (own >> (4 * part)) | (theirs >> (4 * part + 3));
      store<u8>(STRENGTHS + part, (bits & 1) != 0 ? 2 : apart);
    }
    if (load<u32>(STRENGTHS) == 0) return;
  }
  const one = <i32>load<u8>(quantizers + at);
  const two = <i32>load<u8>(quantizers + other);
  filterLuma(fresh + lumaOf(column, row), isAbove, (one + two + 1) >> 1);
  const ofChroma = (<i32>load<u8>(CHROMA_QP + one) + <i32>load<u8>(CHROMA_QP + two) + 1) >> 1;
  const chroma = fresh + chromaOf(column, row);
  filterChroma(chroma + toU, isAbove, ofChroma);
  filterChroma(chroma + toV, isAbove, ofChroma);
}

/** Filters the edges between the blocks of a macroblock. */
function filterInside(at: i32, column: i32, row: i32, isAbove: bool): void {
  const isIntra = load<u8>(kinds + at) >= INTRA_16;
  const bits = load<u32>(nonzeros + 4 * at) & 0xffff;
  if (!isIntra && bits == 0) return;
  const quantizer = <i32>load<u8>(quantizers + at);
  const ofChroma = <i32>load<u8>(CHROMA_QP + quantizer);
  const luma = fresh + lumaOf(column, row);
  const chroma = fresh + chromaOf(column, row);
  const step = isAbove ? <usize>stride : 1;
  for (let edge = 1; edge < 4; edge++) {
    if (isIntra) {
      store<u32>(STRENGTHS, 0x03030303);
    } else {
      for (let part = 0; part < 4; part++) {
        const both = isAbove
          ? (bits >> (4 * edge + part)) | (bits >> (4 * edge - 4 + part))
          : (bits >> (4 * part + edge)) | (bits >> (4 * part + edge - 1));
        store<u8>(STRENGTHS + part, <u8>(2 * (both & 1)));
      }
      if (load<u32>(STRENGTHS) == 0) continue;
    }
    filterLuma(luma + 4 * edge * step, isAbove, quantizer);
    if (edge == 2) {
      const inside = chroma + 4 * (isAbove ? (<usize>stride) >> 1 : 1);
      filterChroma(inside + toU, isAbove, ofChroma);
      filterChroma(inside + toV, isAbove, ofChroma);
    }
  }
}

/** Lines of 16 px across an edge: four on its one side, four on its other. */
const LINES: usize = memory.data(8 * 16, 16);
const TURNED: usize = memory.data(8 * 16, 16);
const TURNED_TWICE: usize = memory.data(8 * 16, 16);

/** Filters an edge of 16 px of luma. */
function filterLuma(edge: usize, isAbove: bool, quantizer: i32): void {
  const alpha = <i16>load<u8>(ALPHA + quantizer);
  const beta = <i16>load<u8>(BETA + quantizer);
  if (alpha == 0 || beta == 0) return;
  const width = <usize>stride;
  if (isAbove) {
    filterLines(edge, width, quantizer, alpha, beta);
  } else {
    turnIn(edge - 4, width);
    if (filterLines(LINES + 4 * 16, 16, quantizer, alpha, beta)) turnOut(edge - 4, width);
  }
}

/**
 * Filters an edge between lines that lie one below the other; says whether anything changed.
 *
 * @param edge - The first line behind it.
 */
function filterLines(edge: usize, step: usize, quantizer: i32, alpha: i16, beta: i16): bool {
  if (load<u8>(STRENGTHS) == STRONGEST) {
    const left = filterStrongly(edge, step, alpha, beta);
    return filterStrongly(edge + 8, step, alpha, beta) || left;
  }
  const left = filterGently(edge, step, alpha, beta, clipsOf(quantizer, 0, 1));
  return filterGently(edge + 8, step, alpha, beta, clipsOf(quantizer, 2, 3)) || left;
}

/** How far pixels of two quarters of an edge may change; below 0 where they may not at all. */
function clipsOf(quantizer: i32, first: usize, second: usize): v128 {
  const ofFirst = i16x8.splat(clipOf(quantizer, load<u8>(STRENGTHS + first)));
  const ofSecond = i16x8.splat(clipOf(quantizer, load<u8>(STRENGTHS + second)));
  return v128.shuffle<i64>(ofFirst, ofSecond, 0, 2);
}

function clipOf(quantizer: i32, strength: u8): i16 {
  return strength == 0 ? -1 : <i16>load<u8>(CLIP + 3 * quantizer + <i32>strength - 1);
}

function isBelow(one: v128, other: v128, limit: i16): v128 {
  return i16x8.lt_s(i16x8.abs(i16x8.sub(one, other)), i16x8.splat(limit));
}

function clamp(value: v128, limit: v128): v128 {
  return i16x8.min_s(i16x8.max_s(value, i16x8.neg(limit)), limit);
}

function storePixels(at: usize, pixels: v128): void {
  v128.store64_lane(at, i8x16.narrow_i16x8_u(pixels, pixels), 0);
}

/** Eight px along an edge of strength 1 to 3. */
function filterGently(edge: usize, step: usize, alpha: i16, beta: i16, clips: v128): bool {
  const p0 = v128.load_ext<u8>(edge - step);
  const p1 = v128.load_ext<u8>(edge - 2 * step);
  const q0 = v128.load_ext<u8>(edge);
  const q1 = v128.load_ext<u8>(edge + step);
  const isEdge = v128.and(
    v128.and(isBelow(p0, q0, alpha), i16x8.ge_s(clips, i16x8.splat(0))),
    v128.and(isBelow(p1, p0, beta), isBelow(q1, q0, beta)),
  );
  if (!v128.any_true(isEdge)) return false;
  const p2 = v128.load_ext<u8>(edge - 3 * step);
  const q2 = v128.load_ext<u8>(edge + 2 * step);
  const isSmoothP = v128.and(isBelow(p2, p0, beta), isEdge);
  const isSmoothQ = v128.and(isBelow(q2, q0, beta), isEdge);
  const mean = i16x8.avgr_u(p0, q0);
  const changeP = clamp(i16x8.sub(i16x8.shr_s(i16x8.add(p2, mean), 1), p1), clips);
  const changeQ = clamp(i16x8.sub(i16x8.shr_s(i16x8.add(q2, mean), 1), q1), clips);
  storePixels(edge - 2 * step, i16x8.add(p1, v128.and(changeP, isSmoothP)));
  storePixels(edge + step, i16x8.add(q1, v128.and(changeQ, isSmoothQ)));
  // What is true is -1.
  const limit = i16x8.sub(i16x8.sub(clips, isSmoothP), isSmoothQ);
  filterMiddle(edge, step, p1, p0, q0, q1, limit, isEdge);
  return true;
}

function filterMiddle(
  edge: usize,
  step: usize,
  p1: v128,
  p0: v128,
  q0: v128,
  q1: v128,
  limit: v128,
  isEdge: v128,
): void {
  const slope = i16x8.add(i16x8.shl(i16x8.sub(q0, p0), 2), i16x8.sub(p1, q1));
  const rounded = i16x8.shr_s(i16x8.add(slope, i16x8.splat(4)), 3);
  const change = v128.and(clamp(rounded, limit), isEdge);
  storePixels(edge - step, i16x8.add(p0, change));
  storePixels(edge, i16x8.sub(q0, change));
}

/** Eight px along an edge of the greatest strength. */
function filterStrongly(edge: usize, step: usize, alpha: i16, beta: i16): bool {
  const p0 = v128.load_ext<u8>(edge - step);
  const p1 = v128.load_ext<u8>(edge - 2 * step);
  const q0 = v128.load_ext<u8>(edge);
  const q1 = v128.load_ext<u8>(edge + step);
  const isEdge = v128.and(
    isBelow(p0, q0, alpha),
    v128.and(isBelow(p1, p0, beta), isBelow(q1, q0, beta)),
  );
  if (!v128.any_true(isEdge)) return false;
  const isFlat = v128.and(isBelow(p0, q0, (alpha >> 2) + 2), isEdge);
  const p2 = v128.load_ext<u8>(edge - 3 * step);
  const p3 = v128.load_ext<u8>(edge - 4 * step);
  const q2 = v128.load_ext<u8>(edge + 2 * step);
  const q3 = v128.load_ext<u8>(edge + 3 * step);
  const isSmoothP = v128.and(isBelow(p2, p0, beta), isFlat);
  const isSmoothQ = v128.and(isBelow(q2, q0, beta), isFlat);
  smooth(edge - step, 0 - step, p3, p2, p1, p0, q0, q1, isEdge, isSmoothP);
  smooth(edge, step, q3, q2, q1, q0, p0, p1, isEdge, isSmoothQ);
  return true;
}

/** Smooths one side: its three px next to the edge where it is flat, else the first one alone. */
function smooth(
  at: usize,
  step: usize,
  p3: v128,
  p2: v128,
  p1: v128,
  p0: v128,
  q0: v128,
  q1: v128,
  isEdge: v128,
  isSmooth: v128,
): void {
  const middle = i16x8.add(i16x8.add(p1, p0), q0);
  const two = i16x8.splat(2);
  const four = i16x8.splat(4);
  const first = i16x8.shr_s(
    i16x8.add(i16x8.add(i16x8.add(middle, middle), i16x8.add(p2, q1)), four),
    3,
  );
  const second = i16x8.shr_s(i16x8.add(i16x8.add(middle, p2), two), 2);
  const threeOfP2 = i16x8.add(i16x8.add(p2, p2), p2);
  const third = i16x8.shr_s(
    i16x8.add(i16x8.add(i16x8.add(p3, p3), threeOfP2), i16x8.add(middle, four)),
    3,
  );
  const alone = i16x8.shr_s(i16x8.add(i16x8.add(i16x8.add(p1, p1), p0), i16x8.add(q1, two)), 2);
  storePixels(at, v128.bitselect(v128.bitselect(first, alone, isSmooth), p0, isEdge));
  storePixels(at + step, v128.bitselect(second, p1, isSmooth));
  storePixels(at + 2 * step, v128.bitselect(third, p2, isSmooth));
}

/** Filters an edge of 8 px of chroma. */
function filterChroma(edge: usize, isAbove: bool, quantizer: i32): void {
  const alpha = <i16>load<u8>(ALPHA + quantizer);
  const beta = <i16>load<u8>(BETA + quantizer);
  if (alpha == 0 || beta == 0) return;
  const width = (<usize>stride) >> 1;
  if (isAbove) {
    filterLinesOfChroma(edge, width, quantizer, alpha, beta);
    return;
  }
  // Four columns of eight rows become four lines.
  const from = edge - 2;
  let upper = v128.load32_zero(from);
  upper = v128.load32_lane(from + width, upper, 1);
  upper = v128.load32_lane(from + 2 * width, upper, 2);
  upper = v128.load32_lane(from + 3 * width, upper, 3);
  const middle = from + 4 * width;
  let lower = v128.load32_zero(middle);
  lower = v128.load32_lane(middle + width, lower, 1);
  lower = v128.load32_lane(middle + 2 * width, lower, 2);
  lower = v128.load32_lane(middle + 3 * width, lower, 3);
  v128.store64_lane(
    LINES,
    v128.shuffle<i8>(upper, lower, 0, 4, 8, 12, 16, 20, 24, 28, 0, 0, 0, 0, 0, 0, 0, 0),
    0,
  );
  v128.store64_lane(
    LINES + 16,
    v128.shuffle<i8>(upper, lower, 1, 5, 9, 13, 17, 21, 25, 29, 0, 0, 0, 0, 0, 0, 0, 0),
    0,
  );
  v128.store64_lane(
    LINES + 32,
    v128.shuffle<i8>(upper, lower, 2, 6, 10, 14, 18, 22, 26, 30, 0, 0, 0, 0, 0, 0, 0, 0),
    0,
  );
  v128.store64_lane(
    LINES + 48,
    v128.shuffle<i8>(upper, lower, 3, 7, 11, 15, 19, 23, 27, 31, 0, 0, 0, 0, 0, 0, 0, 0),
    0,
  );
  if (!filterLinesOfChroma(LINES + 32, 16, quantizer, alpha, beta)) return;
  const pairs = interleaveLow(v128.load(LINES + 16), v128.load(LINES + 32));
  v128.store16_lane(edge - 1, pairs, 0);
  v128.store16_lane(edge - 1 + width, pairs, 1);
  v128.store16_lane(edge - 1 + 2 * width, pairs, 2);
  v128.store16_lane(edge - 1 + 3 * width, pairs, 3);
  v128.store16_lane(edge - 1 + 4 * width, pairs, 4);
  v128.store16_lane(edge - 1 + 5 * width, pairs, 5);
  v128.store16_lane(edge - 1 + 6 * width, pairs, 6);
  v128.store16_lane(edge - 1 + 7 * width, pairs, 7);
}

function filterLinesOfChroma(
  edge: usize,
  step: usize,
  quantizer: i32,
  alpha: i16,
  beta: i16,
): bool {
  const p0 = v128.load_ext<u8>(edge - step);
  const p1 = v128.load_ext<u8>(edge - 2 * step);
  const q0 = v128.load_ext<u8>(edge);
  const q1 = v128.load_ext<u8>(edge + step);
  let isEdge = v128.and(
    isBelow(p0, q0, alpha),
    v128.and(isBelow(p1, p0, beta), isBelow(q1, q0, beta)),
  );
  if (load<u8>(STRENGTHS) == STRONGEST) {
    if (!v128.any_true(isEdge)) return false;
    const two = i16x8.splat(2);
    const ofP = i16x8.add(i16x8.add(i16x8.add(p1, p1), p0), i16x8.add(q1, two));
    const ofQ = i16x8.add(i16x8.add(i16x8.add(q1, q1), q0), i16x8.add(p1, two));
    storePixels(edge - step, v128.bitselect(i16x8.shr_s(ofP, 2), p0, isEdge));
    storePixels(edge, v128.bitselect(i16x8.shr_s(ofQ, 2), q0, isEdge));
    return true;
  }
  const clips = i16x8(
    clipOf(quantizer, load<u8>(STRENGTHS)),
    clipOf(quantizer, load<u8>(STRENGTHS)),
    clipOf(quantizer, load<u8>(STRENGTHS + 1)),
    clipOf(quantizer, load<u8>(STRENGTHS + 1)),
    clipOf(quantizer, load<u8>(STRENGTHS + 2)),
    clipOf(quantizer, load<u8>(STRENGTHS + 2)),
    clipOf(quantizer, load<u8>(STRENGTHS + 3)),
    clipOf(quantizer, load<u8>(STRENGTHS + 3)),
  );
  isEdge = v128.and(isEdge, i16x8.ge_s(clips, i16x8.splat(0)));
  if (!v128.any_true(isEdge)) return false;
  filterMiddle(edge, step, p1, p0, q0, q1, i16x8.add(clips, i16x8.splat(1)), isEdge);
  return true;
}

function interleaveLow(one: v128, other: v128): v128 {
  return v128.shuffle<i8>(one, other, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

function interleaveHigh(one: v128, other: v128): v128 {
  return v128.shuffle<i8>(one, other, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/** Makes lines of eight columns of 16 rows. */
function turnIn(from: usize, width: usize): void {
  for (let row: usize = 0; row < 8; row++) {
    const at = from + row * width;
    v128.store(
      TURNED + 16 * row,
      interleaveLow(v128.load64_zero(at), v128.load64_zero(at + 8 * width)),
    );
  }
  interleave(TURNED, TURNED_TWICE, 4);
  interleave(TURNED_TWICE, TURNED, 4);
  interleave(TURNED, LINES, 4);
}

/** Makes columns of lines again. */
function turnOut(to: usize, width: usize): void {
  interleave(LINES, TURNED, 4);
  interleave(TURNED, TURNED_TWICE, 4);
  interleave(TURNED_TWICE, TURNED, 4);
  for (let row: usize = 0; row < 16; row += 2) {
    const pair = v128.load(TURNED + 8 * row);
    v128.store64_lane(to + row * width, pair, 0);
    v128.store64_lane(to + (row + 1) * width, pair, 1);
  }
}

/** Interleaves each of the first vectors with the one so many behind it. */
function interleave(from: usize, to: usize, apart: usize): void {
  for (let index: usize = 0; index < apart; index++) {
    const one = v128.load(from + 16 * index);
    const other = v128.load(from + 16 * (index + apart));
    v128.store(to + 32 * index, interleaveLow(one, other));
    v128.store(to + 32 * index, interleaveHigh(one, other), 16);
  }
}
