/** The report of the benchmark: each case with its stills, what was planted and what was found, to disagree with. */
import type {Fault} from '../../agents/critic/measure/find-faults.ts';
import {critiquePage} from '../../agents/critic/report-page.ts';
import type {PlantedFault} from './corpus.ts';
import type {CaseVerdict} from './score.ts';

/** Writes the page. */
export function benchmarkPage(verdicts: readonly CaseVerdict[]): string {
  return critiquePage({
    title: 'The Critic on planted faults',
    showsAll: true,
    sections: verdicts.flatMap(verdict =>
      verdict.measured.sections.map((measured, index) => ({
        measured,
        faults: verdict.measured.faults.filter(({section}) => section === measured.section),
        remarks: remarksOf(verdict, measured.section, index + 1),
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

function told({code, beat}: PlantedFault | Fault): string {
  return `${code} in beat ${beat ?? '–'}`;
}
