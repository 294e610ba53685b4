/**
 * The arithmetic coder of H.264 (CABAC, clause 9.3.4), and the bits that stand before its data.
 * Bytes go to memory as they come; NAL units are made of them elsewhere.
 */
import {CONTEXTS_OF_I, CONTEXTS_OF_P, RANGES, STATE_AFTER_LPS} from './tables.assembly';

const CONTEXTS = 460;
/** For each context its state, and in the lowest bit the more probable symbol. */
const STATES: usize = memory.data(CONTEXTS);
/** For each such byte, twice, and a symbol what becomes of it. */
const NEXT_STATES: usize = memory.data(256);
/** What decisions are that have no context: as likely one way as the other, or the slice's end. */
const BYPASS: u32 = 0x8000;
const END: u32 = 0xc000;
const NOTES_BYTES: usize = 8192;
/** More than a block of levels can take, or all that stands before the first one. */
const MOST_BYTES: usize = 2048;
const START_RANGE: u32 = 510;
const START_BITS = 23;
/** So many bits have to be free before more are added. */
const LEAST_BITS = 12;

let low: u32 = 0;
let range: u32 = START_RANGE;
let freeBits: i32 = START_BITS;
/** A byte that a carry may still change, and how many bytes wait: it, and 255s behind it. */
let waitingByte: u32 = 0;
let waiting: i32 = 0;
let output: usize = 0;

/** Decisions that are still to be encoded, 16 bits each: what they are, and the symbol in the lowest bit. */
const NOTES: usize = memory.data(NOTES_BYTES, 16);
let noted: usize = NOTES;

let headerByte: u32 = 0;
let headerBits: i32 = 0;

/** Begins at a place in memory, with bits as they are. */
export function startBits(at: usize): void {
  output = at;
  headerByte = 0;
  headerBits = 0;
}

/** Writes the lower bits of a number, the highest first. */
export function writeBits(value: u32, count: i32): void {
  for (let bit = count - 1; bit >= 0; bit--) {
    headerByte = (headerByte << 1) | ((value >> bit) & 1);
    if (++headerBits == 8) {
      store<u8>(output++, headerByte);
      headerByte = 0;
      headerBits = 0;
    }
  }
}

/** Writes a number as an Exp-Golomb code: ue(v). */
export function writeUnsigned(value: u32): void {
  const length = 31 - clz<i32>(value + 1);
  writeBits(0, length);
  writeBits(value + 1, length + 1);
}

/** Likewise with a sign: se(v). */
export function writeSigned(value: i32): void {
  writeUnsigned(value > 0 ? 2 * value - 1 : -2 * value);
}

/** Writes bits up to the next byte. */
export function fillByte(bit: u32): void {
  while (headerBits != 0) writeBits(bit, 1);
}

/** Where the next byte goes. */
export function positionOfBits(): usize {
  return output;
}

/** Fills the table of states; to be called before anything is encoded. */
export function prepareArithmetic(): void {
  for (let state = 0; state < 128; state++) {
    const likely = state & 1;
    const afterLps =
      ((<i32>load<u8>(STATE_AFTER_LPS + (state >> 1))) << 1) | (state < 2 ? likely ^ 1 : likely);
    store<u8>(NEXT_STATES + 2 * state + likely, state < 124 ? state + 2 : state);
    store<u8>(NEXT_STATES + 2 * state + (likely ^ 1), afterLps);
  }
}

/** Begins a slice's data, at the byte where bits ended. */
export function startArithmetic(isIntra: bool, quantizer: i32): void {
  const table = isIntra ? CONTEXTS_OF_I : CONTEXTS_OF_P;
  for (let context = 0; context < CONTEXTS; context++) {
    const m = <i32>load<i8>(table + 2 * context);
    const n = <i32>load<i8>(table + 2 * context, 1);
    const state = min(max(((m * quantizer) >> 4) + n, 1), 126);
    store<u8>(STATES + context, state < 64 ? (63 - state) << 1 : ((state - 64) << 1) | 1);
  }
  low = 0;
  range = START_RANGE;
  freeBits = START_BITS;
  waiting = 0;
  waitingByte = 0;
  noted = NOTES;
}

/** Encodes a decision with a context. */
export function encodeDecision(context: i32, bin: i32): void {
  note((context << 1) | bin);
}

/** Encodes a decision that is as likely one way as the other. */
export function encodeBypass(bin: i32): void {
  note(BYPASS | bin);
}

/** Encodes whether the slice ends. */
export function encodeEnd(isEnd: bool): void {
  note(END | (<i32>isEnd));
  if (isEnd) encodeNoted();
  else makeRoom();
}

/** To be called before each block of levels: so many decisions do not find room otherwise. */
export function makeRoom(): void {
  if (noted > NOTES + NOTES_BYTES - MOST_BYTES) encodeNoted();
}

function note(decision: i32): void {
  store<u16>(noted, decision);
  noted += 2;
}

/** Encodes what was noted: in a loop of its own, what changes with each decision stays in registers. */
function encodeNoted(): void {
  let newLow = low;
  let newRange = range;
  let free = freeBits;
  const behind = noted;
  for (let at = NOTES; at < behind; at += 2) {
    const decision = <u32>load<u16>(at);
    const bin = decision & 1;
    if (decision < BYPASS) {
      const place = STATES + (decision >> 1);
      const state = <u32>load<u8>(place);
      // All four lie side by side: loading the one that is wanted would wait for the range.
      const ranges = load<u32>(RANGES + ((state >> 1) << 2));
      const rangeOfLps = (ranges >> ((newRange >> 3) & 24)) & 255;
      store<u8>(place, load<u8>(NEXT_STATES + ((state << 1) | bin)));
      // Which symbol comes is hard to guess for processors, too: nothing branches on it.
      const ofLps = 0 - ((state ^ bin) & 1);
      const rangeOfMps = newRange - rangeOfLps;
      const wanted = rangeOfMps ^ ((rangeOfMps ^ rangeOfLps) & ofLps);
      const shift = clz<u32>(wanted) - 23;
      newLow = (newLow + (rangeOfMps & ofLps)) << shift;
      newRange = wanted << shift;
      free -= shift;
    } else if (decision < END) {
      newLow = (newLow << 1) + (newRange & (0 - bin));
      free--;
    } else {
      newRange -= 2;
      if (bin != 0) {
        newLow += newRange;
        newRange = 2;
      }
      const shift = clz<u32>(newRange) - 23;
      newLow <<= shift;
      newRange <<= shift;
      free -= shift;
    }
    if (free < LEAST_BITS) {
      const lead = newLow >> (24 - free);
      free += 8;
      newLow &= 0xffffffff >> free;
      writeLead(lead);
    }
  }
  low = newLow;
  range = newRange;
  freeBits = free;
  noted = NOTES;
}

/** Writes what is left, after the slice's end was encoded, and its trailing bit. */
export function finishArithmetic(): void {
  if (low >> (32 - freeBits) != 0) {
    store<u8>(output++, waitingByte + 1);
    for (; waiting > 1; waiting--) store<u8>(output++, 0);
    low -= 1 << (32 - freeBits);
  } else {
    if (waiting > 0) store<u8>(output++, waitingByte);
    for (; waiting > 1; waiting--) store<u8>(output++, 255);
  }
  writeBits(low >> 8, 24 - freeBits);
  writeBits(1, 1);
  fillByte(0);
}

/** Writes eight bits, which may carry over into what was written before. */
function writeLead(lead: u32): void {
  if (lead == 255) {
    waiting++;
  } else if (waiting > 0) {
    const carry = lead >> 8;
    store<u8>(output++, waitingByte + carry);
    for (; waiting > 1; waiting--) store<u8>(output++, 255 + carry);
    waitingByte = lead & 255;
  } else {
    waiting = 1;
    waitingByte = lead;
  }
}
