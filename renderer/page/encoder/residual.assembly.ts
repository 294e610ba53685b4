/** What a prediction leaves: transforms it, quantizes it, writes it, and restores what decoders will see. */
import {
  PREDICTION,
  PREDICTION_U,
  at,
  chroma,
  column,
  lastQuantizer,
  luma,
  noteQuantizer,
  ofChroma,
  quantizer,
  row,
} from './current.assembly';
import {fresh, source, stride, toU, toV} from './frame.assembly';
import {predict16} from './intra.assembly';
import {
  BIT_OF_DC,
  BIT_OF_U,
  DC_LEVELS,
  LEVELS,
  blockOf,
  keepQuantizer,
  writeLevels,
  writeQuantizer,
} from './syntax.assembly';
import {
  BLOCK_BYTES,
  quantize,
  quantizeTwice,
  restorePair,
  scaleOfDc,
  transformPair,
  worthOf,
} from './transform.assembly';

/** What of a step is rounded up: a third where pixels are predicted from neighbours, else a sixth. */
export const SHARE_OF_INTRA = 3;
export const SHARE_OF_INTER = 6;

/** What levels have to be worth to be written. */
const LEAST_OF_QUARTER = 4;
const LEAST_OF_LUMA = 6;
const LEAST_OF_CHROMA = 7;

/** Coefficients of its blocks: 16 of luma, 4 of U, 4 of V. */
export const COEFFICIENTS: usize = memory.data(24 * 32, 16);
const DC_VALUES: usize = memory.data(64, 16);
const ZIGZAG: usize = memory.data<u8>([0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15]);

/** Transforms luma block by block, and quantizes it; gives its bits of `nonzeros`. */
export function encodeLuma(): u32 {
  let bits: u32 = 0;
  const width = <usize>stride;
  for (let block = 0; block < 16; block += 2) {
    const line = 4 * (block >> 2);
    const from = 4 * (block & 3);
    const pixels = source + luma + <usize>(line * stride + from);
    const prediction = PREDICTION + <usize>(16 * line + from);
    transformPair(pixels, width, prediction, 16, COEFFICIENTS + BLOCK_BYTES * <usize>block);
    bits |= quantizeAt(block, quantizer, SHARE_OF_INTER);
    bits |= quantizeAt(block + 1, quantizer, SHARE_OF_INTER);
  }
  return withoutTrifles(bits);
}

/** Encodes luma as one block; its DC coefficients are transformed once more. */
export function encodeLuma16(mode: i32): u32 {
  const width = <usize>stride;
  predict16(mode, fresh + luma, width, column > 0, row > 0, PREDICTION);
  let bits: u32 = 0;
  for (let block = 0; block < 16; block += 2) {
    const line = 4 * (block >> 2);
    const from = 4 * (block & 3);
    transformPair(
      source + luma + <usize>(line * stride + from),
      width,
      PREDICTION + <usize>(16 * line + from),
      16,
      COEFFICIENTS + BLOCK_BYTES * <usize>block,
    );
  }
  for (let block: usize = 0; block < 16; block++) {
    store<i32>(DC_VALUES + 4 * block, <i32>load<i16>(COEFFICIENTS + BLOCK_BYTES * block));
    store<i16>(COEFFICIENTS + BLOCK_BYTES * block, 0);
  }
  transformDc();
  let isAny = 0;
  for (let place: usize = 0; place < 16; place++) {
    const block: usize = 4 * <usize>load<u8>(ZIGZAG + place);
    const level = quantizeTwice((load<i32>(DC_VALUES + block) + 1) >> 1, quantizer, SHARE_OF_INTRA);
    store<i16>(DC_LEVELS + 2 * place, level);
    store<i32>(DC_VALUES + block, level);
    isAny |= level;
  }
  if (isAny != 0) bits |= 1 << BIT_OF_DC;
  for (let block = 0; block < 16; block++) bits |= quantizeAt(block, quantizer, SHARE_OF_INTRA);
  transformDc();
  const scale = scaleOfDc(quantizer);
  const octave = quantizer / 6;
  for (let block: usize = 0; block < 16; block++) {
    const value = load<i32>(DC_VALUES + 4 * block) * scale;
    const scaled =
      octave >= 6 ? value << (octave - 6) : (value + (1 << (5 - octave))) >> (6 - octave);
    store<i16>(COEFFICIENTS + BLOCK_BYTES * block, scaled);
  }
  restoreLuma(isAny != 0 ? 0xffff : bits);
  return bits;
}

/** Transforms chroma, and quantizes it; gives its bits of `nonzeros`. */
export function encodeChroma(share: i32): u32 {
  const width = (<usize>stride) >> 1;
  let bits: u32 = 0;
  for (let plane = 0; plane < 2; plane++) {
    const from = source + chroma + (plane == 0 ? toU : toV);
    const prediction = PREDICTION_U + <usize>(64 * plane);
    const first = BIT_OF_U + 4 * plane;
    const coefficients = COEFFICIENTS + BLOCK_BYTES * <usize>first;
    transformPair(from, width, prediction, 8, coefficients);
    transformPair(from + 4 * width, width, prediction + 32, 8, coefficients + 64);
    const a = <i32>load<i16>(coefficients);
    const b = <i32>load<i16>(coefficients, 32);
    const c = <i32>load<i16>(coefficients, 64);
    const d = <i32>load<i16>(coefficients, 96);
    const levels = DC_LEVELS + 32 + <usize>(32 * plane);
    const first0 = quantizeTwice(a + b + c + d, ofChroma, share);
    const first1 = quantizeTwice(a - b + c - d, ofChroma, share);
    const first2 = quantizeTwice(a + b - c - d, ofChroma, share);
    const first3 = quantizeTwice(a - b - c + d, ofChroma, share);
    store<i16>(levels, first0);
    store<i16>(levels, first1, 2);
    store<i16>(levels, first2, 4);
    store<i16>(levels, first3, 6);
    if ((first0 | first1 | first2 | first3) != 0) bits |= 1 << (BIT_OF_DC + 1 + plane);
    let worth = 0;
    let own: u32 = 0;
    for (let block = 0; block < 4; block++) {
      store<i16>(coefficients + BLOCK_BYTES * <usize>block, 0);
      const bit = quantizeAt(first + block, ofChroma, share);
      own |= bit;
      if (bit != 0) worth += worthOf(LEVELS + BLOCK_BYTES * <usize>(first + block), 1);
    }
    if (worth >= LEAST_OF_CHROMA) bits |= own;
    else if (own != 0) memory.fill(coefficients, 0, 4 * BLOCK_BYTES);
    const scale = scaleOfDc(ofChroma);
    const octave = ofChroma / 6;
    store<i16>(coefficients, (((first0 + first1 + first2 + first3) * scale) << octave) >> 5);
    store<i16>(coefficients, (((first0 - first1 + first2 - first3) * scale) << octave) >> 5, 32);
    store<i16>(coefficients, (((first0 + first1 - first2 - first3) * scale) << octave) >> 5, 64);
    store<i16>(coefficients, (((first0 - first1 - first2 + first3) * scale) << octave) >> 5, 96);
  }
  return bits;
}

/** Quantizes one block; gives its bit of `nonzeros`. */
export function quantizeAt(block: i32, withQuantizer: i32, share: i32): u32 {
  const bytes = BLOCK_BYTES * <usize>block;
  const isAny = quantize(COEFFICIENTS + bytes, LEVELS + bytes, withQuantizer, share);
  return (<u32>isAny) << block;
}

/** Leaves out quarters, or all of luma, in which hardly anything is left. */
function withoutTrifles(bits: u32): u32 {
  let whole = 0;
  let kept: u32 = 0;
  for (let quarter = 0; quarter < 4; quarter++) {
    let worth = 0;
    let own: u32 = 0;
    for (let part = 0; part < 4; part++) {
      const block = blockOf(quarter, part);
      if (((bits >> block) & 1) == 0) continue;
      own |= 1 << block;
      worth += worthOf(LEVELS + BLOCK_BYTES * <usize>block, 0);
    }
    whole += worth;
    if (worth >= LEAST_OF_QUARTER) kept |= own;
  }
  return whole < LEAST_OF_LUMA ? 0 : kept;
}

/** Which quarters have coefficients. */
export function patternOf(bits: u32): i32 {
  return (
    (<i32>((bits & 0x33) != 0)) |
    ((<i32>((bits & 0xcc) != 0)) << 1) |
    ((<i32>((bits & 0x3300) != 0)) << 2) |
    ((<i32>((bits & 0xcc00) != 0)) << 3)
  );
}

/** How much of chroma has coefficients: 0 none, 1 the DC ones alone, 2 others, too. */
export function patternOfChroma(bits: u32): i32 {
  return ((bits >> BIT_OF_U) & 0xff) != 0 ? 2 : <i32>((bits >> (BIT_OF_DC + 1)) & 3) != 0 ? 1 : 0;
}

/** The Hadamard transform of 4x4 numbers, which is its own inverse but for its scale. */
function transformDc(): void {
  for (let index: usize = 0; index < 16; index += 4) hadamard(DC_VALUES + 4 * index, 4);
  for (let index: usize = 0; index < 4; index++) hadamard(DC_VALUES + 4 * index, 16);
}

function hadamard(at: usize, step: usize): void {
  const a = load<i32>(at);
  const b = load<i32>(at + step);
  const c = load<i32>(at + 2 * step);
  const d = load<i32>(at + 3 * step);
  store<i32>(at, a + b + c + d);
  store<i32>(at + step, a + b - c - d);
  store<i32>(at + 2 * step, a - b - c + d);
  store<i32>(at + 3 * step, a - b + c - d);
}

/**
 * Writes what stands behind the pattern.
 *
 * @param always - Whether a quantizer is written even where there are no levels.
 */
export function writeResidual(kind: u8, pattern: i32, always: bool): void {
  if (pattern == 0 && !always) {
    keepQuantizer();
    return;
  }
  writeQuantizer(quantizer - lastQuantizer);
  noteQuantizer();
  writeLevels(kind, pattern);
}

/** Puts luma together of its prediction and its coefficients. */
export function restoreLuma(bits: u32): void {
  const width = <usize>stride;
  for (let block = 0; block < 16; block += 2) {
    const line = 4 * (block >> 2);
    const from = 4 * (block & 3);
    const prediction = PREDICTION + <usize>(16 * line + from);
    const out = fresh + luma + <usize>(line * stride + from);
    if (((bits >> block) & 3) != 0) {
      restorePair(COEFFICIENTS + BLOCK_BYTES * <usize>block, prediction, 16, out, width);
    } else {
      for (let part: usize = 0; part < 4; part++) {
        store<u64>(out + part * width, load<u64>(prediction + 16 * part));
      }
    }
  }
}

/** Likewise chroma. */
export function restoreChroma(bits: u32): void {
  const width = (<usize>stride) >> 1;
  for (let plane = 0; plane < 2; plane++) {
    const out = fresh + chroma + (plane == 0 ? toU : toV);
    const prediction = PREDICTION_U + <usize>(64 * plane);
    const first = BIT_OF_U + 4 * plane;
    const isAny = ((bits >> first) & 15) | ((bits >> (BIT_OF_DC + 1 + plane)) & 1);
    if (isAny != 0) {
      const coefficients = COEFFICIENTS + BLOCK_BYTES * <usize>first;
      restorePair(coefficients, prediction, 8, out, width);
      restorePair(coefficients + 64, prediction + 32, 8, out + 4 * width, width);
    } else {
      for (let line: usize = 0; line < 8; line++) {
        store<u64>(out + line * width, load<u64>(prediction + 8 * line));
      }
    }
  }
}
