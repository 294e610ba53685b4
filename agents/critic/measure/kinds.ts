/** All kinds of faults that are measured. A new one: a file in `faults/`, its test, a line here. */
import type {CourseFaultKind, FaultKind, LectureFaultKind} from './fault.ts';
import {crowded} from './faults/crowded.ts';
import {cutOff} from './faults/cut-off.ts';
import {emptyStage} from './faults/empty-stage.ts';
import {farLabel} from './faults/far-label.ts';
import {fastMotion} from './faults/fast-motion.ts';
import {fastReading} from './faults/fast-reading.ts';
import {flashing} from './faults/flashing.ts';
import {hidden} from './faults/hidden.ts';
import {illegibleAt720p} from './faults/illegible-at-720p.ts';
import {leftOver} from './faults/left-over.ts';
import {lowContrast} from './faults/low-contrast.ts';
import {misplacedLabel} from './faults/misplaced-label.ts';
import {lettersWithoutFont} from './faults/letters-without-font.ts';
import {lineOverflow} from './faults/line-overflow.ts';
import {oneCorner} from './faults/one-corner.ts';
import {outOfBox} from './faults/out-of-box.ts';
import {outsideFrame} from './faults/outside-frame.ts';
import {overColumn} from './faults/over-column.ts';
import {sharedColor} from './faults/shared-color.ts';
import {smallText} from './faults/small-text.ts';
import {textOnLine} from './faults/text-on-line.ts';
import {textOverlap} from './faults/text-overlap.ts';
import {twoColors} from './faults/two-colors.ts';
import {unnamedSymbol} from './faults/unnamed-symbol.ts';

/** The kinds that single pictures show, the worst first. */
export const FAULT_KINDS: readonly FaultKind[] = [
  textOverlap,
  textOnLine,
  hidden,
  misplacedLabel,
  outOfBox,
  cutOff,
  outsideFrame,
  overColumn,
  smallText,
  illegibleAt720p,
  lowContrast,
  farLabel,
  crowded,
  emptyStage,
  oneCorner,
];

/** Those that show in the course of a section. */
export const COURSE_FAULT_KINDS: readonly CourseFaultKind[] = [
  lettersWithoutFont,
  lineOverflow,
  leftOver,
  flashing,
  fastMotion,
  fastReading,
];

/** Those that show when the sections of a lecture are compared. */
export const LECTURE_FAULT_KINDS: readonly LectureFaultKind[] = [
  twoColors,
  sharedColor,
  unnamedSymbol,
];
