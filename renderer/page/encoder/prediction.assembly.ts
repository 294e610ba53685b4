/** Predicts macroblocks from the frame before (clause 8.4.2.2): at places between pixels, too. */
import {difference16, differenceOfMean16} from './differences.assembly';

const STRIDE: usize = 16;
/** Sums over rows, not yet rounded, of 16 columns and the 21 rows that a second filter needs. */
const SUMS: usize = memory.data(21 * 32, 16);
const SECOND: usize = memory.data(256, 16);

/** Which of the four kinds of places - at pixels, between columns, rows or both - are averaged. */
const FIRST_KINDS: usize = memory.data<u8>([0, 1, 1, 1, 0, 1, 1, 1, 2, 3, 3, 3, 0, 1, 1, 1]);
const SECOND_KINDS: usize = memory.data<u8>([0, 0, 1, 0, 2, 2, 3, 2, 2, 2, 3, 2, 2, 2, 3, 2]);

/**
 * Predicts 16x16 px of luma.
 *
 * @param plane - Address of the pixel that the macroblock's first one moved from, rounded down.
 * @param across - How many quarters of a px further to the right, 0 to 3.
 * @param down - Likewise to the bottom.
 * @param out - 16 rows of 16 bytes.
 */
export function predictLuma(plane: usize, stride: usize, across: i32, down: i32, out: usize): void {
  const place = (down << 2) | across;
  const first = plane + (down == 3 ? stride : 0);
  predictKind(<i32>load<u8>(FIRST_KINDS + place), first, stride, out);
  if ((place & 5) == 0) return;
  const second = plane + (across == 3 ? 1 : 0);
  predictKind(<i32>load<u8>(SECOND_KINDS + place), second, stride, SECOND);
  for (let at: usize = 0; at < 256; at += 16) {
    v128.store(out + at, i8x16.avgr_u(v128.load(out + at), v128.load(SECOND + at)));
  }
}

function predictKind(kind: i32, from: usize, stride: usize, out: usize): void {
  if (kind == 0) {
    for (let row: usize = 0; row < 16; row++) {
      v128.store(out + row * STRIDE, v128.load(from + row * stride));
    }
  } else if (kind == 1) {
    for (let row: usize = 0; row < 16; row++) {
      const at = from + row * stride;
      v128.store(
        out + row * STRIDE,
        i8x16.narrow_i16x8_u(rounded(filterAcross(at)), rounded(filterAcross(at + 8))),
      );
    }
  } else if (kind == 2) {
    for (let row: usize = 0; row < 16; row++) {
      const at = from + row * stride;
      v128.store(
        out + row * STRIDE,
        i8x16.narrow_i16x8_u(rounded(filterDown(at, stride)), rounded(filterDown(at + 8, stride))),
      );
    }
  } else {
    const top = from - 2 * stride;
    for (let row: usize = 0; row < 21; row++) {
      v128.store(SUMS + 32 * row, filterAcross(top + row * stride));
      v128.store(SUMS + 32 * row, filterAcross(top + row * stride + 8), 16);
    }
    for (let row: usize = 0; row < 16; row++) {
      const at = SUMS + 32 * row;
      v128.store(
        out + row * STRIDE,
        i8x16.narrow_i16x8_u(filterSums(at, 32), filterSums(at + 16, 32)),
      );
    }
  }
}

function rounded(sums: v128): v128 {
  return i16x8.shr_s(i16x8.add(sums, i16x8.splat(16)), 5);
}

/** Six taps, 1 -5 20 20 -5 1, over the columns around the places behind eight pixels. */
function filterAcross(at: usize): v128 {
  return weigh(
    i16x8.add(v128.load_ext<u8>(at - 2), v128.load_ext<u8>(at, 3)),
    i16x8.add(v128.load_ext<u8>(at - 1), v128.load_ext<u8>(at, 2)),
    i16x8.add(v128.load_ext<u8>(at), v128.load_ext<u8>(at, 1)),
  );
}

/** The same over rows. */
function filterDown(at: usize, stride: usize): v128 {
  return weigh(
    i16x8.add(v128.load_ext<u8>(at - 2 * stride), v128.load_ext<u8>(at + 3 * stride)),
    i16x8.add(v128.load_ext<u8>(at - stride), v128.load_ext<u8>(at + 2 * stride)),
    i16x8.add(v128.load_ext<u8>(at), v128.load_ext<u8>(at + stride)),
  );
}

function weigh(outer: v128, middle: v128, inner: v128): v128 {
  return i16x8.add(
    i16x8.sub(outer, i16x8.mul(middle, i16x8.splat(5))),
    i16x8.mul(inner, i16x8.splat(20)),
  );
}

/** The same over rows of sums, eight columns of them. */
function filterSums(at: usize, rowBytes: usize): v128 {
  const row0 = v128.load(at);
  const row1 = v128.load(at + rowBytes);
  const row2 = v128.load(at + 2 * rowBytes);
  const row3 = v128.load(at + 3 * rowBytes);
  const row4 = v128.load(at + 4 * rowBytes);
  const row5 = v128.load(at + 5 * rowBytes);
  const outerMiddle = i16x8(1, -5, 1, -5, 1, -5, 1, -5);
  const innerInner = i16x8.splat(20);
  const left = i32x4.add(
    i32x4.add(
      i32x4.dot_i16x8_s(interleaveLow(row0, row1), outerMiddle),
      i32x4.dot_i16x8_s(interleaveLow(row5, row4), outerMiddle),
    ),
    i32x4.dot_i16x8_s(interleaveLow(row2, row3), innerInner),
  );
  const right = i32x4.add(
    i32x4.add(
      i32x4.dot_i16x8_s(interleaveHigh(row0, row1), outerMiddle),
      i32x4.dot_i16x8_s(interleaveHigh(row5, row4), outerMiddle),
    ),
    i32x4.dot_i16x8_s(interleaveHigh(row2, row3), innerInner),
  );
  const half = i32x4.splat(512);
  return i16x8.narrow_i32x4_s(
    i32x4.shr_s(i32x4.add(left, half), 10),
    i32x4.shr_s(i32x4.add(right, half), 10),
  );
}

function interleaveLow(a: v128, b: v128): v128 {
  return v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
}

function interleaveHigh(a: v128, b: v128): v128 {
  return v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
}

/**
 * Predicts 8x8 px of chroma.
 *
 * @param across - How many eighths of a px further to the right, 0 to 7.
 * @param out - 8 rows of 8 bytes.
 */
export function predictChroma(
  plane: usize,
  stride: usize,
  across: i32,
  down: i32,
  out: usize,
): void {
  if ((across | down) == 0) {
    for (let row: usize = 0; row < 8; row++) {
      store<u64>(out + 8 * row, load<u64>(plane + row * stride));
    }
    return;
  }
  const a = i16x8.splat(<i16>((8 - across) * (8 - down)));
  const b = i16x8.splat(<i16>(across * (8 - down)));
  const c = i16x8.splat(<i16>((8 - across) * down));
  const d = i16x8.splat(<i16>(across * down));
  // What is not needed is not read: it may lie behind the plane.
  const right: usize = across == 0 ? 0 : 1;
  const below: usize = down == 0 ? 0 : stride;
  for (let row: usize = 0; row < 8; row++) {
    const at = plane + row * stride;
    const sum = i16x8.add(
      i16x8.add(i16x8.mul(v128.load_ext<u8>(at), a), i16x8.mul(v128.load_ext<u8>(at + right), b)),
      i16x8.add(
        i16x8.mul(v128.load_ext<u8>(at + below), c),
        i16x8.mul(v128.load_ext<u8>(at + below + right), d),
      ),
    );
    const pixels = i16x8.shr_u(i16x8.add(sum, i16x8.splat(32)), 6);
    v128.store64_lane(out + 8 * row, i8x16.narrow_i16x8_u(pixels, pixels), 0);
  }
}

// While a search goes on, what lies between pixels is worked out once for all places around one.

/** Rows and columns of places: the macroblock's, and one more on each side. */
const ROWS_AROUND: usize = 18;
const ROW_BYTES: usize = 32;
const KIND_BYTES: usize = ROWS_AROUND * ROW_BYTES;
/** Places between columns, rows and both, one kind after the other. */
const AROUND: usize = memory.data(3 * 18 * 32, 16);
const SUMS_AROUND: usize = memory.data(23 * 48, 16);
let centre: usize = 0;
let strideAround: usize = 0;
/** Which kinds are there, a bit for each. */
let known: i32 = 0;

/** Turns to the places around a macroblock's at whole pixels. */
export function turnToPlaces(at: usize, stride: usize): void {
  centre = at;
  strideAround = stride;
  known = 0;
}

/**
 * Sums up the differences of 16x16 px from a place around.
 *
 * @param x - In quarters of a px to the right, -3 to 3.
 * @param y - Likewise to the bottom.
 */
export function differenceAt(source: usize, stride: usize, x: i32, y: i32): i32 {
  const across = x & 3;
  const down = y & 3;
  const place = (down << 2) | across;
  const kind = <i32>load<u8>(FIRST_KINDS + place);
  const first = placesOf(kind, x >> 2, (y >> 2) + <i32>(down == 3));
  if ((place & 5) == 0) return difference16(source, stride, first, strideOf(kind));
  const other = <i32>load<u8>(SECOND_KINDS + place);
  const second = placesOf(other, (x >> 2) + <i32>(across == 3), y >> 2);
  return differenceOfMean16(source, stride, first, strideOf(kind), second, strideOf(other));
}

function strideOf(kind: i32): usize {
  return kind == 0 ? strideAround : ROW_BYTES;
}

function placesOf(kind: i32, x: i32, y: i32): usize {
  if (kind == 0) return centre + <usize>(y * <i32>strideAround + x);
  if ((known & (1 << kind)) == 0) fillPlaces(kind);
  return AROUND + KIND_BYTES * <usize>(kind - 1) + <usize>((y + 1) * <i32>ROW_BYTES + x + 1);
}

function fillPlaces(kind: i32): void {
  known |= 1 << kind;
  const stride = strideAround;
  const from = centre - stride - 1;
  const out = AROUND + KIND_BYTES * <usize>(kind - 1);
  if (kind == 3) {
    for (let row: usize = 0; row < 23; row++) {
      const at = from + (row - 2) * stride;
      v128.store(SUMS_AROUND + 48 * row, filterAcross(at));
      v128.store(SUMS_AROUND + 48 * row, filterAcross(at + 8), 16);
      v128.store(SUMS_AROUND + 48 * row, filterAcross(at + 16), 32);
    }
    for (let row: usize = 0; row < ROWS_AROUND; row++) {
      const at = SUMS_AROUND + 48 * row;
      const to = out + ROW_BYTES * row;
      v128.store(to, i8x16.narrow_i16x8_u(filterSums(at, 48), filterSums(at + 16, 48)));
      const last = filterSums(at + 32, 48);
      v128.store64_lane(to + 16, i8x16.narrow_i16x8_u(last, last), 0);
    }
    return;
  }
  for (let row: usize = 0; row < ROWS_AROUND; row++) {
    const at = from + row * stride;
    const to = out + ROW_BYTES * row;
    const left = kind == 1 ? filterAcross(at) : filterDown(at, stride);
    const middle = kind == 1 ? filterAcross(at + 8) : filterDown(at + 8, stride);
    const right = rounded(kind == 1 ? filterAcross(at + 16) : filterDown(at + 16, stride));
    v128.store(to, i8x16.narrow_i16x8_u(rounded(left), rounded(middle)));
    v128.store64_lane(to + 16, i8x16.narrow_i16x8_u(right, right), 0);
  }
}
