/** Writes what was decided for a macroblock (clauses 7.3.5 and 9.3.3). */
import {encodeBypass, encodeDecision, encodeEnd, makeRoom} from './arithmetic.assembly';
import {
  INTER,
  INTRA_16,
  INTRA_4,
  SKIPPED,
  chromaModes,
  columns,
  differences,
  kinds,
  nonzeros,
  patterns,
} from './frame.assembly';

/** Levels of a macroblock in zigzag order: 16 blocks of luma, 4 of U, 4 of V, 32 bytes each; */
export const LEVELS: usize = memory.data(24 * 32, 16);
/** those of the DC coefficients of luma, and of U and V. */
export const DC_LEVELS: usize = memory.data(3 * 32, 16);
/** How a block of luma is predicted: 0 to 8, or 255 where it is as expected. */
export const WRITTEN_MODES: usize = memory.data(16, 16);

/** Bits of `nonzeros`. */
export const BIT_OF_U = 16;
export const BIT_OF_DC = 24;

// Where contexts begin (table 9-34), for the kinds of blocks: DC of luma, its other coefficients,
// all of luma, DC of chroma, its other coefficients.
const OF_FLAG = 85;
const OF_PLACE = 105;
const OF_LAST = 166;
const OF_LEVEL = 227;
const FLAG_OF_KIND: usize = memory.data<u8>([0, 4, 8, 12, 16]);
const PLACE_OF_KIND: usize = memory.data<u8>([0, 15, 29, 44, 47]);
const LEVEL_OF_KIND: usize = memory.data<u8>([0, 10, 20, 30, 39]);
const DC_OF_LUMA = 0;
const AC_OF_LUMA = 1;
const ALL_OF_LUMA = 2;
const DC_OF_CHROMA = 3;
const AC_OF_CHROMA = 4;

let here: i32 = 0;
let hasLeft: bool = false;
let hasTop: bool = false;
/** Whether the macroblock before had another quantizer than the one before it. */
let didChange: bool = false;

/** Begins a slice. */
export function startSyntax(): void {
  didChange = false;
}

/** Turns to a macroblock. */
export function turnTo(column: i32, row: i32): void {
  here = row * columns + column;
  hasLeft = column > 0;
  hasTop = row > 0;
}

/** Writes whether it is skipped: in slices with references, before all else. */
export function writeSkip(isSkipped: bool): void {
  const left = hasLeft && load<u8>(kinds + here - 1) != SKIPPED;
  const top = hasTop && load<u8>(kinds + here - columns) != SKIPPED;
  encodeDecision(11 + <i32>left + <i32>top, <i32>isSkipped);
  if (isSkipped) didChange = false;
}

/** Writes that it is predicted from the frame before, and how far from what was expected. */
export function writeInter(x: i32, y: i32): void {
  encodeDecision(14, 0);
  encodeDecision(15, 0);
  encodeDecision(16, 0);
  writeDifference(40, 0, x);
  writeDifference(47, 1, y);
  store<u8>(differences + 2 * here, min(abs(x), 255));
  store<u8>(differences + 2 * here + 1, min(abs(y), 255));
}

function writeDifference(context: i32, component: i32, value: i32): void {
  let around = 0;
  if (hasLeft) around += <i32>load<u8>(differences + 2 * (here - 1) + component);
  if (hasTop) around += <i32>load<u8>(differences + 2 * (here - columns) + component);
  const size = abs(value);
  encodeDecision(context + (around < 3 ? 0 : around > 32 ? 2 : 1), <i32>(size > 0));
  if (size == 0) return;
  for (let bin = 1; bin < 9; bin++) {
    encodeDecision(context + min(2 + bin, 6), <i32>(size > bin));
    if (size == bin) break;
  }
  if (size >= 9) writeExponential(size - 9, 3);
  encodeBypass(<i32>(value < 0));
}

/** An Exp-Golomb code of some order, of bits without contexts. */
function writeExponential(value: i32, order: i32): void {
  while (value >= 1 << order) {
    encodeBypass(1);
    value -= 1 << order;
    order++;
  }
  encodeBypass(0);
  while (order-- > 0) encodeBypass((value >> order) & 1);
}

/** Writes that it is predicted as a whole from its neighbours. */
export function writeIntra16(mode: i32, hasReferences: bool, pattern: i32): void {
  const hasCoefficients = <i32>((pattern & 15) != 0);
  const chroma = pattern >> 4;
  let first: i32;
  let step: i32;
  if (hasReferences) {
    encodeDecision(14, 1);
    encodeDecision(17, 1);
    first = 17;
    step = 0;
  } else {
    encodeDecision(contextOfKind(), 1);
    first = 5;
    step = 1;
  }
  encodeEnd(false);
  encodeDecision(first + 1, hasCoefficients);
  encodeDecision(first + 2, <i32>(chroma != 0));
  if (chroma != 0) encodeDecision(first + 2 + step, chroma >> 1);
  encodeDecision(first + 3 + step, mode >> 1);
  encodeDecision(first + 3 + 2 * step, mode & 1);
}

/** Writes that its blocks are predicted one by one, and how: {@link WRITTEN_MODES}. */
export function writeIntra4(hasReferences: bool): void {
  if (hasReferences) {
    encodeDecision(14, 1);
    encodeDecision(17, 0);
  } else {
    encodeDecision(contextOfKind(), 0);
  }
  for (let quarter = 0; quarter < 4; quarter++) {
    for (let part = 0; part < 4; part++) {
      const block = blockOf(quarter, part);
      const mode = <i32>load<u8>(WRITTEN_MODES + block);
      encodeDecision(68, <i32>(mode == 255));
      if (mode == 255) continue;
      encodeDecision(69, mode & 1);
      encodeDecision(69, (mode >> 1) & 1);
      encodeDecision(69, mode >> 2);
    }
  }
}

function contextOfKind(): i32 {
  const left = hasLeft && load<u8>(kinds + here - 1) != INTRA_4;
  const top = hasTop && load<u8>(kinds + here - columns) != INTRA_4;
  return 3 + <i32>left + <i32>top;
}

/** Writes how chroma is predicted, of macroblocks that are predicted from their neighbours. */
export function writeChromaMode(mode: i32): void {
  const left = hasLeft && load<u8>(chromaModes + here - 1) != 0;
  const top = hasTop && load<u8>(chromaModes + here - columns) != 0;
  encodeDecision(64 + <i32>left + <i32>top, <i32>(mode > 0));
  if (mode == 0) return;
  encodeDecision(67, <i32>(mode > 1));
  if (mode > 1) encodeDecision(67, <i32>(mode > 2));
}

/** Writes which parts have coefficients: four of luma, and how many kinds of chroma. */
export function writePattern(pattern: i32): void {
  const left = hasLeft ? <i32>load<u8>(patterns + here - 1) : 15;
  const top = hasTop ? <i32>load<u8>(patterns + here - columns) : 15;
  const luma = pattern & 15;
  encodeDecision(73 + absent(left, 1) + 2 * absent(top, 2), luma & 1);
  encodeDecision(73 + absent(luma, 0) + 2 * absent(top, 3), (luma >> 1) & 1);
  encodeDecision(73 + absent(left, 3) + 2 * absent(luma, 0), (luma >> 2) & 1);
  encodeDecision(73 + absent(luma, 2) + 2 * absent(luma, 1), luma >> 3);
  const ofLeft = left >> 4;
  const ofTop = top >> 4;
  const chroma = pattern >> 4;
  encodeDecision(77 + <i32>(ofLeft != 0) + 2 * <i32>(ofTop != 0), <i32>(chroma != 0));
  if (chroma != 0) {
    encodeDecision(81 + <i32>(ofLeft == 2) + 2 * <i32>(ofTop == 2), chroma >> 1);
  }
}

function absent(pattern: i32, part: i32): i32 {
  return ((pattern >> part) & 1) ^ 1;
}

/** Writes how much its quantizer differs from the one before; 26 steps at most, around the end if need be. */
export function writeQuantizer(difference: i32): void {
  const change =
    difference > 25 ? difference - 52 : difference < -26 ? difference + 52 : difference;
  let code = change > 0 ? 2 * change - 1 : -2 * change;
  encodeDecision(60 + <i32>didChange, <i32>(code > 0));
  didChange = change != 0;
  for (let context = 62; code > 0; context = 63) {
    code--;
    encodeDecision(context, <i32>(code > 0));
  }
}

/** To be called where no quantizer is written. */
export function keepQuantizer(): void {
  didChange = false;
}

/** Writes the levels of a macroblock; which there are stands in `nonzeros`. */
export function writeLevels(kind: u8, pattern: i32): void {
  const isIntra = kind != INTER;
  const none: u32 = isIntra ? 0xffffffff : 0;
  const own = load<u32>(nonzeros + 4 * here);
  const left = hasLeft ? load<u32>(nonzeros + 4 * (here - 1)) : none;
  const top = hasTop ? load<u32>(nonzeros + 4 * (here - columns)) : none;
  if (kind == INTRA_16) {
    writeFlagged(DC_LEVELS, 16, DC_OF_LUMA, BIT_OF_DC, own, left, top);
  }
  for (let quarter = 0; quarter < 4; quarter++) {
    if (((pattern >> quarter) & 1) == 0) continue;
    for (let part = 0; part < 4; part++) {
      const block = blockOf(quarter, part);
      const context =
        ((block & 3 ? own >> (block - 1) : left >> (block + 3)) & 1) |
        (((block >> 2 ? own >> (block - 4) : top >> (block + 12)) & 1) << 1);
      const levels = LEVELS + 32 * <usize>block;
      const isAny = <bool>((own >> block) & 1);
      if (kind == INTRA_16) writeBlock(levels + 2, 15, AC_OF_LUMA, context, isAny);
      else writeBlock(levels, 16, ALL_OF_LUMA, context, isAny);
    }
  }
  if (pattern >> 4 == 0) return;
  writeFlagged(DC_LEVELS + 32, 4, DC_OF_CHROMA, BIT_OF_DC + 1, own, left, top);
  writeFlagged(DC_LEVELS + 64, 4, DC_OF_CHROMA, BIT_OF_DC + 2, own, left, top);
  if (pattern >> 4 == 1) return;
  for (let block = BIT_OF_U; block < BIT_OF_U + 8; block++) {
    const context =
      ((block & 1 ? own >> (block - 1) : left >> (block + 1)) & 1) |
      (((block & 2 ? own >> (block - 2) : top >> (block + 2)) & 1) << 1);
    const isAny = <bool>((own >> block) & 1);
    writeBlock(LEVELS + 32 * <usize>block + 2, 15, AC_OF_CHROMA, context, isAny);
  }
}

function writeFlagged(
  levels: usize,
  count: i32,
  kind: i32,
  bit: i32,
  own: u32,
  left: u32,
  top: u32,
): void {
  const context = ((left >> bit) & 1) | (((top >> bit) & 1) << 1);
  writeBlock(levels, count, kind, context, <bool>((own >> bit) & 1));
}

/** The number of a block, row by row; they are written by quarters. */
export function blockOf(quarter: i32, part: i32): i32 {
  return ((quarter >> 1) << 3) | ((part >> 1) << 2) | ((quarter & 1) << 1) | (part & 1);
}

function writeBlock(levels: usize, count: i32, kind: i32, context: i32, isAny: bool): void {
  makeRoom();
  encodeDecision(OF_FLAG + <i32>load<u8>(FLAG_OF_KIND + kind) + context, <i32>isAny);
  if (!isAny) return;
  const places = OF_PLACE + <i32>load<u8>(PLACE_OF_KIND + kind);
  const lasts = places + OF_LAST - OF_PLACE;
  let last = count - 1;
  while (load<i16>(levels + 2 * last) == 0) last--;
  for (let place = 0; place < last; place++) {
    const isThere = load<i16>(levels + 2 * place) != 0;
    encodeDecision(places + place, <i32>isThere);
    if (isThere) encodeDecision(lasts + place, 0);
  }
  if (last < count - 1) {
    encodeDecision(places + last, 1);
    encodeDecision(lasts + last, 1);
  }
  const sizes = OF_LEVEL + <i32>load<u8>(LEVEL_OF_KIND + kind);
  const largest = kind == DC_OF_CHROMA ? 3 : 4;
  let ones = 0;
  let larger = 0;
  for (let place = last; place >= 0; place--) {
    const level = <i32>load<i16>(levels + 2 * place);
    if (level == 0) continue;
    const size = abs(level) - 1;
    encodeDecision(sizes + (larger > 0 ? 0 : min(4, 1 + ones)), <i32>(size > 0));
    if (size > 0) {
      const behind = sizes + 5 + min(largest, larger);
      const prefix = min(size, 14);
      for (let bin = 1; bin < prefix; bin++) encodeDecision(behind, 1);
      if (size < 14) encodeDecision(behind, 0);
      else writeExponential(size - 14, 0);
      larger++;
    } else {
      ones++;
    }
    encodeBypass(<i32>(level < 0));
  }
}
