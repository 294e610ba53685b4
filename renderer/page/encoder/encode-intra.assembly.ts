/** Encodes a macroblock that is predicted from its neighbours. */
import {
  PREDICTION_U,
  at,
  chroma,
  column,
  hasReferences,
  lambda,
  lastQuantizer,
  luma,
  quantizer,
  row,
} from './current.assembly';
import {
  difference16,
  differenceOf,
  differenceOf8,
  differenceOfLine,
  sumOf,
} from './differences.assembly';
import {
  INTRA_16,
  INTRA_4,
  chromaModes,
  columns,
  fresh,
  intraModes,
  kinds,
  nonzeros,
  patterns,
  quantizers,
  source,
  stride,
  toU,
  toV,
} from './frame.assembly';
import {
  ACROSS_16,
  ACROSS_CHROMA,
  DOWN_16,
  DOWN_CHROMA,
  MEAN_16,
  MEAN_4,
  MEAN_CHROMA,
  MODES_4,
  PLANE_16,
  canPredict4,
  differenceAcross,
  differenceOfMean,
  predict16,
  predict4,
  predictChromaIntra,
  readBorder,
} from './intra.assembly';
import {
  COEFFICIENTS,
  SHARE_OF_INTRA,
  encodeChroma,
  encodeLuma16,
  patternOf,
  patternOfChroma,
  quantizeAt,
  restoreChroma,
  writeResidual,
} from './residual.assembly';
import {
  WRITTEN_MODES,
  blockOf,
  writeChromaMode,
  writeIntra16,
  writeIntra4,
  writePattern,
  writeSkip,
} from './syntax.assembly';
import {BLOCK_BYTES, restoreBlock, transformBlock} from './transform.assembly';

/** What the kind of a macroblock costs, in bits, about. */
const BITS_OF_INTRA = 8;

/** Predictions to compare with. */
const OTHER: usize = memory.data(256, 16);
const OTHER_CHROMA: usize = memory.data(128, 16);

/** The best way to predict it as a whole, and what that costs. */
let mode16: i32 = 0;
let cost16: i32 = 0;
/** Which blocks have coefficients when they are predicted one by one. */
let bits4: u32 = 0;

/** Whether that costs less than something else, as far as can be said without encoding it. */
export function intraIsBetter(best: i32): bool {
  chooseMode16();
  return cost16 + 2 * BITS_OF_INTRA * lambda < best;
}

/** Whether its neighbours predict luma as good as exactly. */
export function intraIsExact(): bool {
  chooseMode16();
  return cost16 <= lambda;
}

/** Encodes it; in slices with references one of the two was asked before. */
export function encodeIntra(): void {
  if (!hasReferences) chooseMode16();
  const is4 = cost16 > BITS_OF_INTRA * lambda && encodeBlocks4(cost16);
  const chromaMode = chooseChromaMode();
  const kind = is4 ? INTRA_4 : INTRA_16;
  store<u8>(kinds + at, kind);
  store<u8>(chromaModes + at, chromaMode);
  let bits: u32 = is4 ? bits4 : encodeLuma16(mode16);
  const pattern = is4 ? patternOf(bits) : (bits & 0xffff) != 0 ? 15 : 0;
  bits |= encodeChroma(SHARE_OF_INTRA);
  const whole = pattern | (patternOfChroma(bits) << 4);
  store<u32>(nonzeros + 4 * at, bits);
  store<u8>(patterns + at, whole);
  store<u8>(quantizers + at, is4 && whole == 0 ? lastQuantizer : quantizer);
  if (hasReferences) writeSkip(false);
  if (is4) {
    writeIntra4(hasReferences);
    writeChromaMode(chromaMode);
    writePattern(whole);
  } else {
    writeIntra16(mode16, hasReferences, whole);
    writeChromaMode(chromaMode);
  }
  writeResidual(kind, whole, !is4);
  restoreChroma(bits);
}

function chooseMode16(): void {
  cost16 = i32.MAX_VALUE;
  const hasLeft = column > 0;
  const hasTop = row > 0;
  const pixels = fresh + luma;
  const width = <usize>stride;
  tryMode16(MEAN_16, differenceOfMean(source + luma, pixels, width, hasLeft, hasTop));
  if (hasTop)
    tryMode16(DOWN_16, lambda + differenceOfLine(source + luma, width, v128.load(pixels - width)));
  if (hasLeft) tryMode16(ACROSS_16, lambda + differenceAcross(source + luma, pixels, width));
  // It is for soft shades, which seldom come anew, and takes longest.
  if (hasReferences || !hasLeft || !hasTop || cost16 <= BITS_OF_INTRA * lambda) return;
  predict16(PLANE_16, pixels, width, hasLeft, hasTop, OTHER);
  tryMode16(PLANE_16, lambda + difference16(source + luma, width, OTHER, 16));
}

function tryMode16(mode: i32, cost: i32): void {
  if (cost >= cost16) return;
  cost16 = cost;
  mode16 = mode;
}

function chooseChromaMode(): i32 {
  const hasLeft = column > 0;
  const hasTop = row > 0;
  let best = i32.MAX_VALUE;
  let chosen = MEAN_CHROMA;
  for (let mode = MEAN_CHROMA; mode <= DOWN_CHROMA; mode++) {
    if (mode == ACROSS_CHROMA && !hasLeft) continue;
    if (mode == DOWN_CHROMA && !hasTop) continue;
    predictBoth(mode, OTHER_CHROMA);
    const cost = differenceOfChroma(OTHER_CHROMA) + (mode == MEAN_CHROMA ? 0 : 2 * lambda);
    if (cost >= best) continue;
    best = cost;
    chosen = mode;
  }
  predictBoth(chosen, PREDICTION_U);
  return chosen;
}

function predictBoth(mode: i32, out: usize): void {
  const width = (<usize>stride) >> 1;
  const pixels = fresh + chroma;
  predictChromaIntra(mode, pixels + toU, width, column > 0, row > 0, out);
  predictChromaIntra(mode, pixels + toV, width, column > 0, row > 0, out + 64);
}

function differenceOfChroma(prediction: usize): i32 {
  const width = (<usize>stride) >> 1;
  const pixels = source + chroma;
  return (
    differenceOf8(pixels + toU, width, prediction, 8, 8) +
    differenceOf8(pixels + toV, width, prediction + 64, 8, 8)
  );
}

/**
 * Encodes luma block by block.
 *
 * @param limit - What it must not cost.
 * @returns Whether it costs less; what stands in memory is of no use otherwise.
 */
function encodeBlocks4(limit: i32): bool {
  let cost = BITS_OF_INTRA * lambda;
  bits4 = 0;
  for (let quarter = 0; quarter < 4; quarter++) {
    for (let part = 0; part < 4; part++) {
      cost += encodeBlock4(blockOf(quarter, part));
      if (cost >= limit) return false;
    }
  }
  return true;
}

function encodeBlock4(block: i32): i32 {
  const x = block & 3;
  const y = block >> 2;
  const width = <usize>stride;
  const place = luma + <usize>(4 * y * stride + 4 * x);
  const hasLeft = x > 0 || column > 0;
  const hasTop = y > 0 || row > 0;
  const hasTopRight =
    y == 0 ? row > 0 && (x < 3 || column + 1 < columns) : x != 3 && !(x == 1 && (y & 1) == 1);
  readBorder(fresh + place, width, hasLeft, hasTop, hasTopRight);
  const pixels = blockPixels(source + place, width);
  const expected = expectedMode(x, y);
  let best = i32.MAX_VALUE;
  let mode = MEAN_4;
  let prediction = i8x16.splat(0);
  for (let each = 0; each < MODES_4; each++) {
    if (!canPredict4(each)) continue;
    const candidate = predict4(each);
    const cost =
      sumOf(i32x4.extadd_pairwise_i16x8_u(differenceOf(pixels, candidate))) +
      lambda * (each == expected ? 1 : 4);
    if (cost >= best) continue;
    best = cost;
    mode = each;
    prediction = candidate;
  }
  store<u8>(intraModes + 16 * <usize>at + block, mode);
  store<u8>(WRITTEN_MODES + block, mode == expected ? 255 : mode < expected ? mode : mode - 1);
  const coefficients = COEFFICIENTS + BLOCK_BYTES * <usize>block;
  transformBlock(pixels, prediction, coefficients);
  const bit = quantizeAt(block, quantizer, SHARE_OF_INTRA);
  bits4 |= bit;
  const restored = bit != 0 ? restoreBlock(coefficients, prediction) : prediction;
  v128.store32_lane(fresh + place, restored, 0);
  v128.store32_lane(fresh + place + width, restored, 1);
  v128.store32_lane(fresh + place + 2 * width, restored, 2);
  v128.store32_lane(fresh + place + 3 * width, restored, 3);
  return best;
}

function blockPixels(from: usize, width: usize): v128 {
  let pixels = v128.load32_zero(from);
  pixels = v128.load32_lane(from + width, pixels, 1);
  pixels = v128.load32_lane(from + 2 * width, pixels, 2);
  return v128.load32_lane(from + 3 * width, pixels, 3);
}

/** The mode that the neighbours lead one to expect (clause 8.3.1.1). */
function expectedMode(x: i32, y: i32): i32 {
  if ((x == 0 && column == 0) || (y == 0 && row == 0)) return MEAN_4;
  const left = x > 0 ? modeAt(at, 4 * y + x - 1) : modeAt(at - 1, 4 * y + 3);
  const top = y > 0 ? modeAt(at, 4 * y + x - 4) : modeAt(at - columns, 12 + x);
  return min(left, top);
}

function modeAt(macroblock: i32, block: i32): i32 {
  const isOther = macroblock != at && load<u8>(kinds + macroblock) != INTRA_4;
  return isOther ? MEAN_4 : <i32>load<u8>(intraModes + 16 * <usize>macroblock + block);
}
