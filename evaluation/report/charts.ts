/** The charts of the report, as SVG. Colours come from the page; shapes differ too, for those who see none. Pure. */
import {scaleLinear} from 'd3-scale';
import {DIMENSIONS, DIMENSION_NAMES, MOST_POINTS} from '../aesthetics/marks.ts';
import type {Comparison, EvaluationStatistics, LectureResult} from '../result.ts';
import {valueOf} from '../statistics/measures.ts';
import {escaped, figure, shortened} from './html.ts';

const WIDTH = 480;
const PAD = 14;
const LEGEND = 38;
const AXIS = 34;
const LONGEST_LABEL = 52;
/** More rows than this are told by the table alone. */
export const MOST_ROWS = 16;

/** What the pupil knew in the three stages, lecture by lecture. */
export function stagesChart(lectures: readonly LectureResult[]): string {
  const rows = lectures
    .flatMap(({title, teachQuiz}) => {
      const quiz = valueOf(teachQuiz);
      return quiz === undefined ? [] : [{title, ...quiz}];
    })
    .slice(0, MOST_ROWS);
  if (rows.length === 0) return '';
  const x = scaleLinear([0, 100], [PAD, WIDTH - PAD]);
  const body = rows.map(({title, baseline, unlearned, score}, index) => {
    const top = LEGEND + index * ROW;
    const y = top + 36;
    return [
      label(title, top),
      track(x(0), x(100), y),
      unlearned === null || score === null
        ? ''
        : `<line class="gain" x1="${x(unlearned)}" y1="${y}" x2="${x(score)}" y2="${y}"/>`,
      baseline === null ? '' : `<circle class="baseline" cx="${x(baseline)}" cy="${y}" r="9"/>`,
      unlearned === null ? '' : diamond(x(unlearned), y),
      score === null ? '' : `<circle class="own" cx="${x(score)}" cy="${y}" r="6"/>`,
    ].join('');
  });
  const height = LEGEND + rows.length * ROW + AXIS;
  const words = rows
    .map(
      ({title, baseline, unlearned, score}) =>
        `${title}: ${figure(baseline, 0)} % with all knowledge, ${figure(unlearned, 0)} % unlearned, ${figure(score, 0)} % with the video`,
    )
    .join('; ');
  return chart(height, words, [
    `<g class="legend"><circle class="baseline" cx="${PAD + 9}" cy="14" r="8"/><text x="${PAD + 24}" y="19">all knowledge</text>${diamond(PAD + 152, 14)}<text x="${PAD + 166}" y="19">unlearned</text><circle class="own" cx="${PAD + 270}" cy="14" r="6"/><text x="${PAD + 283}" y="19">unlearned + video</text></g>`,
    ...body,
    axis([0, 20, 40, 60, 80, 100], x, height, '%'),
  ]);
}

/** The three stages of many lectures: how many have which share of right answers. */
export function stagesHistogram(lectures: readonly LectureResult[]): string {
  const quizzes = lectures.flatMap(({teachQuiz}) => valueOf(teachQuiz) ?? []);
  const rows = [
    {name: 'All knowledge', scores: quizzes.flatMap(({baseline}) => baseline ?? [])},
    {name: 'Unlearned', scores: quizzes.flatMap(({unlearned}) => unlearned ?? [])},
    {name: 'Unlearned + video', scores: quizzes.flatMap(({score}) => score ?? [])},
  ].filter(({scores}) => scores.length > 0);
  if (rows.length === 0) return '';
  const bins = 10;
  const counted = rows.map(row => {
    const counts = Array.from({length: bins}, () => 0);
    for (const score of row.scores) {
      // Full marks belong to the last one.
      const bin = Math.min(bins - 1, Math.floor((score * bins) / 100));
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    return {...row, counts, mean: row.scores.reduce((a, b) => a + b, 0) / row.scores.length};
  });
  const x = scaleLinear([0, 100], [PAD, WIDTH - PAD]);
  const most = Math.max(...counted.flatMap(({counts}) => counts));
  const tall = scaleLinear([0, most], [0, TALL - 66]);
  const body = counted.map(({name, counts, mean}, index) => {
    const top = index * TALL;
    const y = top + TALL - 8;
    const bars = counts.map((count, bin) => {
      if (count === 0) return '';
      const left = x((bin * 100) / bins) + 2;
      const width = x(100 / bins) - x(0) - 4;
      return `<rect class="column-bar" x="${left}" y="${y - tall(count)}" width="${width}" height="${tall(count)}"/><text class="tick" x="${left + width / 2}" y="${y - tall(count) - 5}" text-anchor="middle">${count}</text>`;
    });
    return `${label(name, top)}<text class="value" x="${WIDTH - PAD}" y="${top + 20}">${figure(mean)}</text>${track(x(0), x(100), y)}${bars.join('')}`;
  });
  const height = counted.length * TALL + AXIS;
  const words = counted.map(({name, mean}) => `${name}: mean ${figure(mean)} %`).join('; ');
  return chart(height, words, [...body, axis([0, 20, 40, 60, 80, 100], x, height, '%')]);
}

/** The five marks: the mean as a bar, each judge of each lecture as a dot. */
export function marksChart(lectures: readonly LectureResult[]): string {
  const results = lectures.flatMap(({aesthetics}) => valueOf(aesthetics) ?? []);
  const judged = results.filter(({dimensions}) => dimensions !== null);
  if (judged.length === 0) return '';
  const x = scaleLinear([0, MOST_POINTS], [PAD, WIDTH - PAD]);
  const means: string[] = [];
  const body = DIMENSIONS.map((dimension, index) => {
    const values = judged.flatMap(({dimensions}) => dimensions?.[dimension] ?? []);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    means.push(`${DIMENSION_NAMES[dimension]} ${figure(mean)}`);
    const top = index * ROW;
    const y = top + 36;
    const dots = judged
      .flatMap(({judges}) => judges)
      .flatMap(({dimensions}) => dimensions?.[dimension] ?? [])
      .map(value => `<circle class="dot" cx="${x(value)}" cy="${y}" r="4.5"/>`);
    return `${label(DIMENSION_NAMES[dimension], top)}<text class="value" x="${WIDTH - PAD}" y="${top + 20}">${figure(mean)}</text>${track(x(0), x(MOST_POINTS), y)}<line class="bar" x1="${x(0)}" y1="${y}" x2="${x(mean)}" y2="${y}"/>${dots.join('')}`;
  });
  const height = DIMENSIONS.length * ROW + AXIS;
  return chart(height, `Means of 20 points: ${means.join(', ')}`, [
    ...body,
    axis([0, 5, 10, 15, 20], x, height, ''),
  ]);
}

/** TeachQuiz by field of study: the mean as a dot, its interval as a line. */
export function fieldsChart(fields: EvaluationStatistics['fields']): string {
  const rows = fields.flatMap(({field, measures: {teachQuiz}}) =>
    teachQuiz === null ? [] : [{field, ...teachQuiz}],
  );
  if (rows.length < 2) return '';
  const x = scaleLinear([0, 100], [PAD, WIDTH - PAD]);
  const height = rows.length * ROW + AXIS;
  const body = rows.map(({field, count, mean, interval95}, index) => {
    const top = index * ROW;
    const y = top + 36;
    const interval =
      interval95 === null
        ? ''
        : `<line class="gain" x1="${x(interval95[0])}" y1="${y}" x2="${x(interval95[1])}" y2="${y}"/>`;
    return `${label(`${field}, ${count}`, top)}<text class="value" x="${WIDTH - PAD}" y="${top + 20}">${figure(mean)}</text>${track(x(0), x(100), y)}${interval}<circle class="own" cx="${x(mean)}" cy="${y}" r="6"/>`;
  });
  const words = rows.map(({field, mean}) => `${field} ${figure(mean)} %`).join('; ');
  return chart(height, words, [...body, axis([0, 20, 40, 60, 80, 100], x, height, '%')]);
}

/** Two sets topic by topic. */
export function comparisonChart({own, other, measures}: Comparison): string {
  const scores = measures.find(({measure}) => measure === 'teachQuiz')?.topics ?? [];
  if (scores.length === 0) return '';
  const sorted = [...scores].sort((a, b) => b.own - b.other - (a.own - a.other));
  // Not the gains alone: what was lost is told as well.
  const half = MOST_ROWS / 2;
  const rows =
    sorted.length <= MOST_ROWS ? sorted : [...sorted.slice(0, half), ...sorted.slice(-half)];
  const x = scaleLinear([0, 100], [PAD, WIDTH - PAD]);
  const height = LEGEND + rows.length * ROW + AXIS;
  const body = rows.map(({topic, own: mine, other: theirs}, index) => {
    const top = LEGEND + index * ROW;
    const y = top + 36;
    return `${label(topic, top)}${track(x(0), x(100), y)}<line class="${mine >= theirs ? 'gain' : 'loss'}" x1="${x(theirs)}" y1="${y}" x2="${x(mine)}" y2="${y}"/>${diamond(x(theirs), y)}<circle class="own" cx="${x(mine)}" cy="${y}" r="6"/>`;
  });
  const words = rows
    .map(row => `${row.topic}: ${figure(row.other, 0)} % to ${figure(row.own, 0)} %`)
    .join('; ');
  return chart(height, words, [
    `<g class="legend">${diamond(PAD + 8, 14)}<text x="${PAD + 22}" y="19">${escaped(shortened(other, 22))}</text><circle class="own" cx="${WIDTH / 2 + 8}" cy="14" r="6"/><text x="${WIDTH / 2 + 22}" y="19">${escaped(shortened(own, 22))}</text></g>`,
    ...body,
    axis([0, 20, 40, 60, 80, 100], x, height, '%'),
  ]);
}

const ROW = 52;
const TALL = 170;

function chart(height: number, words: string, parts: readonly string[]): string {
  return `<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(words)}">${parts.join('')}</svg>`;
}

function label(text: string, top: number): string {
  return `<text x="${PAD}" y="${top + 20}">${escaped(shortened(text, LONGEST_LABEL))}</text>`;
}

function track(from: number, to: number, y: number): string {
  return `<line class="track" x1="${from}" y1="${y}" x2="${to}" y2="${y}"/>`;
}

function diamond(x: number, y: number): string {
  return `<path class="before" d="M${x - 7} ${y}l7 -7l7 7l-7 7z"/>`;
}

function axis(
  ticks: readonly number[],
  x: (value: number) => number,
  height: number,
  unit: string,
): string {
  const marks = ticks.map(
    (tick, index) =>
      `<text class="tick" x="${x(tick)}" y="${height - 8}" text-anchor="${index === 0 ? 'start' : index === ticks.length - 1 ? 'end' : 'middle'}">${tick}${index === ticks.length - 1 && unit !== '' ? ` ${unit}` : ''}</text>`,
  );
  return `<g>${marks.join('')}</g>`;
}
