/** Mends the cases with planted faults without a model, and counts which of the faults are gone. */
import {type Fault, findLectureFaults} from '../../agents/critic/measure/find-faults.ts';
import {newFaults} from '../../agents/critic/solve/score.ts';
import {Diagnostician} from '../../agents/diagnose/diagnose.ts';
import {type MendedSection, mendSection} from '../../pipeline/mend-layouts.ts';
import {MeasuringSession} from '../../renderer/node/index.ts';
import {type Figures, quantile, rounded} from '../figures.ts';
import type {PlantedFault} from './corpus.ts';
import {inLecture, sectionName} from './measure-cases.ts';
import type {CaseVerdict} from './score.ts';

/** What became of the planted faults of a case that measuring had found. */
export interface MendedCase {
  readonly sections: readonly MendedSection[];
  readonly mended: readonly PlantedFault[];
  readonly left: readonly PlantedFault[];
  readonly elapsedMs: number;
}

/** A page loads all scenes of its lecture anew for each attempt: few cases share one. */
const CASES_A_LECTURE = 4;
/** A bound for a slow machine; on an idle one the rounds of mending end before. */
const MOST_SECONDS = 40;

/**
 * Mends them, one section after the other.
 *
 * @param keepsStills - Whether the pictures before and after are kept, for a report.
 * @param onMended - Called after each case.
 * @returns By name of the case; those in which nothing planted was found are left out.
 */
export async function mendCases(
  verdicts: readonly CaseVerdict[],
  keepsStills: boolean,
  onMended: (verdict: CaseVerdict, outcome: MendedCase) => void,
): Promise<Map<string, MendedCase>> {
  const faulty = verdicts.filter(({found}) => found.length > 0);
  const diagnostician = new Diagnostician();
  const outcomes = new Map<string, MendedCase>();
  for (let first = 0; first < faulty.length; first += CASES_A_LECTURE) {
    const batch = faulty.slice(first, first + CASES_A_LECTURE);
    const cases = batch.map(({measured}) => measured.case);
    await inLecture(cases, lectureDir =>
      MeasuringSession.use({lectureDir}, async session => {
        for (const verdict of batch) {
          const start = performance.now();
          const {case: one} = verdict.measured;
          const sections: MendedSection[] = [];
          for (const index of one.scenes.keys()) {
            const name = sectionName(one, index);
            const options = {diagnostician, keepsStills, mostSeconds: MOST_SECONDS};
            sections.push(await mendSection(session, name, options));
          }
          const outcome = outcomeOf(verdict, sections, performance.now() - start);
          outcomes.set(one.name, outcome);
          onMended(verdict, outcome);
        }
      }),
    );
  }
  return outcomes;
}

/** A fault is mended when it is gone from its beat, no other beat has it instead, and nothing new has come. */
function outcomeOf(
  {measured: {case: one}, found}: CaseVerdict,
  sections: readonly MendedSection[],
  elapsedMs: number,
): MendedCase {
  const [before, after] = [versionOf(sections, 'before'), versionOf(sections, 'after')];
  const hasNew =
    sections.some(section => newFaults(section.before, section.after).length > 0) ||
    after.compared.length > before.compared.length;
  const isGone = ({code, beat, scene}: PlantedFault): boolean => {
    const section = sectionName(one, scene - 1);
    const [was, is] = [before, after].map(({own, compared}) =>
      [...own, ...compared].filter(fault => fault.code === code && fault.section === section),
    ) as [Fault[], Fault[]];
    const elsewhere = (faults: readonly Fault[]): number =>
      faults.filter(fault => fault.beat !== beat).length;
    return elsewhere(is) === is.length && elsewhere(is) <= elsewhere(was);
  };
  const mended = hasNew ? [] : found.filter(isGone);
  return {sections, mended, left: found.filter(fault => !mended.includes(fault)), elapsedMs};
}

/** All faults of some sections: those of each, and those that comparing them shows. */
function versionOf(
  sections: readonly MendedSection[],
  when: 'before' | 'after',
): {readonly own: readonly Fault[]; readonly compared: readonly Fault[]} {
  return {
    own: sections.flatMap(section => section[when].faults),
    compared: findLectureFaults(sections.map(section => section[when].measured)),
  };
}

/** Kinds that are no matter of places, sizes, colours and removal. */
const NOT_OF_LAYOUT: ReadonlySet<string> = new Set([
  'empty-stage',
  'fast-motion',
  'fast-reading',
  'flashing',
  'shared-color',
  'two-colors',
  'unnamed-symbol',
]);

/** Shares of the planted faults that measuring had found: of all, of those of the layout, and by kind. */
export function mendingFigures(
  verdicts: readonly CaseVerdict[],
  outcomes: ReadonlyMap<string, MendedCase>,
): Figures {
  const found = verdicts.flatMap(verdict => verdict.found);
  if (found.length === 0) return {};
  const mended = [...outcomes.values()].flatMap(outcome => outcome.mended);
  const share = (counts: (fault: PlantedFault) => boolean): number =>
    rounded(mended.filter(counts).length / found.filter(counts).length);
  const isOfLayout = ({code}: PlantedFault): boolean => !NOT_OF_LAYOUT.has(code);
  const ofLayout = found.filter(isOfLayout).length;
  const codes = [...new Set(found.map(({code}) => code))].sort();
  const times = [...outcomes.values()].map(({elapsedMs}) => elapsedMs / 1000);
  return {
    faultsToMend: found.length,
    mendedWithoutModel: share(() => true),
    ...(ofLayout === 0
      ? {}
      : {
          layoutFaultsToMend: ofLayout,
          layoutMendedWithoutModel: share(isOfLayout),
        }),
    mendMedianSeconds: rounded(quantile(times, 0.5), 1),
    mendP95Seconds: rounded(quantile(times, 0.95), 1),
    ...Object.fromEntries(codes.map(code => [`mended.${code}`, share(one => one.code === code)])),
  };
}
