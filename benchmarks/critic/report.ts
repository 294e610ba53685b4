/** The report of the benchmark: each case with its stills, what was planted what was found and how it was mended, to disagree with. */
import {describeEdit} from '../../agents/critic/describe-edit.ts';
import type {Fault} from '../../agents/critic/measure/find-faults.ts';
import {type ReportedSection, critiquePage} from '../../agents/critic/report-page.ts';
import type {PlantedFault} from './corpus.ts';
import type {MendedCase} from './mend-cases.ts';
import type {CaseVerdict} from './score.ts';

/** Writes the page. */
export function benchmarkPage(
  verdicts: readonly CaseVerdict[],
  outcomes: ReadonlyMap<string, MendedCase>,
): string {
  return critiquePage({
    title: 'The Critic on planted faults',
    showsAll: true,
    sections: verdicts.flatMap(verdict =>
      verdict.measured.sections.map((measured, index) => ({
        measured,
        faults: verdict.measured.faults.filter(({section}) => section === measured.section),
        ...mendingOf(measured.section, outcomes.get(verdict.measured.case.name)),
        remarks: [
          ...remarksOf(verdict, measured.section, index + 1),
          ...mendingRemarks(index + 1, outcomes.get(verdict.measured.case.name)),
        ],
      })),
    ),
  });
}

function remarksOf(
  {measured, missed, falseAlarms}: CaseVerdict,
  section: string,
  scene: number,
): string[] {
  const here = measured.case.faults.filter(fault => fault.scene === scene);
  const alarms = falseAlarms.filter(fault => fault.section === section);
  return [
    here.length === 0 ? 'Nothing was planted.' : `Planted: ${here.map(told).join(', ')}.`,
    ...missed.filter(fault => fault.scene === scene).map(fault => `Missed: ${told(fault)}.`),
    ...alarms.map(fault => `False alarm: ${told(fault)}.`),
  ];
}

/** The section after mending; nothing where nothing was changed. */
function mendingOf(
  section: string,
  outcome: MendedCase | undefined,
): Pick<ReportedSection, 'after'> {
  const mended = outcome?.sections.find(each => each.section === section);
  return mended === undefined || mended.after.applied.length === 0 ? {} : {after: mended.after};
}

function mendingRemarks(scene: number, outcome: MendedCase | undefined): string[] {
  if (outcome === undefined) return [];
  const edits = outcome.sections[scene - 1]?.after.applied ?? [];
  const left = outcome.left.filter(fault => fault.scene === scene);
  return [
    ...(edits.length === 0 ? [] : [`Changed: ${edits.map(describeEdit).join(', ')}.`]),
    ...left.map(fault => `Not mended: ${told(fault)}.`),
  ];
}

function told({code, beat}: PlantedFault | Fault): string {
  return `${code} in beat ${beat ?? '–'}`;
}
