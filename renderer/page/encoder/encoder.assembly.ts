/**
 * An encoder for H.264 (ITU-T H.264, Main profile) that takes time only for
 * what changes from frame to frame. Written in AssemblyScript, since JavaScript has no instructions
 * for 16 bytes at once; `npm run build:encoder` compiles all of this to encoder.wasm, which is
 * committed.
 */
import {
  encodeEnd,
  fillByte,
  finishArithmetic,
  positionOfBits,
  prepareArithmetic,
  startArithmetic,
  startBits,
  writeBits,
  writeSigned,
  writeUnsigned,
} from './arithmetic.assembly';
import {deblock} from './deblock.assembly';
import {
  BLOCK,
  chromaOf,
  coded,
  columns,
  end,
  exchange,
  forget,
  fresh,
  layOut,
  lumaOf,
  rows,
  source,
  standing,
  stride,
  toU,
  toV,
  touched,
} from './frame.assembly';
import {startSlice} from './current.assembly';
import {encodeMacroblock, encodeUnchanged} from './macroblock.assembly';
import {sumOf} from './differences.assembly';
import {forgetMotions} from './motion-search.assembly';
import {preparePlaces} from './places-around.assembly';
import {startSyntax} from './syntax.assembly';

const NAL_KEY_SLICE = 5;
const NAL_SLICE = 1;
const NAL_SEQUENCE = 7;
const NAL_PICTURE = 8;
/** Frames are counted in so many bits. */
const COUNTER_BITS = 8;
const PROFILE_MAIN = 77;
const START_QUANTIZER = 26;
/** Motions are shorter than two to the power of these, in quarters of a px. */
const BITS_OF_MOTION_ACROSS = 13;
const BITS_OF_MOTION_DOWN = 11;

let width: i32 = 0;
let height: i32 = 0;
let level: i32 = 0;
let frameNumber: i32 = 0;
let keyNumber: i32 = 0;

/**
 * Prepares for pictures of one size.
 *
 * @param at - Where its memory begins; a multiple of 16.
 * @returns Where its memory ends.
 */
export function prepare(at: usize, pictureWidth: i32, pictureHeight: i32): usize {
  width = pictureWidth;
  height = pictureHeight;
  layOut(at, width, height);
  prepareArithmetic();
  preparePlaces();
  return end;
}

/**
 * Begins a video.
 *
 * @param videoLevel - level_idc.
 */
export function startVideo(videoLevel: i32): void {
  level = videoLevel;
  frameNumber = 0;
  keyNumber = 0;
  forgetMotions();
  forget();
}

/** Where the planes of what was encoded last lie: luma, U and V, padded to whole macroblocks. */
export function sourcePlanes(): usize {
  return source;
}

/** Where the planes lie that a decoder has seen last. */
export function standingPlanes(): usize {
  return standing;
}

/**
 * Encodes a picture.
 *
 * @param planes - Address of planes that hold what differs from the picture before.
 * @param changed - Address of a byte for each macroblock, with a bit for each pair of its rows, 1
 *   where that differs; 0 where nothing does.
 * @param isKey - Whether it needs no other; the first one must be.
 * @param quantizer - 0 to 51, for macroblocks of medium detail.
 * @param spread - By how much quantizers differ for a factor of two in detail, in 256ths.
 * @param raw - Memory for its bytes as they come: as much as three planes.
 * @param out - Likewise for the bytes in Annex B format.
 * @returns How many bytes those are.
 */
export function encode(
  planes: usize,
  changed: usize,
  isKey: bool,
  quantizer: i32,
  spread: i32,
  raw: usize,
  out: usize,
): usize {
  let position = out;
  if (isKey) {
    frameNumber = 0;
    position = writeParameters(raw, position);
  }
  startBits(raw);
  writeSliceHeader(isKey);
  fillByte(1);
  startArithmetic(isKey, START_QUANTIZER);
  startSyntax();
  startSlice(START_QUANTIZER, !isKey);
  forget();
  const last = columns * rows - 1;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const pairs = changed == 0 ? 0 : <u32>load<u8>(changed + at);
      if (pairs != 0) bring(planes, pairs, column, row);
      if (isKey || pairs != 0) {
        const wanted = quantizerFor(column, row, quantizer, spread);
        encodeMacroblock(column, row, wanted, isFlat);
      } else {
        if (load<u8>(touched + at) != 0) copyFromStanding(column, row);
        encodeUnchanged(column, row);
      }
      encodeEnd(at == last);
    }
  }
  finishArithmetic();
  deblock();
  noteTouched();
  exchange();
  frameNumber = (frameNumber + 1) & ((1 << COUNTER_BITS) - 1);
  if (isKey) keyNumber = (keyNumber + 1) & 1;
  position = writeUnit(isKey ? NAL_KEY_SLICE : NAL_SLICE, raw, positionOfBits(), position);
  return position - out;
}

function writeSliceHeader(isKey: bool): void {
  writeUnsigned(0);
  writeUnsigned(isKey ? 7 : 5);
  writeUnsigned(0);
  writeBits(frameNumber, COUNTER_BITS);
  if (isKey) writeUnsigned(keyNumber);
  // Slices with references: as many as usual, in the usual order.
  if (!isKey) writeBits(0, 2);
  // What is kept as a reference: the usual.
  writeBits(0, isKey ? 2 : 1);
  if (!isKey) writeUnsigned(0);
  writeSigned(0);
}

function writeParameters(raw: usize, out: usize): usize {
  startBits(raw);
  writeBits(PROFILE_MAIN, 8);
  // It keeps to the Main profile's rules.
  writeBits(0x40, 8);
  writeBits(level, 8);
  writeUnsigned(0);
  writeUnsigned(COUNTER_BITS - 4);
  // Pictures are shown in the order in which they come.
  writeUnsigned(2);
  writeUnsigned(1);
  writeBits(0, 1);
  writeUnsigned(columns - 1);
  writeUnsigned(rows - 1);
  // Frames only; how parts of B frames are predicted, of which there are none.
  writeBits(3, 2);
  const right = columns * BLOCK - width;
  const bottom = rows * BLOCK - height;
  writeBits(<u32>((right | bottom) != 0), 1);
  if ((right | bottom) != 0) {
    writeUnsigned(0);
    writeUnsigned(right >> 1);
    writeUnsigned(0);
    writeUnsigned(bottom >> 1);
  }
  writeUsability();
  writeBits(1, 1);
  fillByte(0);
  const afterSequence = writeUnit(NAL_SEQUENCE, raw, positionOfBits(), out);

  startBits(raw);
  writeUnsigned(0);
  writeUnsigned(0);
  // CABAC; no order of fields.
  writeBits(2, 2);
  writeUnsigned(0);
  writeUnsigned(0);
  writeUnsigned(0);
  // No weights.
  writeBits(0, 3);
  writeSigned(START_QUANTIZER - 26);
  writeSigned(0);
  writeSigned(0);
  // The usual filter; all neighbours may be used; no redundant pictures.
  writeBits(0, 3);
  writeBits(1, 1);
  fillByte(0);
  return writeUnit(NAL_PICTURE, raw, positionOfBits(), afterSequence);
}

/** Video usability information: BT.709 in limited range, and no picture waits for another. */
function writeUsability(): void {
  writeBits(1, 1);
  // Neither aspect ratio nor overscan.
  writeBits(0, 2);
  writeBits(1, 1);
  writeBits(5, 3);
  writeBits(0, 1);
  writeBits(1, 1);
  writeBits(1, 8);
  writeBits(1, 8);
  writeBits(1, 8);
  // Chroma lies at the left; no times; no models of buffers; no structure of pictures.
  writeBits(0, 1);
  writeBits(0, 1);
  writeBits(0, 2);
  writeBits(0, 1);
  // Restrictions: motions go nowhere outside; any size; no reordering.
  writeBits(1, 1);
  writeBits(0, 1);
  writeUnsigned(0);
  writeUnsigned(0);
  writeUnsigned(BITS_OF_MOTION_ACROSS);
  writeUnsigned(BITS_OF_MOTION_DOWN);
  writeUnsigned(0);
  writeUnsigned(1);
}

/** Writes a NAL unit: a start code, its kind, and its bytes without what looks like a start code. */
function writeUnit(kind: u32, from: usize, behind: usize, out: usize): usize {
  store<u32>(out, 0x01000000);
  store<u8>(out, 0x60 | kind, 4);
  out += 5;
  let zeros = 0;
  for (let at = from; at < behind; at++) {
    const byte = load<u8>(at);
    if (zeros == 2 && byte <= 3) {
      store<u8>(out++, 3);
      zeros = 0;
    }
    store<u8>(out++, byte);
    zeros = byte == 0 ? zeros + 1 : 0;
  }
  return out;
}

/** Brings what differs in a macroblock to the planes of what is encoded. */
function bring(planes: usize, pairs: u32, column: i32, row: i32): void {
  const width = <usize>stride;
  for (; pairs != 0; pairs &= pairs - 1) {
    const pair = <usize>ctz(pairs);
    const luma = lumaOf(column, row) + 2 * pair * width;
    v128.store(source + luma, v128.load(planes + luma));
    v128.store(source + luma + width, v128.load(planes + luma + width));
    const chroma = chromaOf(column, row) + pair * (width >> 1);
    store<u64>(source + toU + chroma, load<u64>(planes + toU + chroma));
    store<u64>(source + toV + chroma, load<u64>(planes + toV + chroma));
  }
  pad(column, row);
}

/** Repeats the last pixels of a macroblock that reaches over the picture's edge. */
function pad(column: i32, row: i32): void {
  padPlane(
    source + lumaOf(column, row),
    stride,
    BLOCK,
    width - column * BLOCK,
    height - row * BLOCK,
  );
  const chroma = source + chromaOf(column, row);
  const right = (width - column * BLOCK) >> 1;
  const bottom = (height - row * BLOCK) >> 1;
  padPlane(chroma + toU, stride >> 1, BLOCK / 2, right, bottom);
  padPlane(chroma + toV, stride >> 1, BLOCK / 2, right, bottom);
}

function padPlane(at: usize, rowBytes: i32, size: i32, right: i32, bottom: i32): void {
  if (right < size) {
    for (let line = 0; line < min(size, bottom); line++) {
      const last = at + <usize>(line * rowBytes + right - 1);
      memory.fill(last + 1, load<u8>(last), <usize>(size - right));
    }
  }
  for (let line = bottom; line < size; line++) {
    memory.copy(at + <usize>(line * rowBytes), at + <usize>((bottom - 1) * rowBytes), <usize>size);
  }
}

/** Whether luma of the macroblock whose quantizer was asked for last has but one shade. */
let isFlat: bool = false;

/** The quantizer of a macroblock: where there is much detail, less of it is seen (x264's AQ mode 1). */
function quantizerFor(column: i32, row: i32, quantizer: i32, spread: i32): i32 {
  const at = source + lumaOf(column, row);
  let sum = i32x4.splat(0);
  let squares = i32x4.splat(0);
  for (let line: usize = 0; line < <usize>BLOCK; line++) {
    const pixels = v128.load(at + line * <usize>stride);
    const left = i16x8.extend_low_i8x16_u(pixels);
    const right = i16x8.extend_high_i8x16_u(pixels);
    sum = i32x4.add(sum, i32x4.extadd_pairwise_i16x8_u(i16x8.add(left, right)));
    squares = i32x4.add(squares, i32x4.dot_i16x8_s(left, left));
    squares = i32x4.add(squares, i32x4.dot_i16x8_s(right, right));
  }
  const total = sumOf(sum);
  const energy = <u32>sumOf(squares) - <u32>((<u64>total * <u64>total) >> 8);
  isFlat = energy == 0;
  // Its logarithm in 16ths of octaves; between powers of two it is near enough to a straight line.
  const octave = 31 - clz<u32>(max<u32>(energy, 1));
  const detail = 16 * octave + <i32>((((<u64>max<u32>(energy, 1)) << 4) >> octave) & 15);
  const change = (spread * (detail - MEDIUM_DETAIL) + 2048) >> 12;
  return min(max(quantizer + change, LEAST_QUANTIZER), 51);
}

const MEDIUM_DETAIL = 231;
const LEAST_QUANTIZER = 10;

/** Brings a macroblock's pixels from the frame before, as far as they are not there anyway. */
function copyFromStanding(column: i32, row: i32): void {
  const half = (<usize>stride) >> 1;
  const luma = lumaOf(column, row);
  for (let line: usize = 0; line < <usize>BLOCK; line++) {
    const place = luma + line * <usize>stride;
    v128.store(fresh + place, v128.load(standing + place));
  }
  for (let line: usize = 0; line < <usize>BLOCK / 2; line++) {
    const place = chromaOf(column, row) + line * half;
    store<u64>(fresh + toU + place, load<u64>(standing + toU + place));
    store<u64>(fresh + toV + place, load<u64>(standing + toV + place));
  }
}

/** Notes what the frame has changed: what was coded, and what the filter did around it. */
function noteTouched(): void {
  memory.fill(touched, 0, <usize>(columns * rows));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      if (load<u8>(coded + at) == 0) continue;
      store<u8>(touched + at, 1);
      if (column > 0) store<u8>(touched + at - 1, 1);
      if (column + 1 < columns) store<u8>(touched + at + 1, 1);
      if (row > 0) store<u8>(touched + at - columns, 1);
      if (row + 1 < rows) store<u8>(touched + at + columns, 1);
    }
  }
}
