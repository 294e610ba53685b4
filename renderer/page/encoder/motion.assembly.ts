/** Where macroblocks were in the frame before, and where one may be expected to have been. */
import {INTRA_16, columns, kinds, motions} from './frame.assembly';

/** A place in the frame before, in quarters of a px, as two 16-bit numbers in one. */
export function pack(x: i32, y: i32): i32 {
  return (x & 0xffff) | (y << 16);
}

export function xOf(motion: i32): i32 {
  return (motion << 16) >> 16;
}

export function yOf(motion: i32): i32 {
  return motion >> 16;
}

/** The motion that the neighbours of a macroblock lead one to expect (clause 8.4.1.3). */
export function predictMotion(column: i32, row: i32): i32 {
  const at = row * columns + column;
  const hasLeft = column > 0;
  const hasTop = row > 0;
  // Above to the right, or else to the left.
  const corner = hasTop
    ? column + 1 < columns
      ? at - columns + 1
      : hasLeft
        ? at - columns - 1
        : -1
    : -1;
  if (!hasTop) return hasLeft && isInter(at - 1) ? motionOf(at - 1) : 0;
  const left = hasLeft && isInter(at - 1);
  const top = isInter(at - columns);
  const other = corner >= 0 && isInter(corner);
  const ofLeft = left ? motionOf(at - 1) : 0;
  const ofTop = top ? motionOf(at - columns) : 0;
  const ofCorner = other ? motionOf(corner) : 0;
  if (<i32>left + <i32>top + <i32>other == 1) return left ? ofLeft : top ? ofTop : ofCorner;
  return pack(
    median(xOf(ofLeft), xOf(ofTop), xOf(ofCorner)),
    median(yOf(ofLeft), yOf(ofTop), yOf(ofCorner)),
  );
}

/** The motion of a macroblock for which nothing is written (clause 8.4.1.1). */
export function motionWhenSkipped(column: i32, row: i32, predicted: i32): i32 {
  return isSkippedInPlace(column, row) ? 0 : predicted;
}

/** Whether it does not move then, whatever its neighbours lead one to expect. */
export function isSkippedInPlace(column: i32, row: i32): bool {
  if (column == 0 || row == 0) return true;
  const at = row * columns + column;
  return (
    (motionOf(at - 1) == 0 && isInter(at - 1)) ||
    (motionOf(at - columns) == 0 && isInter(at - columns))
  );
}

function isInter(at: i32): bool {
  return load<u8>(kinds + at) < INTRA_16;
}

/** The motion of a macroblock; none where it is predicted otherwise. */
export function motionOf(at: i32): i32 {
  return load<i32>(motions + 4 * at);
}

function median(a: i32, b: i32, c: i32): i32 {
  return max(min(a, b), min(max(a, b), c));
}
