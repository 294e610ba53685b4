/** How much pixels differ: sums of absolute differences. */

/** Of 16x16 px. */
export function difference16(one: usize, oneStride: usize, other: usize, otherStride: usize): i32 {
  let sum = i16x8.splat(0);
  for (let row: usize = 0; row < 16; row++) {
    sum = i16x8.add(sum, differenceOf(v128.load(one), v128.load(other)));
    one += oneStride;
    other += otherStride;
  }
  return sumOf(i32x4.extadd_pairwise_i16x8_u(sum));
}

/** Of 16x16 px, in 16 rows of 16 bytes, from four others; gives four sums. */
export function differencesOfFour(
  one: usize,
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  stride: usize,
): v128 {
  let sumA = i16x8.splat(0);
  let sumB = i16x8.splat(0);
  let sumC = i16x8.splat(0);
  let sumD = i16x8.splat(0);
  for (let row: usize = 0; row < 16; row++) {
    const pixels = v128.load(one + 16 * row);
    sumA = i16x8.add(sumA, differenceOf(pixels, v128.load(a)));
    sumB = i16x8.add(sumB, differenceOf(pixels, v128.load(b)));
    sumC = i16x8.add(sumC, differenceOf(pixels, v128.load(c)));
    sumD = i16x8.add(sumD, differenceOf(pixels, v128.load(d)));
    a += stride;
    b += stride;
    c += stride;
    d += stride;
  }
  return sumsOfFour(sumA, sumB, sumC, sumD);
}

/** The sums of four times eight numbers of 16 bits. */
export function sumsOfFour(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i16x8.add(v128.shuffle<i64>(a, b, 0, 2), v128.shuffle<i64>(a, b, 1, 3));
  const cd = i16x8.add(v128.shuffle<i64>(c, d, 0, 2), v128.shuffle<i64>(c, d, 1, 3));
  const sumsAB = i32x4.extadd_pairwise_i16x8_u(ab);
  const sumsCD = i32x4.extadd_pairwise_i16x8_u(cd);
  return i32x4.add(
    v128.shuffle<i32>(sumsAB, sumsCD, 0, 2, 4, 6),
    v128.shuffle<i32>(sumsAB, sumsCD, 1, 3, 5, 7),
  );
}

/** Of 16x16 px from a line of 16 px that stands for all rows. */
export function differenceOfLine(one: usize, stride: usize, line: v128): i32 {
  let sum = i16x8.splat(0);
  for (let row: usize = 0; row < 16; row++) {
    sum = i16x8.add(sum, differenceOf(v128.load(one + row * stride), line));
  }
  return sumOf(i32x4.extadd_pairwise_i16x8_u(sum));
}

/** Of so many rows of 8 px. */
export function differenceOf8(
  one: usize,
  oneStride: usize,
  other: usize,
  otherStride: usize,
  rows: usize,
): i32 {
  let sum = i16x8.splat(0);
  for (let row: usize = 0; row < rows; row++) {
    const a = v128.load64_zero(one + row * oneStride);
    const b = v128.load64_zero(other + row * otherStride);
    sum = i16x8.add(sum, differenceOf(a, b));
  }
  return sumOf(i32x4.extadd_pairwise_i16x8_u(sum));
}

/** Of 16 px, as eight sums of two. */
export function differenceOf(one: v128, other: v128): v128 {
  return i16x8.extadd_pairwise_i8x16_u(differenceOfEach(one, other));
}

/** Of 16 px, each by itself. */
export function differenceOfEach(one: v128, other: v128): v128 {
  return v128.or(i8x16.sub_sat_u(one, other), i8x16.sub_sat_u(other, one));
}

/** The sum of four numbers of 32 bits. */
export function sumOf(numbers: v128): i32 {
  const pairs = i32x4.add(numbers, v128.shuffle<i32>(numbers, numbers, 2, 3, 0, 1));
  return i32x4.extract_lane(pairs, 0) + i32x4.extract_lane(pairs, 1);
}
