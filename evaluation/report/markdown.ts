/** An evaluation as Markdown: the figures, for a repository or a message. Pure. */
import type {Evaluation, Measures} from '../result.ts';
import {missingWords} from '../missing.ts';
import {CHIEF_MEASURES, READINGS} from '../statistics/measures.ts';
import {measuresOfSets} from '../statistics/sets.ts';
import {figure, meanText, pText} from './html.ts';
import {MEASURE_NAMES, digitsOf, rankedLectures} from './page.ts';

/** Writes it. */
export function evaluationMarkdown({
  name,
  lectures,
  statistics,
  comparisons,
  sets,
  settings,
}: Evaluation): string {
  const blocks = [
    `# Evaluation: ${name}`,
    `Pupil: ${settings.pupil ?? '–'}. Judges: ${settings.judges.join(', ') || '–'}. Each asked ${settings.repeats} times. Seed ${settings.seed}.${settings.isReplay ? ' From recorded replies.' : ''}`,
    table(
      ['Measure', 'Lectures', 'Mean (95 %)', 'SD'],
      (Object.keys(READINGS) as (keyof Measures)[]).flatMap(measure => {
        const summary = statistics.all[measure];
        return summary === null
          ? []
          : [
              [
                MEASURE_NAMES[measure],
                String(summary.count),
                meanText(summary, digitsOf(measure)),
                figure(summary.standardDeviation, digitsOf(measure)),
              ],
            ];
      }),
    ),
    `Agreement of the judges (Krippendorff’s α): ${figure(statistics.agreement.judges, 2)}. Missing: ${missingWords(lectures).join(', ') || 'nothing'}.`,
    '## Ranking',
    table(
      ['Lecture', 'Field', ...CHIEF_MEASURES.map(measure => MEASURE_NAMES[measure])],
      rankedLectures(lectures).map(lecture => [
        lecture.title + (lecture.failure === null ? '' : ` (failed: ${lecture.failure})`),
        lecture.field,
        ...CHIEF_MEASURES.map(measure => figure(READINGS[measure](lecture), digitsOf(measure))),
      ]),
    ),
    ...(sets.length < 2 ? [] : ['## All sets', setsTable(sets)]),
    ...comparisons.flatMap(comparison => [
      `## ${comparison.own} against ${comparison.other}`,
      table(
        ['Measure', 'Topics', 'Difference (95 %)', 'p (Wilcoxon)', 'Rank-biserial r', 'Cohen’s dz'],
        comparison.measures.flatMap(({measure, paired}) =>
          paired === null
            ? []
            : [
                [
                  MEASURE_NAMES[measure as keyof Measures],
                  String(paired.count),
                  meanText(paired.difference, digitsOf(measure as keyof Measures)),
                  pText(paired.pValue).replace('p ', '') || '–',
                  figure(paired.rankBiserial, 2),
                  figure(paired.cohenDz, 2),
                ],
              ],
        ),
      ),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Means of all sets, with p against the first one. */
function setsTable(sets: Evaluation['sets']): string {
  const measures = measuresOfSets(sets);
  return table(
    ['Set', 'Without', 'Lectures', ...measures.map(measure => MEASURE_NAMES[measure])],
    sets.map(({name, without, lectures, measures: summaries, against}) => [
      name,
      without.join(', ') || '–',
      String(lectures),
      ...measures.map(measure => {
        const pValue = pText(against?.[measure]);
        const tested = pValue === '' ? '' : `, ${pValue}`;
        return `${meanText(summaries[measure], digitsOf(measure))}${tested}`;
      }),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
