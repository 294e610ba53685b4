/** Filters one edge between blocks (clauses 8.7.2.3 and 8.7.2.4), 16 px of it at once. */
import {differenceOfEach} from './differences.assembly';
import {stride, toU, toV} from './frame.assembly';
import {ALPHA, BETA, CLIP} from './tables.assembly';
import {
  interleaveHigh,
  interleaveLow,
  storeColumns,
  storePairs,
  turnFour,
  turnIn,
  turnOut,
} from './turn.assembly';

const STRONGEST: u32 = 0x04040404;

/** Eight lines of 16 px across an edge: four on its one side, four on its other. */
const LINES: usize = memory.data(8 * 16, 16);
const EDGE: usize = 4 * 16;

/**
 * Filters an edge of 16 px of luma.
 *
 * @param edge - The first pixel behind it.
 * @param isAbove - Whether it lies above that pixel; else it lies to its left.
 * @param strengths - Of its quarters, 0 to 4, a byte each.
 */
export function filterLuma(edge: usize, isAbove: bool, quantizer: i32, strengths: u32): void {
  const alpha = load<u8>(ALPHA + quantizer);
  const beta = load<u8>(BETA + quantizer);
  if (alpha == 0 || beta == 0) return;
  const width = <usize>stride;
  if (strengths == STRONGEST) {
    if (isAbove) {
      filterStrongly(edge, width, alpha, beta);
      filterStrongly(edge + 8, width, alpha, beta);
    } else {
      turnIn(edge - 4, width, LINES);
      const isAny = filterStrongly(LINES + EDGE, 16, alpha, beta);
      if (filterStrongly(LINES + EDGE + 8, 16, alpha, beta) || isAny) {
        turnOut(LINES, edge - 4, width);
      }
    }
    return;
  }
  const each = i8x16.swizzle(
    i32x4.splat(strengths),
    i8x16(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3),
  );
  if (isAbove) {
    filterGently(edge, width, alpha, beta, each, clipsOf(quantizer, each));
    return;
  }
  turnIn(edge - 4, width, LINES);
  if (filterGently(LINES + EDGE, 16, alpha, beta, each, clipsOf(quantizer, each))) {
    storeColumns(LINES + EDGE - 32, edge - 2, width);
  }
}

/** How far pixels may change, for strengths from 1 to 3. */
function clipsOf(quantizer: i32, strengths: v128): v128 {
  // One byte too many is read; it stands for a strength that is not asked for.
  const clips = v128.load32_zero(CLIP + 3 * quantizer);
  return i8x16.swizzle(clips, i8x16.sub(strengths, i8x16.splat(1)));
}

/** Where there is an edge of blocks, and none of what is shown. */
function edgesOf(p1: v128, p0: v128, q0: v128, q1: v128, alpha: u8, beta: u8): v128 {
  const limit = i8x16.splat(beta);
  return v128.and(
    i8x16.lt_u(differenceOfEach(p0, q0), i8x16.splat(alpha)),
    v128.and(
      i8x16.lt_u(differenceOfEach(p1, p0), limit),
      i8x16.lt_u(differenceOfEach(q1, q0), limit),
    ),
  );
}

/** The mean of two, rounded down. */
function meanBelow(one: v128, other: v128): v128 {
  return i8x16.sub(i8x16.avgr_u(one, other), v128.and(v128.xor(one, other), i8x16.splat(1)));
}

/** 16 px along an edge of strength 0 to 3; says whether there was anything to filter. */
function filterGently(
  edge: usize,
  step: usize,
  alpha: u8,
  beta: u8,
  strengths: v128,
  clips: v128,
): bool {
  const p0 = v128.load(edge - step);
  const p1 = v128.load(edge - 2 * step);
  const q0 = v128.load(edge);
  const q1 = v128.load(edge + step);
  const isEdge = v128.and(
    edgesOf(p1, p0, q0, q1, alpha, beta),
    i8x16.ne(strengths, i8x16.splat(0)),
  );
  if (!v128.any_true(isEdge)) return false;
  const p2 = v128.load(edge - 3 * step);
  const q2 = v128.load(edge + 2 * step);
  const limit = i8x16.splat(beta);
  const isSmoothP = v128.and(i8x16.lt_u(differenceOfEach(p2, p0), limit), isEdge);
  const isSmoothQ = v128.and(i8x16.lt_u(differenceOfEach(q2, q0), limit), isEdge);
  const mean = i8x16.avgr_u(p0, q0);
  v128.store(edge - 2 * step, within(p1, meanBelow(p2, mean), v128.and(clips, isSmoothP)));
  v128.store(edge + step, within(q1, meanBelow(q2, mean), v128.and(clips, isSmoothQ)));
  // What is true is -1.
  const limits = v128.and(i8x16.sub(i8x16.sub(clips, isSmoothP), isSmoothQ), isEdge);
  const slope = slopeOf(p1, p0, q0, q1);
  const up = rise(slope, limits);
  const down = fall(slope, limits);
  v128.store(edge - step, moved(p0, up, down));
  v128.store(edge, moved(q0, down, up));
  return true;
}

/** What is wanted, as far as it is no further from what is there than allowed. */
function within(there: v128, wanted: v128, limits: v128): v128 {
  return i8x16.min_u(
    i8x16.max_u(wanted, i8x16.sub_sat_u(there, limits)),
    i8x16.add_sat_u(there, limits),
  );
}

/** What stands for no slope at all. */
const LEVEL: u8 = 161;

/**
 * By how much the two pixels at an edge are to come nearer to each other, (4 (q0 - p0) + p1 - q1 + 4) / 8
 * rounded down, above {@link LEVEL}; sums of bytes stay bytes if they are halved each time, as x264
 * does it.
 */
function slopeOf(p1: v128, p0: v128, q0: v128, q1: v128): v128 {
  const outer = i8x16.avgr_u(i8x16.avgr_u(p1, v128.not(q1)), i8x16.splat(3));
  const lowest = v128.and(v128.xor(p0, q0), i8x16.splat(1));
  return i8x16.add_sat_u(i8x16.avgr_u(outer, lowest), i8x16.avgr_u(q0, v128.not(p0)));
}

function rise(slope: v128, limits: v128): v128 {
  return i8x16.min_u(i8x16.sub_sat_u(slope, i8x16.splat(LEVEL)), limits);
}

function fall(slope: v128, limits: v128): v128 {
  return i8x16.min_u(i8x16.sub_sat_u(i8x16.splat(LEVEL), slope), limits);
}

function moved(there: v128, up: v128, down: v128): v128 {
  return i8x16.add_sat_u(i8x16.sub_sat_u(there, down), up);
}

function isBelow(one: v128, other: v128, limit: i16): v128 {
  return i16x8.lt_s(i16x8.abs(i16x8.sub(one, other)), i16x8.splat(limit));
}

function storePixels(at: usize, pixels: v128): void {
  v128.store64_lane(at, i8x16.narrow_i16x8_u(pixels, pixels), 0);
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

/** Filters an edge of 8 px of U and of V, at once. */
export function filterChroma(edge: usize, isAbove: bool, quantizer: i32, strengths: u32): void {
  const alpha = load<u8>(ALPHA + quantizer);
  const beta = load<u8>(BETA + quantizer);
  if (alpha == 0 || beta == 0) return;
  const width = (<usize>stride) >> 1;
  const u = edge + toU;
  const v = edge + toV;
  if (isAbove) {
    for (let line: usize = 0; line < 4; line++) {
      const at = (line - 2) * width;
      v128.store(LINES + 16 * line, v128.load64_lane(v + at, v128.load64_zero(u + at), 1));
    }
  } else {
    turnFour(u - 2, v - 2, width, LINES);
  }
  const p1 = v128.load(LINES);
  const p0 = v128.load(LINES, 16);
  const q0 = v128.load(LINES, 32);
  const q1 = v128.load(LINES, 48);
  let isEdge = edgesOf(p1, p0, q0, q1, alpha, beta);
  let newP: v128;
  let newQ: v128;
  if (strengths == STRONGEST) {
    if (!v128.any_true(isEdge)) return;
    newP = v128.bitselect(i8x16.avgr_u(p1, meanBelow(p0, q1)), p0, isEdge);
    newQ = v128.bitselect(i8x16.avgr_u(q1, meanBelow(q0, p1)), q0, isEdge);
  } else {
    const each = i8x16.swizzle(
      i32x4.splat(strengths),
      i8x16(0, 0, 1, 1, 2, 2, 3, 3, 0, 0, 1, 1, 2, 2, 3, 3),
    );
    isEdge = v128.and(isEdge, i8x16.ne(each, i8x16.splat(0)));
    if (!v128.any_true(isEdge)) return;
    const limits = v128.and(i8x16.add(clipsOf(quantizer, each), i8x16.splat(1)), isEdge);
    const slope = slopeOf(p1, p0, q0, q1);
    const up = rise(slope, limits);
    const down = fall(slope, limits);
    newP = moved(p0, up, down);
    newQ = moved(q0, down, up);
  }
  if (isAbove) {
    v128.store64_lane(u - width, newP, 0);
    v128.store64_lane(v - width, newP, 1);
    v128.store64_lane(u, newQ, 0);
    v128.store64_lane(v, newQ, 1);
  } else {
    storePairs(interleaveLow(newP, newQ), u - 1, width);
    storePairs(interleaveHigh(newP, newQ), v - 1, width);
  }
}
