/** Decides how a macroblock is encoded. */
import {
  at,
  column,
  hasReferences,
  lambda,
  lastQuantizer,
  luma,
  row,
  turnToMacroblock,
} from './current.assembly';
import {encodeInter} from './encode-inter.assembly';
import {encodeIntra, intraIsBetter, intraIsExact} from './encode-intra.assembly';
import {INTER, coded, columns, kinds, quantizers, source} from './frame.assembly';
import {costOfMotion, findMotion} from './motion-search.assembly';
import {isSkippedInPlace, predictMotion, xOf, yOf} from './motion.assembly';
import {keepQuantizer, turnTo, writeInter, writePattern, writeSkip} from './syntax.assembly';

/** Writes a macroblock that is as in the frame before. */
export function encodeUnchanged(toColumn: i32, toRow: i32): void {
  const number = toRow * columns + toColumn;
  turnTo(toColumn, toRow);
  store<u8>(quantizers + number, lastQuantizer);
  if (isSkippedInPlace(toColumn, toRow)) {
    writeSkip(true);
    return;
  }
  const predicted = predictMotion(toColumn, toRow);
  if (predicted == 0) {
    writeSkip(true);
    return;
  }
  store<u8>(kinds + number, INTER);
  writeSkip(false);
  writeInter(-xOf(predicted), -yOf(predicted));
  writePattern(0);
  keepQuantizer();
  store<u8>(coded + number, 1);
}

/**
 * Encodes a macroblock.
 *
 * @param wanted - Its quantizer.
 * @param isFlat - Whether its luma has but one shade.
 */
export function encodeMacroblock(toColumn: i32, toRow: i32, wanted: i32, isFlat: bool): void {
  turnToMacroblock(toColumn, toRow, wanted);
  turnTo(column, row);
  store<u8>(coded + at, 1);
  // Ground that comes to light is exact when its neighbours continue; moved here, it brings traces along.
  if (hasReferences && !(isFlat && intraIsExact())) {
    const predicted = predictMotion(column, row);
    const motion = findMotion(source + luma, column, row, predicted, lambda);
    if (costOfMotion <= 48 * lambda || !intraIsBetter(costOfMotion)) {
      encodeInter(motion, predicted);
      return;
    }
  }
  encodeIntra();
}
