/** All kinds of faults that are measured. A new one: a file in `faults/`, its test, a line here. */
import type {FaultKind} from './fault.ts';
import {emptyStage} from './faults/empty-stage.ts';
import {fastMotion} from './faults/fast-motion.ts';
import {hidden} from './faults/hidden.ts';
import {lowContrast} from './faults/low-contrast.ts';
import {oneCorner} from './faults/one-corner.ts';
import {outsideFrame} from './faults/outside-frame.ts';
import {overColumn} from './faults/over-column.ts';
import {smallText} from './faults/small-text.ts';
import {textOnLine} from './faults/text-on-line.ts';
import {textOverlap} from './faults/text-overlap.ts';

/** The kinds, the worst first. */
export const FAULT_KINDS: readonly FaultKind[] = [
  textOverlap,
  textOnLine,
  hidden,
  outsideFrame,
  overColumn,
  smallText,
  lowContrast,
  emptyStage,
  oneCorner,
  fastMotion,
];
