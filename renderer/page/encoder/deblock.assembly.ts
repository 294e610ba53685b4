/** The filter against edges of blocks (clause 8.7), over a whole frame: which edges, and how strongly. */
import {filterChroma, filterLuma} from './edge-filter.assembly';
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
} from './frame.assembly';
import {xOf, yOf} from './motion.assembly';
import {CHROMA_QP} from './tables.assembly';

// How strongly each quarter of an edge is filtered: a byte each.
const ONES: u32 = 0x01010101;
const OF_INTRA_BORDERS: u32 = 4 * ONES;
const OF_INTRA: u32 = 3 * ONES;
const OF_COEFFICIENTS: u32 = 2;
const OF_MOTIONS: u32 = 1;

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
  const strengths = strengthsOfBorder(at, other, isAbove);
  if (strengths == 0) return;
  const one = <i32>load<u8>(quantizers + at);
  const two = <i32>load<u8>(quantizers + other);
  const ofChroma = (<i32>load<u8>(CHROMA_QP + one) + <i32>load<u8>(CHROMA_QP + two) + 1) >> 1;
  filterLuma(fresh + lumaOf(column, row), isAbove, (one + two + 1) >> 1, strengths);
  filterChroma(fresh + chromaOf(column, row), isAbove, ofChroma, strengths);
}

function strengthsOfBorder(at: i32, other: i32, isAbove: bool): u32 {
  if (load<u8>(kinds + at) >= INTRA_16 || load<u8>(kinds + other) >= INTRA_16) {
    return OF_INTRA_BORDERS;
  }
  const own = load<u32>(nonzeros + 4 * at);
  const theirs = load<u32>(nonzeros + 4 * other);
  const quarters = isAbove
    ? rowOf(own, 0) | rowOf(theirs, 3)
    : columnOf(own, 0) | columnOf(theirs, 3);
  const strengths = OF_COEFFICIENTS * bytesOf(quarters);
  const one = load<i32>(motions + 4 * at);
  const two = load<i32>(motions + 4 * other);
  const areApart = abs(xOf(one) - xOf(two)) >= 4 || abs(yOf(one) - yOf(two)) >= 4;
  return areApart ? strengths | (OF_MOTIONS * bytesOf(~quarters & 15)) : strengths;
}

/** Filters the edges between the blocks of a macroblock. */
function filterInside(at: i32, column: i32, row: i32, isAbove: bool): void {
  const isIntra = load<u8>(kinds + at) >= INTRA_16;
  const bits = load<u32>(nonzeros + 4 * at) & 0xffff;
  if (!isIntra && bits == 0) return;
  const quantizer = <i32>load<u8>(quantizers + at);
  const luma = fresh + lumaOf(column, row);
  const step = isAbove ? <usize>stride : 1;
  for (let edge = 1; edge < 4; edge++) {
    const quarters = isAbove
      ? rowOf(bits, edge) | rowOf(bits, edge - 1)
      : columnOf(bits, edge) | columnOf(bits, edge - 1);
    const strengths = isIntra ? OF_INTRA : OF_COEFFICIENTS * bytesOf(quarters);
    if (strengths == 0) continue;
    filterLuma(luma + 4 * edge * step, isAbove, quantizer, strengths);
    if (edge != 2) continue;
    const inside = chromaOf(column, row) + 4 * (isAbove ? (<usize>stride) >> 1 : 1);
    filterChroma(fresh + inside, isAbove, <i32>load<u8>(CHROMA_QP + quantizer), strengths);
  }
}

/** Which blocks of a row have coefficients, of those of a macroblock: a bit each. */
function rowOf(bits: u32, row: i32): u32 {
  return (bits >> (4 * row)) & 15;
}

/** Likewise of a column. */
function columnOf(bits: u32, column: i32): u32 {
  // Each of the bits 0, 4, 8 and 12 gets to its place by one of the factor's.
  return ((((bits >> column) & 0x1111) * 0x1248) >> 12) & 15;
}

/** Four bytes of 0 or 1 for four bits. */
function bytesOf(bits: u32): u32 {
  return (bits * 0x204081) & ONES;
}
