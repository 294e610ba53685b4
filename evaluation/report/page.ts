/** The report of an evaluation: one HTML page that needs nothing else. Pure. */
import {mean} from 'd3-array';
import type {Comparison, Evaluation, LectureResult, Measures} from '../result.ts';
import {missingWords} from '../missing.ts';
import {CHIEF_MEASURES, READINGS, valueOf} from '../statistics/measures.ts';
import {measuresOfSets} from '../statistics/sets.ts';
import type {Summary} from '../statistics/summary.ts';
import {
  MOST_ROWS,
  comparisonChart,
  fieldsChart,
  marksChart,
  stagesChart,
  stagesHistogram,
} from './charts.ts';
import {anchorOf, dollars, escaped, figure, meanText, pText} from './html.ts';
import {lectureSection} from './lecture-section.ts';
import {STYLE} from './style.ts';

/** What the page tells. */
export interface EvaluationReport {
  readonly evaluation: Evaluation;
  /** Small pictures by the names of the lectures, in the order of their stills. */
  readonly pictures: ReadonlyMap<string, readonly string[]>;
  /** The sets that it is compared with, as its comparisons are. */
  readonly others?: readonly Evaluation[] | undefined;
}

/** What people call the measures, and which way is better. */
export const MEASURE_NAMES: Readonly<Record<keyof Measures, string>> = {
  teachQuiz: 'TeachQuiz, %',
  gain: 'Gain, points',
  baseline: 'All knowledge, %',
  unlearned: 'Unlearned, %',
  aesthetics: 'Aesthetics, of 100',
  faults: 'Measured faults',
  tokens: 'Tokens',
  cost: 'Cost, $',
  seconds: 'Time, s',
};

/** Digits after the point: lectures cost cents. */
export function digitsOf(measure: keyof Measures): number {
  return measure === 'cost' ? 3 : 1;
}

/** From so many lectures on each shows few pictures, or the page would grow too large. */
const MANY_LECTURES = 12;

/** Writes the page. */
export function evaluationPage({evaluation, pictures, others = []}: EvaluationReport): string {
  const {name, lectures} = evaluation;
  const ranked = rankedLectures(lectures);
  const many = lectures.length > MANY_LECTURES;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evaluation: ${escaped(name)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(name)}</h1>
<p>${escaped(subtitleOf(evaluation))}</p>
</header>
<main>
${cardsHtml(evaluation)}
${missingHtml(evaluation)}
${chartsHtml(ranked, evaluation)}
${setsHtml(evaluation)}
${evaluation.comparisons.map((each, at) => comparisonHtml(each, lectures, others[at])).join('\n')}
${rankingHtml(ranked)}
${fieldsHtml(evaluation)}
<section><h2>${lectures.length === 1 ? 'The lecture' : 'The lectures'}</h2>
${ranked
  .map(lecture =>
    lectureSection({
      lecture,
      pictures: pictures.get(lecture.name) ?? [],
      mostPictures: many ? 4 : 12,
      isOpen: !many,
    }),
  )
  .join('\n')}
</section>
${methodHtml(evaluation)}
</main>
</body>
</html>
`;
}

/** The best first: by TeachQuiz, then by aesthetics; what has neither comes last. */
export function rankedLectures(lectures: readonly LectureResult[]): LectureResult[] {
  const orderOf = (lecture: LectureResult): [number, number] => [
    READINGS.teachQuiz(lecture) ?? -1,
    READINGS.aesthetics(lecture) ?? -1,
  ];
  return [...lectures].sort((a, b) => {
    const [quiz, looks] = orderOf(a);
    const [otherQuiz, otherLooks] = orderOf(b);
    return otherQuiz - quiz || otherLooks - looks || (a.name < b.name ? -1 : 1);
  });
}

function subtitleOf({lectures, settings}: Evaluation): string {
  const {pupil, judges, repeats, isReplay} = settings;
  return [
    lectures.length === 1 ? 'one lecture' : `${lectures.length} lectures`,
    ...(pupil === null ? [] : [`pupil ${pupil}`]),
    ...(judges.length === 0
      ? []
      : [`${judges.length === 1 ? 'judge' : 'judges'} ${judges.join(', ')}`]),
    ...(repeats === 1 ? [] : [`each asked ${repeats} times`]),
    ...(isReplay ? ['from recorded replies'] : []),
  ].join(' · ');
}

function cardsHtml({statistics: {all, agreement}, lectures}: Evaluation): string {
  const several = lectures.length > 1;
  const card = (title: string, summary: Summary | null, unit: string, detail = ''): string => {
    if (summary === null) return '';
    const interval = summary.interval95?.map(value => figure(value)).join(' – ');
    const lower =
      several && interval !== undefined
        ? `95 %: ${interval}<br>SD ${figure(summary.standardDeviation)}`
        : escaped(detail);
    return `<li><h2>${title}</h2><p class="big">${figure(summary.mean)}<small>${unit}</small></p><p>${lower}</p></li>`;
  };
  const before = all.unlearned === null ? '' : `from ${figure(all.unlearned.mean)} % unlearned`;
  const alpha = agreement.judges === null ? '' : `judges agree: α = ${figure(agreement.judges, 2)}`;
  const cost = all.cost;
  const cards = [
    card(
      'TeachQuiz',
      all.teachQuiz,
      ' %',
      all.baseline === null ? '' : `${figure(all.baseline.mean)} % with all knowledge`,
    ),
    card('Gain', all.gain, ' points', before),
    card('Aesthetics', all.aesthetics, ' / 100', alpha),
    card('Measured faults', all.faults, '', 'overlap, legibility, contrast'),
    card('Tokens', all.tokens, '', cost === null ? '' : `${dollars(cost.mean)} a lecture`),
    card('Time to make', all.seconds, ' s'),
  ].filter(text => text !== '');
  return `<ul class="cards">${cards.join('')}</ul>`;
}

function missingHtml({lectures}: Evaluation): string {
  const words = missingWords(lectures);
  return words.length === 0
    ? ''
    : `<p class="note bad">Missing, and counted neither as right nor as wrong: ${escaped(words.join('; '))}.</p>`;
}

function chartsHtml(ranked: readonly LectureResult[], {statistics}: Evaluation): string {
  const stages =
    ranked.length > MOST_ROWS
      ? figureHtml(
          stagesHistogram(ranked),
          'What the pupil knows',
          'How many lectures have so many questions answered rightly, per cent; the mean at the right.',
        )
      : figureHtml(
          stagesChart(ranked),
          'What the pupil knows',
          'Questions answered rightly, per cent.',
        );
  const others = [
    figureHtml(
      marksChart(ranked),
      'How it looks',
      'Of 20 points: the mean as a bar, each judge as a dot.',
    ),
    figureHtml(
      fieldsChart(statistics.fields),
      'Fields of study',
      'TeachQuiz, per cent: mean and 95 % interval.',
    ),
  ].join('');
  return `<div class="figures">${stages}${others === '' ? '' : `<div class="column">${others}</div>`}</div>`;
}

function figureHtml(chart: string, title: string, words: string): string {
  return chart === ''
    ? ''
    : `<figure><figcaption><b>${escaped(title)}</b> ${escaped(words)}</figcaption>${chart}</figure>`;
}

function rankingHtml(ranked: readonly LectureResult[]): string {
  if (ranked.length < 2) return '';
  const rows = ranked.map((lecture, index) => {
    const cells = CHIEF_MEASURES.map(
      measure => `<td>${figure(READINGS[measure](lecture), measure === 'cost' ? 2 : 0)}</td>`,
    );
    return `<tr><td>${index + 1}</td><th scope="row"><a href="#${anchorOf(lecture)}">${escaped(lecture.title)}</a>${lecture.failure === null ? '' : ' <span class="tag bad">failed</span>'}</th><td class="words">${escaped(lecture.field)}</td>${cells.join('')}</tr>`;
  });
  const heads = CHIEF_MEASURES.map(measure => `<th scope="col">${MEASURE_NAMES[measure]}</th>`);
  return `<section><h2>Ranking</h2><div class="wide" tabindex="0" role="region" aria-label="Ranking"><table class="numbers"><thead><tr><th scope="col">#</th><th scope="col">Lecture</th><th scope="col">Field</th>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`;
}

function fieldsHtml({statistics: {fields}}: Evaluation): string {
  if (fields.length < 2) return '';
  const rows = fields.map(
    ({field, lectures, measures}) =>
      `<tr><th scope="row">${escaped(field)}</th><td>${lectures}</td><td>${meanText(measures.teachQuiz)}</td><td>${meanText(measures.gain)}</td><td>${meanText(measures.aesthetics)}</td><td>${meanText(measures.tokens, 0)}</td></tr>`,
  );
  return `<section><h2>By field of study</h2><div class="wide" tabindex="0" role="region" aria-label="By field of study"><table class="numbers"><thead><tr><th scope="col">Field</th><th scope="col">Lectures</th><th scope="col">TeachQuiz, %</th><th scope="col">Gain, points</th><th scope="col">Aesthetics</th><th scope="col">Tokens</th></tr></thead><tbody>${rows.join('')}</tbody></table></div><p class="note">Means with bootstrap 95 % intervals.</p></section>`;
}

/** What was evaluated side by side, in one table; what differs surely is marked. */
function setsHtml({sets}: Evaluation): string {
  const [own] = sets;
  if (own === undefined || sets.length < 2) return '';
  const measures = measuresOfSets(sets);
  const head = measures.map(measure => `<th scope="col">${MEASURE_NAMES[measure]}</th>`);
  const rows = sets.map(({name, lectures, without, measures: summaries, against}) => {
    const cells = measures.map(measure => {
      const pValue = escaped(pText(against?.[measure]));
      const tested = pValue === '' ? '' : `<br><small>${pValue}</small>`;
      const interval = summaries[measure]?.interval95;
      const range =
        interval === null || interval === undefined
          ? ''
          : `<br><small>${interval.map(value => figure(value, digitsOf(measure))).join(' – ')}</small>`;
      return `<td><b>${figure(summaries[measure]?.mean, digitsOf(measure))}</b>${range}${tested}</td>`;
    });
    const off =
      without.length === 0 ? '' : `<br><small>without ${escaped(without.join(', '))}</small>`;
    return `<tr><th scope="row">${escaped(name)}${off}</th><td>${lectures}</td>${cells.join('')}</tr>`;
  });
  return `<section><h2>All sets</h2><div class="wide" tabindex="0" role="region" aria-label="All sets"><table class="numbers sets"><thead><tr><th scope="col">Set</th><th scope="col">Lectures</th>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div><p class="note">Means with bootstrap 95 % intervals; p of Wilcoxon’s signed-rank test against ${escaped(own.name)}, over the topics that both have, not corrected for the number of tests.</p></section>`;
}

function comparisonHtml(
  comparison: Comparison,
  lectures: readonly LectureResult[],
  other: Evaluation | undefined,
): string {
  const {own: name} = comparison;
  const rows = comparison.measures.flatMap(({measure, topics, paired}) => {
    if (paired === null) return [];
    const label = MEASURE_NAMES[measure as keyof Measures];
    const digits = digitsOf(measure as keyof Measures);
    return [
      `<tr><th scope="row">${label}</th><td>${paired.count}</td><td>${figure(
        mean(topics, each => each.other),
        digits,
      )}</td><td>${figure(
        mean(topics, each => each.own),
        digits,
      )}</td><td>${meanText(paired.difference, digits)}</td><td>${paired.wins} / ${paired.ties} / ${paired.losses}</td><td>${escaped(pText(paired.pValue).replace('p ', '')) || '–'}</td><td>${figure(paired.rankBiserial, 2)}</td><td>${figure(paired.cohenDz, 2)}</td></tr>`,
    ];
  });
  const chart = comparisonChart(comparison);
  const topics = comparison.measures.find(({measure}) => measure === 'teachQuiz')?.topics ?? [];
  const shown =
    topics.length > MOST_ROWS
      ? ` Of ${topics.length} topics those ${MOST_ROWS} that differ most, half from either end.`
      : '';
  const marks = marksChart(other?.lectures ?? []);
  return `<section><h2>Side by side: ${escaped(comparison.other)} and ${escaped(name)}</h2>
<div class="figures">${figureHtml(chart, 'TeachQuiz by topic', `Per cent with the video.${shown}`)}<div class="column">${figureHtml(marks, `How ${comparison.other} looks`, 'Of 20 points.')}${figureHtml(marksChart(lectures), `How ${comparison.own} looks`, 'Of 20 points.')}</div></div>
<div class="wide" tabindex="0" role="region" aria-label="Beside ${escaped(comparison.other)}"><table class="numbers"><thead><tr><th scope="col">Measure</th><th scope="col">Topics</th><th scope="col">${escaped(comparison.other)}</th><th scope="col">${escaped(comparison.own)}</th><th scope="col">Difference (95 %)</th><th scope="col">Higher / same / lower</th><th scope="col">p (Wilcoxon)</th><th scope="col">Rank-biserial r</th><th scope="col">Cohen’s d<sub>z</sub></th></tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`;
}

function methodHtml({settings, statistics: {agreement}, lectures, spent}: Evaluation): string {
  const hasQuiz = lectures.some(({teachQuiz}) => valueOf(teachQuiz) !== undefined);
  const own = agreement.looks.flatMap(({judge, alpha}) =>
    alpha === null ? [] : [`${judge} with itself ${figure(alpha, 2)}`],
  );
  const agree = [
    ...(agreement.judges === null ? [] : [`between judges ${figure(agreement.judges, 2)}`]),
    ...own,
  ];
  const items = [
    ...(hasQuiz
      ? [
          'TeachQuiz asks a model three times: with all it knows, after it was told to forget the concept and its shadow knowledge, and so again with stills of the video. The score is the third, the gain is third minus second. An answer counts only with evidence: a moment of the video, or in the second stage words of the question. Models forget by instruction alone, so a score of the second stage above zero is knowledge that leaks, or a question that gives itself away.',
        ]
      : []),
    ...(settings.judges.length > 0
      ? [
          `Judges give five marks of 20 points with evidence.${agree.length === 0 ? '' : ` Krippendorff’s α (interval): ${agree.join(', ')}.`} What is measured is read from the scenes as they play, without a model.`,
        ]
      : []),
    `Means have percentile bootstrap intervals (10,000 samples, seed ${settings.seed}); pairs are compared by Wilcoxon’s signed-rank test, two-sided. All figures can be taken again from evaluation.json.`,
    `Models saw stills of about ${figure(settings.stillsTokens, 0)} tokens a video, and captions where there are any. The evaluation itself took ${figure(spent.replies, 0)} replies and ${figure(spent.tokens, 0)} tokens${spent.cost === null ? '' : `, ${dollars(spent.cost)}`}.`,
  ];
  return `<section class="method"><h2>How this was measured</h2>${items.map(item => `<p>${escaped(item)}</p>`).join('')}</section>`;
}
