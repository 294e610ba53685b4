/** How bad the faults of a section are together, and whether a change has made none. */
import type {MeasuredSection} from '../../../schema/measured-section.ts';
import type {Fault} from '../measure/find-faults.ts';
import {rootOf} from '../measure/leaves.ts';

const WEIGHT = {error: 10, warning: 3};
/** Each beat in which a fault stays to be seen makes it worse by this share. */
const PER_SECOND = 0.01;

/** The weight of faults together; 0 for none. */
export function scoreOf(faults: readonly Fault[]): number {
  return faults.reduce(
    (sum, {severity, fromSeconds, toSeconds}) =>
      sum + WEIGHT[severity] * (1 + PER_SECOND * Math.min(30, toSeconds - fromSeconds)),
    0,
  );
}

/** What a fault is about: its kind and the nodes that were placed, as long as the scene makes the same nodes. */
function subjectOf({code, nodes}: Fault, roots: ReadonlyMap<string, string>): string {
  const concerned = [...new Set(nodes.map(node => roots.get(node) ?? node))].sort();
  return `${code} ${concerned.join(' ')}`;
}

/** Faults of another section, or of a version of the same, that were not there before. */
export function newFaults(
  before: {readonly measured: MeasuredSection; readonly faults: readonly Fault[]},
  after: {readonly measured: MeasuredSection; readonly faults: readonly Fault[]},
): Fault[] {
  const old = subjects(before.measured, before.faults);
  return after.faults.filter(fault => {
    const subject = subjectOf(fault, rootsIn(after.measured));
    const left = old.get(subject) ?? 0;
    old.set(subject, left - 1);
    return left <= 0;
  });
}

function subjects(measured: MeasuredSection, faults: readonly Fault[]): Map<string, number> {
  const roots = rootsIn(measured);
  const counts = new Map<string, number>();
  for (const fault of faults) {
    const subject = subjectOf(fault, roots);
    counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  return counts;
}

const known = new WeakMap<MeasuredSection, ReadonlyMap<string, string>>();

function rootsIn(measured: MeasuredSection): ReadonlyMap<string, string> {
  const roots =
    known.get(measured) ??
    new Map(measured.moments.flatMap(({leaves}) => leaves.map(leaf => [leaf.id, rootOf(leaf)])));
  known.set(measured, roots);
  return roots;
}
