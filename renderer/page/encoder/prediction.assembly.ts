/** Predicts macroblocks from the frame before (clause 8.4.2.2): at places between pixels, too. */

const STRIDE: usize = 16;
/** Sums over rows, not yet rounded, of 16 columns and the 21 rows that a second filter needs. */
const SUMS: usize = memory.data(21 * 32, 16);
const SECOND: usize = memory.data(256, 16);

/** Which of the four kinds of places - at pixels, between columns, rows or both - are averaged. */
export const FIRST_KINDS: usize = memory.data<u8>([0, 1, 1, 1, 0, 1, 1, 1, 2, 3, 3, 3, 0, 1, 1, 1]);
export const SECOND_KINDS: usize = memory.data<u8>([
  0, 0, 1, 0, 2, 2, 3, 2, 2, 2, 3, 2, 2, 2, 3, 2,
]);

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
