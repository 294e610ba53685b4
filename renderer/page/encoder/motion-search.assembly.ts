/** Searches where a macroblock was in the frame before. */
import {difference16} from './differences.assembly';
import {BLOCK, columns, earlierMotions, rows, standing, stride} from './frame.assembly';
import {motionOf, pack, xOf, yOf} from './motion.assembly';
import {differenceAt, turnToPlaces} from './places-around.assembly';

/** How many bits a difference of motions takes, about. */
function bitsOf(difference: i32): i32 {
  return difference == 0 ? 1 : 2 * (32 - clz<i32>(abs(difference))) + 1;
}

/** What comes out of {@link findMotion}: the differences and what the motion costs, in one number. */
export let costOfMotion: i32 = 0;

const LONGEST_WAY = 24;

let sourceAt: usize = 0;
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

/** Whether all pixels that a prediction at whole px needs lie in the frame. */
function isInside(motion: i32): bool {
  const x = xOf(motion);
  const y = yOf(motion);
  return x >= mostLeft && x <= mostRight && y >= mostUp && y <= mostDown;
}

/** The same for one between pixels. */
function isWellInside(motion: i32): bool {
  const x = xOf(motion);
  const y = yOf(motion);
  return (
    x >= mostLeft + MORE_BEFORE &&
    x <= mostRight - MORE_BEHIND &&
    y >= mostUp + MORE_BEFORE &&
    y <= mostDown - MORE_BEHIND
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

/** What others did, as far as it was tried: neighbours often move alike. */
const TRIED: usize = memory.data(4 * 32);
let triedCount: usize = 0;

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

/** Tries where another macroblock went, rounded to whole pixels. */
function tryOther(motion: i32): void {
  const whole = toWhole(motion);
  if (whole == 0) return;
  for (let index: usize = 0; index < triedCount; index++) {
    if (load<i32>(TRIED + 4 * index) == whole) return;
  }
  store<i32>(TRIED + 4 * triedCount++, whole);
  tryWhole(whole);
}

/** Compares one place at whole pixels with the best one so far. */
function tryWhole(motion: i32): void {
  if (motion == best || !isInside(motion)) return;
  const rate = rateOf(motion);
  if (rate >= costOfMotion) return;
  const cost = rate + difference16(sourceAt, <usize>stride, placeOf(motion), <usize>stride);
  if (cost >= costOfMotion) return;
  costOfMotion = cost;
  best = motion;
}

/** The same for a place between pixels, around one at whole ones. */
function tryAround(whole: i32, x: i32, y: i32): void {
  if (abs(x) > 3 || abs(y) > 3) return;
  const motion = pack(xOf(whole) + x, yOf(whole) + y);
  if (!isWellInside(motion)) return;
  const rate = rateOf(motion);
  if (rate >= costOfMotion) return;
  const cost = rate + differenceAt(sourceAt, <usize>stride, x, y);
  if (cost >= costOfMotion) return;
  costOfMotion = cost;
  best = motion;
}

/** The same for a motion that others have. */
function tryMotion(whole: i32, motion: i32): void {
  if (motion != best) tryAround(whole, xOf(motion) - xOf(whole), yOf(motion) - yOf(whole));
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
  sourceAt = source;
  blockColumn = column;
  blockRow = row;
  expected = predicted;
  price = lambda;
  best = 0;
  mostLeft = max(-FARTHEST_ACROSS, -4 * BLOCK * column);
  mostRight = min(FARTHEST_ACROSS, 4 * BLOCK * (columns - 1 - column));
  mostUp = max(-FARTHEST_DOWN, -4 * BLOCK * row);
  mostDown = min(FARTHEST_DOWN, 4 * BLOCK * (rows - 1 - row));
  costOfMotion = rateOf(0) + difference16(source, <usize>stride, placeOf(0), <usize>stride);
  const at = row * columns + column;
  triedCount = 0;
  tryOther(predicted);
  if (column > 0) tryOther(motionOf(at - 1));
  if (row > 0) {
    tryOther(motionOf(at - columns));
    if (column + 1 < columns) tryOther(motionOf(at - columns + 1));
    tryOther(earlierOf(at - columns));
  }
  if (column > 0) tryOther(earlierOf(at - 1));
  tryOther(earlierOf(at));
  if (column + 1 < columns) tryOther(earlierOf(at + 1));
  if (row + 1 < rows) tryOther(earlierOf(at + columns));
  if (costOfMotion > 200 * lambda) {
    for (let index: usize = 0; index < <usize>RECENT_COUNT; index++) {
      tryOther(load<i32>(RECENT + 4 * index));
    }
  }
  if (costOfMotion <= 4 * lambda) return best;
  if (costOfMotion > 40 * lambda) walkFar();
  walkNear();
  if (costOfMotion <= 8 * lambda) return best;
  const whole = best;
  turnToPlaces(placeOf(whole), <usize>stride);
  tryMotion(whole, predicted);
  tryMotion(whole, earlierOf(at));
  if (column > 0) tryMotion(whole, motionOf(at - 1));
  if (row > 0) tryMotion(whole, motionOf(at - columns));
  walkAround(whole, 2);
  walkAround(whole, 1);
  if (best != 0) noteRecent(best);
  return best;
}

/** Goes to the best of six places around, two px away, until none is better. */
function walkFar(): void {
  for (let steps = 0; steps < LONGEST_WAY; steps++) {
    const from = best;
    const x = xOf(from);
    const y = yOf(from);
    tryWhole(pack(x - 8, y));
    tryWhole(pack(x + 8, y));
    tryWhole(pack(x - 4, y - 8));
    tryWhole(pack(x + 4, y - 8));
    tryWhole(pack(x - 4, y + 8));
    tryWhole(pack(x + 4, y + 8));
    if (best == from) return;
  }
}

/** Goes to the best of the four neighbours until none is better. */
function walkNear(): void {
  for (let steps = 0; steps < LONGEST_WAY; steps++) {
    const from = best;
    const x = xOf(from);
    const y = yOf(from);
    tryWhole(pack(x - 4, y));
    tryWhole(pack(x + 4, y));
    tryWhole(pack(x, y - 4));
    tryWhole(pack(x, y + 4));
    if (best == from) return;
  }
}

/** Likewise between pixels, in steps of half or a quarter of a px, twice at most. */
function walkAround(whole: i32, step: i32): void {
  for (let steps = 0; steps < 2; steps++) {
    const from = best;
    const x = xOf(from) - xOf(whole);
    const y = yOf(from) - yOf(whole);
    tryAround(whole, x - step, y);
    tryAround(whole, x + step, y);
    tryAround(whole, x, y - step);
    tryAround(whole, x, y + step);
    if (best == from) return;
  }
}
