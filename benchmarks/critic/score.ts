/** Compares what was found with what was planted. */
import type {Fault} from '../../agents/critic/measure/find-faults.ts';
import type {PlantedFault} from './corpus.ts';
import {type MeasuredCase, sectionName} from './measure-cases.ts';

/** How well one kind of fault was told. */
export interface KindScore {
  readonly code: string;
  /** How many were planted, and how many of them were found. */
  readonly planted: number;
  readonly found: number;
  /** How many were found where none is. */
  readonly falseAlarms: number;
}

/** What was missed, and what was told without reason, in one case. */
export interface CaseVerdict {
  readonly measured: MeasuredCase;
  readonly found: readonly PlantedFault[];
  readonly missed: readonly PlantedFault[];
  readonly falseAlarms: readonly Fault[];
}

/** Judges a case: a fault is found where its kind is told in its scene and beat. */
export function judge(measured: MeasuredCase): CaseVerdict {
  const {faults: planted} = measured.case;
  const isOne = (fault: Fault, {code, beat, scene}: PlantedFault): boolean =>
    fault.code === code &&
    fault.beat === beat &&
    fault.section === sectionName(measured.case, scene - 1);
  const found = planted.filter(one => measured.faults.some(fault => isOne(fault, one)));
  return {
    measured,
    found,
    missed: planted.filter(one => !found.includes(one)),
    falseAlarms: measured.faults.filter(fault => !planted.some(one => isOne(fault, one))),
  };
}

/** Counts by kind, in the order of their names. */
export function scoreKinds(verdicts: readonly CaseVerdict[]): KindScore[] {
  const planted = verdicts.flatMap(({measured}) => measured.case.faults);
  const found = verdicts.flatMap(verdict => verdict.found);
  const alarms = verdicts.flatMap(({falseAlarms}) => falseAlarms);
  const codes = new Set([...planted, ...alarms].map(({code}) => code));
  const count = (faults: readonly {readonly code: string}[], code: string): number =>
    faults.filter(fault => fault.code === code).length;
  return [...codes].sort().map(code => ({
    code,
    planted: count(planted, code),
    found: count(found, code),
    falseAlarms: count(alarms, code),
  }));
}

/** Share of what was planted that was found; 1 where nothing was planted. */
export function recallOf(scores: readonly KindScore[]): number {
  const planted = scores.reduce((sum, score) => sum + score.planted, 0);
  return planted === 0 ? 1 : scores.reduce((sum, score) => sum + score.found, 0) / planted;
}

/** Share of what was told that was planted; 1 where nothing was told. */
export function precisionOf(scores: readonly KindScore[]): number {
  const found = scores.reduce((sum, score) => sum + score.found, 0);
  const alarms = scores.reduce((sum, score) => sum + score.falseAlarms, 0);
  return found + alarms === 0 ? 1 : found / (found + alarms);
}
