/** Finds the faults of a measured section: what is seen at several looks in a row is one fault with its span. */
import type {Box} from '../../../schema/layout-report.ts';
import type {MeasuredMoment, MeasuredSection} from '../../../schema/measured-section.ts';
import type {FaultKind, Sighting} from './fault.ts';
import {FAULT_KINDS} from './kinds.ts';

/** A fault of a section. */
export interface Fault extends Omit<Sighting, 'leaves'> {
  /** Its kind. */
  readonly code: string;
  readonly section: string;
  /** The first beat in which it is seen, from 1. */
  readonly beat: number | undefined;
  /** The first and the last moment at which it is seen, from the start of the section. */
  readonly fromSeconds: number;
  readonly toSeconds: number;
  /** Keys of the nodes that are concerned. */
  readonly nodes: readonly string[];
  /** Where they are when it is first seen, px at 1080p. */
  readonly boxes: readonly Box[];
  /** Place in the scene of what is concerned first. */
  readonly made?: {readonly line: number; readonly column: number} | undefined;
}

/** Finds them, in the order in which they come up. */
export function findFaults(
  section: MeasuredSection,
  kinds: readonly FaultKind[] = FAULT_KINDS,
): Fault[] {
  return kinds
    .flatMap(kind => faultsOf(kind, section))
    .sort((a, b) => a.fromSeconds - b.fromSeconds);
}

function faultsOf(kind: FaultKind, section: MeasuredSection): Fault[] {
  const finished: Fault[] = [];
  let open = new Map<string, Fault>();
  let before: MeasuredMoment | undefined;
  for (const moment of section.moments) {
    if (moment.isSettled || kind.whileMoving) {
      const seen = new Map<string, Fault>();
      for (const sighting of kind.look({section, moment, before})) {
        const fault = faultOf(kind, sighting, section.section, moment);
        const key = [...fault.nodes].sort().join(' ');
        const known = open.get(key);
        seen.set(key, known === undefined ? fault : {...known, toSeconds: moment.seconds});
      }
      for (const [key, fault] of open) if (!seen.has(key)) finished.push(fault);
      open = seen;
    }
    before = moment;
  }
  return [...finished, ...open.values()].filter(
    ({fromSeconds, toSeconds}) => toSeconds - fromSeconds >= (kind.leastSeconds ?? 0),
  );
}

function faultOf(
  {code}: FaultKind,
  {leaves, ...said}: Sighting,
  section: string,
  {beat, seconds}: MeasuredMoment,
): Fault {
  return {
    ...said,
    code,
    section,
    beat,
    fromSeconds: seconds,
    toSeconds: seconds,
    nodes: leaves.map(({id}) => id),
    boxes: leaves.map(({box}) => box),
    made: leaves.find(({made}) => made !== undefined)?.made,
  };
}
