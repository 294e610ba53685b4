/** Searches where a macroblock was in the frame before. */
import {difference16, differencesOfFour} from './differences.assembly';
import {BLOCK, columns, earlierMotions, rows, standing, stride} from './frame.assembly';
import {motionOf, pack, xOf, yOf} from './motion.assembly';
import {FARTHEST, differencesAround, placeAt, turnToPlaces} from './places-around.assembly';

/** How many bits a difference of motions takes, about. */
function bitsOf(difference: i32): i32 {
  return difference == 0 ? 1 : 2 * (32 - clz<i32>(abs(difference))) + 1;
}

/** What comes out of {@link findMotion}: the differences and what the motion costs, in one number. */
export let costOfMotion: i32 = 0;

const LONGEST_WAY = 24;

/** The macroblock's luma in 16 rows of 16 bytes. */
const SOURCE: usize = memory.data(256, 16);
let blockColumn: i32 = 0;
let blockRow: i32 = 0;
let expected: i32 = 0;
let price: i32 = 0;
let best: i32 = 0;
/** How far it may go, in quarters of a px. */
let mostLeft: i32 = 0;
let mostRight: i32 = 0;
let mostUp: i32 = 0;
let mostDown: i32 = 0;

/** How far motions may go (table A-1 for levels from 3.1 on), in quarters of a px. */
const FARTHEST_ACROSS = 8191;
const FARTHEST_DOWN = 2047;

/** Between pixels a prediction needs two more px before it and three behind it. */
const MORE_BEFORE = 4 * 2;
const MORE_BEHIND = 4 * 3 - 3;

/**
 * Whether all pixels that a prediction needs lie in the frame.
 *
 * @param before - How many more it needs to the left of the macroblock and above it, in quarters of a px.
 * @param behind - Likewise on the other sides.
 */
function isInside(motion: i32, before: i32, behind: i32): bool {
  const x = xOf(motion);
  const y = yOf(motion);
  return (
    x >= mostLeft + before &&
    x <= mostRight - behind &&
    y >= mostUp + before &&
    y <= mostDown - behind
  );
}

/** The motion that a macroblock had in the frame before. */
function earlierOf(at: i32): i32 {
  return load<i32>(earlierMotions + 4 * at);
}

/** Where in the frame before a motion leads from, rounded to whole px. */
function placeOf(motion: i32): usize {
  const x = BLOCK * blockColumn + (xOf(motion) >> 2);
  const y = BLOCK * blockRow + (yOf(motion) >> 2);
  return standing + <usize>(y * stride + x);
}

function rateOf(motion: i32): i32 {
  return price * (bitsOf(xOf(motion) - xOf(expected)) + bitsOf(yOf(motion) - yOf(expected)));
}

/** What a motion costs that must not be chosen. */
const TOO_MUCH = 1 << 28;

/** What others did, each once: neighbours often move alike. */
const NOTED: usize = memory.data(4 * 32);
let notedCount: usize = 0;

/**
 * The motions that were found last, each once, the latest first: where a few things move in front of
 * each other, a macroblock's neighbours may all belong to another one.
 */
const RECENT_COUNT = 16;
const RECENT: usize = memory.data(4 * RECENT_COUNT);

/** Forgets the motions of the video before. */
export function forgetMotions(): void {
  memory.fill(RECENT, 0, 4 * RECENT_COUNT);
}

/** Puts a motion in front of the others, from wherever it was. */
function noteRecent(motion: i32): void {
  let moved = motion;
  for (let index: usize = 0; index < <usize>RECENT_COUNT; index++) {
    const there = load<i32>(RECENT + 4 * index);
    store<i32>(RECENT + 4 * index, moved);
    if (there == motion) return;
    moved = there;
  }
}

/** Notes where another macroblock went, rounded to whole pixels, to be tried. */
function noteOther(motion: i32): void {
  const whole = toWhole(motion);
  if (whole == 0) return;
  for (let index: usize = 0; index < notedCount; index++) {
    if (load<i32>(NOTED + 4 * index) == whole) return;
  }
  store<i32>(NOTED + 4 * notedCount++, whole);
}

/** Tries what was noted, from one on. */
function tryNoted(first: usize): void {
  const last = notedCount - 1;
  for (let index = first; index < notedCount; index += 4) {
    tryFour(
      load<i32>(NOTED + 4 * index),
      load<i32>(NOTED + 4 * min(index + 1, last)),
      load<i32>(NOTED + 4 * min(index + 2, last)),
      load<i32>(NOTED + 4 * min(index + 3, last)),
    );
  }
}

/** Compares four places at whole pixels with the best one so far. */
function tryFour(a: i32, b: i32, c: i32, d: i32): void {
  const differences = differencesOfFour(
    SOURCE,
    safePlaceOf(a),
    safePlaceOf(b),
    safePlaceOf(c),
    safePlaceOf(d),
    <usize>stride,
  );
  choose(differences, a, b, c, d, 0, 0);
}

/** Where a motion leads from, if that is in the frame. */
function safePlaceOf(motion: i32): usize {
  return placeOf(isInside(motion, 0, 0) ? motion : 0);
}

/** Compares four places close to one at whole pixels with the best one so far. */
function tryFourAround(whole: i32, a: i32, b: i32, c: i32, d: i32): void {
  const differences = differencesAround(
    SOURCE,
    placeBeside(whole, a),
    placeBeside(whole, b),
    placeBeside(whole, c),
    placeBeside(whole, d),
  );
  choose(differences, a, b, c, d, MORE_BEFORE, MORE_BEHIND);
}

function placeBeside(whole: i32, motion: i32): usize {
  return placeAt(xOf(motion) - xOf(whole), yOf(motion) - yOf(whole));
}

/** Whether a motion leads to such a place. */
function isAround(whole: i32, motion: i32): bool {
  return abs(xOf(motion) - xOf(whole)) <= FARTHEST && abs(yOf(motion) - yOf(whole)) <= FARTHEST;
}

/**
 * Takes the one of four motions that costs least, if that is less than what the best one does so far.
 *
 * @param differences - Those that they leave.
 */
function choose(differences: v128, a: i32, b: i32, c: i32, d: i32, before: i32, behind: i32): void {
  let rates = i32x4.splat(rateInside(a, before, behind));
  rates = i32x4.replace_lane(rates, 1, rateInside(b, before, behind));
  rates = i32x4.replace_lane(rates, 2, rateInside(c, before, behind));
  rates = i32x4.replace_lane(rates, 3, rateInside(d, before, behind));
  // Costs and numbers in one: the least one says which it is. Nothing branches before that is known.
  const costs = i32x4.add(i32x4.shl(i32x4.add(differences, rates), 2), i32x4(0, 1, 2, 3));
  const pair = i32x4.min_s(costs, v128.shuffle<i32>(costs, costs, 2, 3, 0, 1));
  const least = min(i32x4.extract_lane(pair, 0), i32x4.extract_lane(pair, 1));
  if (least >> 2 >= costOfMotion) return;
  costOfMotion = least >> 2;
  const number = least & 3;
  best = number < 2 ? (number == 0 ? a : b) : number == 2 ? c : d;
}

/** What a motion costs beside the differences; too much where it leaves the frame. */
function rateInside(motion: i32, before: i32, behind: i32): i32 {
  return isInside(motion, before, behind) ? rateOf(motion) : TOO_MUCH;
}

function toWhole(motion: i32): i32 {
  return pack((xOf(motion) + 2) & ~3, (yOf(motion) + 2) & ~3);
}

/**
 * Searches from what is expected, and from where the neighbours and the frame before went, downhill:
 * first at whole pixels, then between them.
 *
 * @param predicted - What neighbours lead one to expect.
 * @param lambda - What a bit costs, in differences.
 */
export function findMotion(source: usize, column: i32, row: i32, predicted: i32, lambda: i32): i32 {
  blockColumn = column;
  blockRow = row;
  expected = predicted;
  price = lambda;
  best = 0;
  for (let line: usize = 0; line < 16; line++) {
    v128.store(SOURCE + 16 * line, v128.load(source + line * <usize>stride));
  }
  mostLeft = max(-FARTHEST_ACROSS, -4 * BLOCK * column);
  mostRight = min(FARTHEST_ACROSS, 4 * BLOCK * (columns - 1 - column));
  mostUp = max(-FARTHEST_DOWN, -4 * BLOCK * row);
  mostDown = min(FARTHEST_DOWN, 4 * BLOCK * (rows - 1 - row));
  costOfMotion = rateOf(0) + difference16(source, <usize>stride, placeOf(0), <usize>stride);
  const at = row * columns + column;
  notedCount = 0;
  noteOther(predicted);
  if (column > 0) noteOther(motionOf(at - 1));
  if (row > 0) {
    noteOther(motionOf(at - columns));
    if (column + 1 < columns) noteOther(motionOf(at - columns + 1));
    noteOther(earlierOf(at - columns));
  }
  if (column > 0) noteOther(earlierOf(at - 1));
  noteOther(earlierOf(at));
  if (column + 1 < columns) noteOther(earlierOf(at + 1));
  if (row + 1 < rows) noteOther(earlierOf(at + columns));
  tryNoted(0);
  if (costOfMotion > 200 * lambda) {
    const first = notedCount;
    for (let index: usize = 0; index < <usize>RECENT_COUNT; index++) {
      noteOther(load<i32>(RECENT + 4 * index));
    }
    tryNoted(first);
  }
  if (costOfMotion <= 4 * lambda) return best;
  if (costOfMotion > 40 * lambda) walkFar();
  walkNear();
  if (costOfMotion <= 8 * lambda) return best;
  const whole = best;
  turnToPlaces(placeOf(whole), <usize>stride);
  const left = column > 0 ? motionOf(at - 1) : whole;
  const above = row > 0 ? motionOf(at - columns) : whole;
  tryOthersAround(whole, predicted, earlierOf(at), left, above);
  walkAround(whole, 2);
  walkAround(whole, 1);
  if (best != 0) noteRecent(best);
  return best;
}

/** Compares the motions of others, as far as they lead close to here. */
function tryOthersAround(whole: i32, a: i32, b: i32, c: i32, d: i32): void {
  const closeA = isAround(whole, a) ? a : whole;
  const closeB = isAround(whole, b) ? b : whole;
  const closeC = isAround(whole, c) ? c : whole;
  const closeD = isAround(whole, d) ? d : whole;
  if (closeA == whole && closeB == whole && closeC == whole && closeD == whole) return;
  tryFourAround(whole, closeA, closeB, closeC, closeD);
}

/** Goes to the best of the places around, up to two px away, until none is better. */
function walkFar(): void {
  for (let steps = 0; steps < LONGEST_WAY; steps++) {
    const from = best;
    const x = xOf(from);
    const y = yOf(from);
    tryFour(pack(x - 8, y), pack(x + 8, y), pack(x - 4, y - 8), pack(x + 4, y - 8));
    tryFour(pack(x - 4, y + 8), pack(x + 4, y + 8), pack(x, y - 8), pack(x, y + 8));
    if (best == from) return;
  }
}

/** Goes to the best of the four neighbours until none is better. */
function walkNear(): void {
  for (let steps = 0; steps < LONGEST_WAY; steps++) {
    const from = best;
    const x = xOf(from);
    const y = yOf(from);
    tryFour(pack(x - 4, y), pack(x + 4, y), pack(x, y - 4), pack(x, y + 4));
    if (best == from) return;
  }
}

/** Likewise between pixels, in steps of half or a quarter of a px, twice at most. */
function walkAround(whole: i32, step: i32): void {
  for (let steps = 0; steps < 2; steps++) {
    const from = best;
    const x = xOf(from);
    const y = yOf(from);
    tryFourAround(
      whole,
      pack(max(x - step, xOf(whole) - FARTHEST), y),
      pack(min(x + step, xOf(whole) + FARTHEST), y),
      pack(x, max(y - step, yOf(whole) - FARTHEST)),
      pack(x, min(y + step, yOf(whole) + FARTHEST)),
    );
    if (best == from) return;
  }
}
