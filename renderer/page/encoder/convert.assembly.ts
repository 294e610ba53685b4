/**
 * Converts pictures to video's colours: BT.709, limited range, one pair of colour values for four
 * pixels. `npm run build:encoder` compiles it to convert.wasm, apart from the encoder: page and
 * worker both run it in the same memory, where it keeps nothing of its own.
 */

// Shares of red, green and blue in 2^15ths: BT.709's 0.2126, 0.7152, 0.0722, times 219/255 for luma
// and, as differences, times 224/255 for chroma. Each row of chroma sums to nothing.
const Y_RED: i16 = 5983;
const Y_GREEN: i16 = 20127;
const Y_BLUE: i16 = 2032;
const U_RED: i16 = -3298;
const U_GREEN: i16 = -11094;
const U_BLUE: i16 = 14392;
const V_RED: i16 = 14392;
const V_GREEN: i16 = -13072;
const V_BLUE: i16 = -1320;
/** 16, and a half to round. */
const Y_OFFSET: i32 = 16 * 32768 + 16384;
/** Chroma is made of the sum of four pixels: 128, and a half to round, four times. */
const CHROMA_OFFSET: i32 = 4 * (128 * 32768 + 16384);

/** So many pixels of two rows are converted at once. */
const STEP: usize = 8;
/** Width and height of an encoder's blocks. */
const BLOCK = 16;

/**
 * Converts what has changed in a picture, and keeps its pixels to compare with.
 *
 * @param fresh - Address of the pixels of an area of it, four bytes each, blue first.
 * @param standing - Address of all pixels of the picture before, into which the area is copied.
 * @param isFirst - Whether there is no picture before; then the area is the whole picture.
 * @param planes - Address of the planes that what has changed is written to: luma, U and V, each
 *   padded to whole blocks.
 * @param changed - Address of a byte for each block of the picture, which gets a bit for each pair of
 *   its rows: 1 where something has changed.
 * @param left - Where the area begins, a multiple of the width of a block.
 * @param top - Likewise, even.
 * @param areaWidth - In px, at least as wide as a block; a multiple of that, or up to the edge.
 * @param areaHeight - In px; even.
 * @param width - Of the picture, in px; even.
 * @param height - Likewise.
 * @returns Whether anything has changed.
 */
export function convert(
  fresh: usize,
  standing: usize,
  isFirst: bool,
  planes: usize,
  changed: usize,
  left: i32,
  top: i32,
  areaWidth: i32,
  areaHeight: i32,
  width: i32,
  height: i32,
): bool {
  const columns = (width + BLOCK - 1) / BLOCK;
  const rows = (height + BLOCK - 1) / BLOCK;
  const stride = columns * BLOCK;
  memory.fill(changed, 0, <usize>(columns * rows));
  const freshBytes = <usize>(4 * areaWidth);
  const rowBytes = <usize>(4 * width);
  const u = planes + <usize>(stride * rows * BLOCK);
  const v = u + <usize>((stride * rows * BLOCK) >> 2);
  let isAny = false;
  for (let row = top; row < top + areaHeight; row += 2) {
    const freshRow = fresh + <usize>(row - top) * freshBytes;
    const standingRow = standing + <usize>row * rowBytes;
    const luma = planes + <usize>(row * stride);
    const chroma = <usize>((row >> 1) * (stride >> 1));
    const blocks = changed + <usize>((row / BLOCK) * columns);
    const pair = 1 << ((row >> 1) & 7);
    for (let column = left; column < left + areaWidth; column += BLOCK) {
      // The last block may reach over the edge: then it is taken further to the left.
      const x = min(column, width - BLOCK);
      const from = freshRow + <usize>(4 * (x - left));
      const to = standingRow + <usize>(4 * x);
      if (!isFirst && !differs(from, freshBytes, to, rowBytes)) continue;
      memory.copy(to, from, 4 * BLOCK);
      memory.copy(to + rowBytes, from + freshBytes, 4 * BLOCK);
      const half = chroma + <usize>(x >> 1);
      convertPiece(from, freshBytes, luma + <usize>x, u + half, v + half, stride);
      const block = blocks + <usize>(column / BLOCK);
      store<u8>(block, (<i32>load<u8>(block)) | pair);
      isAny = true;
    }
  }
  return isAny;
}

/** Whether two rows of a block differ. */
function differs(one: usize, oneRowBytes: usize, other: usize, otherRowBytes: usize): bool {
  return v128.any_true(
    v128.or(differenceOfRow(one, other), differenceOfRow(one + oneRowBytes, other + otherRowBytes)),
  );
}

function differenceOfRow(one: usize, other: usize): v128 {
  return v128.or(
    v128.or(
      v128.xor(v128.load(one), v128.load(other)),
      v128.xor(v128.load(one, 16), v128.load(other, 16)),
    ),
    v128.or(
      v128.xor(v128.load(one, 32), v128.load(other, 32)),
      v128.xor(v128.load(one, 48), v128.load(other, 48)),
    ),
  );
}

/** Converts two rows of a block. */
function convertPiece(
  upper: usize,
  rowBytes: usize,
  luma: usize,
  u: usize,
  v: usize,
  stride: i32,
): void {
  const lower = upper + rowBytes;
  for (let x: usize = 0; x < <usize>BLOCK; x += STEP) {
    const a = v128.load(upper + 4 * x);
    const b = v128.load(upper + 4 * x, 16);
    const c = v128.load(lower + 4 * x);
    const d = v128.load(lower + 4 * x, 16);
    v128.store64_lane(luma + x, lumaOf(a, b), 0);
    v128.store64_lane(luma + <usize>stride + x, lumaOf(c, d), 0);

    const blueRed = pairs(
      i16x8.add(blueAndRed(a), blueAndRed(c)),
      i16x8.add(blueAndRed(b), blueAndRed(d)),
    );
    const green = pairs(i16x8.add(greenOf(a), greenOf(c)), i16x8.add(greenOf(b), greenOf(d)));
    const chroma = i8x16.narrow_i16x8_u(
      i16x8.narrow_i32x4_s(
        weigh(blueRed, green, U_BLUE, U_RED, U_GREEN),
        weigh(blueRed, green, V_BLUE, V_RED, V_GREEN),
      ),
      i16x8.splat(0),
    );
    v128.store32_lane(u + (x >> 1), chroma, 0);
    v128.store32_lane(v + (x >> 1), chroma, 1);
  }
}

/** Luma of eight pixels, in the lower eight bytes. */
function lumaOf(left: v128, right: v128): v128 {
  return i8x16.narrow_i16x8_u(
    i16x8.narrow_i32x4_s(lumaOfFour(left), lumaOfFour(right)),
    i16x8.splat(0),
  );
}

function lumaOfFour(pixels: v128): v128 {
  const sum = i32x4.add(
    i32x4.dot_i16x8_s(
      blueAndRed(pixels),
      i16x8(Y_BLUE, Y_RED, Y_BLUE, Y_RED, Y_BLUE, Y_RED, Y_BLUE, Y_RED),
    ),
    i32x4.dot_i16x8_s(greenOf(pixels), i16x8.splat(Y_GREEN)),
  );
  return i32x4.shr_u(i32x4.add(sum, i32x4.splat(Y_OFFSET)), 15);
}

/** One kind of chroma, of sums over four pixels. */
function weigh(blueRed: v128, green: v128, ofBlue: i16, ofRed: i16, ofGreen: i16): v128 {
  const both = v128.or(
    v128.and(i16x8.splat(ofBlue), i32x4.splat(0x0000ffff)),
    v128.andnot(i16x8.splat(ofRed), i32x4.splat(0x0000ffff)),
  );
  const sum = i32x4.add(
    i32x4.dot_i16x8_s(blueRed, both),
    i32x4.dot_i16x8_s(green, i16x8.splat(ofGreen)),
  );
  return i32x4.shr_u(i32x4.add(sum, i32x4.splat(CHROMA_OFFSET)), 17);
}

/** Blue and red of four pixels, 16 bits each. */
function blueAndRed(pixels: v128): v128 {
  return v128.and(pixels, i32x4.splat(0x00ff00ff));
}

/** Green of four pixels, 32 bits each. */
function greenOf(pixels: v128): v128 {
  return v128.and(i32x4.shr_u(pixels, 8), i32x4.splat(0x000000ff));
}

/** Adds each pixel to its neighbour: four sums of eight pixels. */
function pairs(left: v128, right: v128): v128 {
  return i16x8.add(
    v128.shuffle<i32>(left, right, 0, 2, 4, 6),
    v128.shuffle<i32>(left, right, 1, 3, 5, 7),
  );
}
