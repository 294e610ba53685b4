/** Encodes a macroblock that is predicted from the frame before. */
import {
  PREDICTION,
  PREDICTION_U,
  at,
  column,
  lastQuantizer,
  quantizer,
  row,
} from './current.assembly';
import {
  BLOCK,
  INTER,
  kinds,
  motions,
  nonzeros,
  patterns,
  quantizers,
  standing,
  stride,
  toU,
  toV,
} from './frame.assembly';
import {motionWhenSkipped, xOf, yOf} from './motion.assembly';
import {predictChroma, predictLuma} from './prediction.assembly';
import {
  SHARE_OF_INTER,
  encodeChroma,
  encodeLuma,
  patternOf,
  patternOfChroma,
  restoreChroma,
  restoreLuma,
  writeResidual,
} from './residual.assembly';
import {writeInter, writePattern, writeSkip} from './syntax.assembly';

/**
 * Encodes it.
 *
 * @param motion - Where it was, from here, in quarters of a px.
 * @param predicted - What its neighbours lead one to expect.
 */
export function encodeInter(motion: i32, predicted: i32): void {
  const x = 4 * BLOCK * column + xOf(motion);
  const y = 4 * BLOCK * row + yOf(motion);
  const width = <usize>stride;
  const half = width >> 1;
  predictLuma(standing + <usize>((y >> 2) * stride + (x >> 2)), width, x & 3, y & 3, PREDICTION);
  const inChroma = standing + <usize>(((y >> 3) * stride) >> 1) + <usize>(x >> 3);
  predictChroma(inChroma + toU, half, x & 7, y & 7, PREDICTION_U);
  predictChroma(inChroma + toV, half, x & 7, y & 7, PREDICTION_U + 64);

  let bits = encodeLuma();
  const pattern = patternOf(bits);
  bits |= encodeChroma(SHARE_OF_INTER);
  const chromaPattern = patternOfChroma(bits);
  const whole = pattern | (chromaPattern << 4);

  store<u32>(nonzeros + 4 * at, bits);
  store<u8>(patterns + at, whole);
  store<i32>(motions + 4 * at, motion);
  store<u8>(quantizers + at, whole == 0 ? lastQuantizer : quantizer);
  const isSkipped = whole == 0 && motion == motionWhenSkipped(column, row, predicted);
  writeSkip(isSkipped);
  if (!isSkipped) {
    store<u8>(kinds + at, INTER);
    writeInter(xOf(motion) - xOf(predicted), yOf(motion) - yOf(predicted));
    writePattern(whole);
    writeResidual(INTER, whole, false);
  }
  restoreLuma(bits);
  restoreChroma(bits);
}
