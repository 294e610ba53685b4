/** An evaluation as Markdown: the figures, for a repository or a message. Pure. */
import {mean} from 'd3-array';
import type {Evaluation, Measures} from '../result.ts';
import {CHIEF_MEASURES, READINGS} from '../statistics/measures.ts';
import {figure, meanText} from './html.ts';
import {MEASURE_NAMES, rankedLectures} from './page.ts';

/** Writes it. */
export function evaluationMarkdown({
  name,
  lectures,
  statistics,
  comparisons,
  settings,
}: Evaluation): string {
  const {answers, answersAsked, looks, looksAsked, lectures: failed} = statistics.missing;
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
                meanText(summary),
                figure(summary.standardDeviation),
              ],
            ];
      }),
    ),
    `Agreement of the judges (Krippendorff’s α): ${figure(statistics.agreement.judges, 2)}. Missing: ${failed} of ${lectures.length} lectures, ${answers} of ${answersAsked} answers, ${looks} of ${looksAsked} looks.`,
    '## Ranking',
    table(
      ['Lecture', 'Field', ...CHIEF_MEASURES.map(measure => MEASURE_NAMES[measure])],
      rankedLectures(lectures).map(lecture => [
        lecture.title + (lecture.failure === null ? '' : ` (failed: ${lecture.failure})`),
        lecture.field,
        ...CHIEF_MEASURES.map(measure => figure(READINGS[measure](lecture))),
      ]),
    ),
    ...(comparisons.length < 2 ? [] : ['## All sets', setsTable({name, statistics, comparisons})]),
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
                  meanText(paired.difference),
                  figure(paired.pValue, 4),
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

/** Means of all sets, with p against the own one. */
function setsTable({
  name,
  statistics,
  comparisons,
}: Pick<Evaluation, 'name' | 'statistics' | 'comparisons'>): string {
  return table(
    ['Set', ...CHIEF_MEASURES.map(measure => MEASURE_NAMES[measure])],
    [
      [name, ...CHIEF_MEASURES.map(measure => meanText(statistics.all[measure]))],
      ...comparisons.map(({other, measures}) => [
        other,
        ...measures.map(({topics, paired}) =>
          paired === null
            ? '–'
            : `${figure(mean(topics, each => each.other))} (p ${figure(paired.pValue, 3)})`,
        ),
      ]),
    ],
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
