/** All rules of lectures. A new one: a file in `rules/`, a test, a page in `docs/diagnostics/`, a line here. */
import type {Rule} from './rule.ts';
import {angleUnit} from './rules/angle-unit.ts';
import {beatsOutOfStep} from './rules/beats-out-of-step.ts';
import {countsFromOne} from './rules/counts-from-one.ts';
import {emptyRef} from './rules/empty-ref.ts';
import {endlessScene} from './rules/endless-scene.ts';
import {forbiddenGlobal} from './rules/forbidden-global.ts';
import {forbiddenImport} from './rules/forbidden-import.ts';
import {functionAsText} from './rules/function-as-text.ts';
import {lostOrder} from './rules/lost-order.ts';
import {malformedFormula} from './rules/malformed-formula.ts';
import {noScene} from './rules/no-scene.ts';
import {nodeOffStage} from './rules/node-off-stage.ts';
import {swappedArea} from './rules/swapped-area.ts';
import {texAsWords} from './rules/tex-as-words.ts';
import {unknownColor} from './rules/unknown-color.ts';
import {unknownFont} from './rules/unknown-font.ts';
import {unknownIcon} from './rules/unknown-icon.ts';
import {uncheckedTypes} from './rules/unchecked-types.ts';
import {unplayedAnimation} from './rules/unplayed-animation.ts';
import {yieldedValue} from './rules/yielded-value.ts';

/** The rules, in the order in which they are asked. */
export const RULES: readonly Rule[] = [
  forbiddenImport,
  forbiddenGlobal,
  uncheckedTypes,
  unplayedAnimation,
  yieldedValue,
  beatsOutOfStep,
  endlessScene,
  noScene,
  swappedArea,
  nodeOffStage,
  countsFromOne,
  emptyRef,
  functionAsText,
  malformedFormula,
  texAsWords,
  unknownIcon,
  unknownFont,
  unknownColor,
  angleUnit,
  lostOrder,
];

/** Those that tell of what reaches outside of a lecture. */
export const REACH_RULES: readonly Rule[] = [forbiddenImport, forbiddenGlobal];
