/** Turns columns of pixels to lines, and back. */

export function interleaveLow(one: v128, other: v128): v128 {
  return v128.shuffle<i8>(one, other, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

export function interleaveHigh(one: v128, other: v128): v128 {
  return v128.shuffle<i8>(one, other, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/** Makes lines of eight columns of 16 rows. */
export function turnIn(from: usize, width: usize, lines: usize): void {
  const half = from + 8 * width;
  const row0 = rowsOf(from, half);
  const row1 = rowsOf(from + width, half + width);
  const row2 = rowsOf(from + 2 * width, half + 2 * width);
  const row3 = rowsOf(from + 3 * width, half + 3 * width);
  const row4 = rowsOf(from + 4 * width, half + 4 * width);
  const row5 = rowsOf(from + 5 * width, half + 5 * width);
  const row6 = rowsOf(from + 6 * width, half + 6 * width);
  const row7 = rowsOf(from + 7 * width, half + 7 * width);
  const left04 = interleaveLow(row0, row4);
  const right04 = interleaveHigh(row0, row4);
  const left15 = interleaveLow(row1, row5);
  const right15 = interleaveHigh(row1, row5);
  const left26 = interleaveLow(row2, row6);
  const right26 = interleaveHigh(row2, row6);
  const left37 = interleaveLow(row3, row7);
  const right37 = interleaveHigh(row3, row7);
  finish(left04, left15, left26, left37, lines);
  finish(right04, right15, right26, right37, lines + 64);
}

/** Eight pixels of two rows each, by turns. */
function rowsOf(one: usize, other: usize): v128 {
  return interleaveLow(v128.load64_zero(one), v128.load64_zero(other));
}

function finish(rows0: v128, rows1: v128, rows2: v128, rows3: v128, lines: usize): void {
  const even0 = interleaveLow(rows0, rows2);
  const even1 = interleaveHigh(rows0, rows2);
  const odd0 = interleaveLow(rows1, rows3);
  const odd1 = interleaveHigh(rows1, rows3);
  v128.store(lines, interleaveLow(even0, odd0));
  v128.store(lines, interleaveHigh(even0, odd0), 16);
  v128.store(lines, interleaveLow(even1, odd1), 32);
  v128.store(lines, interleaveHigh(even1, odd1), 48);
}

/** Makes eight columns of lines again. */
export function turnOut(lines: usize, to: usize, width: usize): void {
  storeColumns(lines, to, width);
  storeColumns(lines + 64, to + 4, width);
}

/** Makes four columns of four lines. */
export function storeColumns(lines: usize, to: usize, width: usize): void {
  const first = v128.load(lines);
  const second = v128.load(lines, 16);
  const third = v128.load(lines, 32);
  const fourth = v128.load(lines, 48);
  const upper1 = interleaveLow(first, second);
  const lower1 = interleaveHigh(first, second);
  const upper2 = interleaveLow(third, fourth);
  const lower2 = interleaveHigh(third, fourth);
  storeRows(v128.shuffle<i16>(upper1, upper2, 0, 8, 1, 9, 2, 10, 3, 11), to, width);
  storeRows(v128.shuffle<i16>(upper1, upper2, 4, 12, 5, 13, 6, 14, 7, 15), to + 4 * width, width);
  storeRows(v128.shuffle<i16>(lower1, lower2, 0, 8, 1, 9, 2, 10, 3, 11), to + 8 * width, width);
  storeRows(v128.shuffle<i16>(lower1, lower2, 4, 12, 5, 13, 6, 14, 7, 15), to + 12 * width, width);
}

/** Four rows of four pixels. */
function storeRows(rows: v128, to: usize, width: usize): void {
  v128.store32_lane(to, rows, 0);
  v128.store32_lane(to + width, rows, 1);
  v128.store32_lane(to + 2 * width, rows, 2);
  v128.store32_lane(to + 3 * width, rows, 3);
}

/** Eight rows of two pixels. */
export function storePairs(rows: v128, to: usize, width: usize): void {
  v128.store16_lane(to, rows, 0);
  v128.store16_lane(to + width, rows, 1);
  v128.store16_lane(to + 2 * width, rows, 2);
  v128.store16_lane(to + 3 * width, rows, 3);
  v128.store16_lane(to + 4 * width, rows, 4);
  v128.store16_lane(to + 5 * width, rows, 5);
  v128.store16_lane(to + 6 * width, rows, 6);
  v128.store16_lane(to + 7 * width, rows, 7);
}

/** Makes lines of four columns of eight rows of one plane, and as many of another. */
export function turnFour(one: usize, other: usize, width: usize, lines: usize): void {
  const first = columnsOf(one, width);
  const second = columnsOf(one + 4 * width, width);
  const third = columnsOf(other, width);
  const fourth = columnsOf(other + 4 * width, width);
  const left1 = v128.shuffle<i32>(first, second, 0, 4, 1, 5);
  const left2 = v128.shuffle<i32>(third, fourth, 0, 4, 1, 5);
  const right1 = v128.shuffle<i32>(first, second, 2, 6, 3, 7);
  const right2 = v128.shuffle<i32>(third, fourth, 2, 6, 3, 7);
  v128.store(lines, v128.shuffle<i64>(left1, left2, 0, 2));
  v128.store(lines, v128.shuffle<i64>(left1, left2, 1, 3), 16);
  v128.store(lines, v128.shuffle<i64>(right1, right2, 0, 2), 32);
  v128.store(lines, v128.shuffle<i64>(right1, right2, 1, 3), 48);
}

/** Four columns of four rows, one after the other. */
function columnsOf(at: usize, width: usize): v128 {
  let rows = v128.load32_zero(at);
  rows = v128.load32_lane(at + width, rows, 1);
  rows = v128.load32_lane(at + 2 * width, rows, 2);
  rows = v128.load32_lane(at + 3 * width, rows, 3);
  return v128.shuffle<i8>(rows, rows, 0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
}
