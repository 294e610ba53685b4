/** What `lectern evaluate` says at the end: the figures, and what is missing with its reason. */
import type {Evaluation} from '../../evaluation/result.ts';
import {missingParts, missingWords, nothingAnswered} from '../../evaluation/missing.ts';
import type {CommandResult, CommandSession} from '../command-session.ts';
import {displayPath} from '../display-path.ts';
import {count} from '../format.ts';

/** What the measures are called on a terminal. */
export const MEASURE_WORDS: Readonly<Record<keyof Evaluation['statistics']['all'], string>> = {
  teachQuiz: 'TeachQuiz',
  gain: 'gain',
  baseline: 'baseline',
  unlearned: 'unlearned',
  aesthetics: 'aesthetics',
  faults: 'faults',
  tokens: 'tokens',
  cost: 'cost',
  seconds: 'seconds',
};

/** So many reasons are told; all of them stand in the report. */
const MOST_REASONS = 5;

/**
 * Describes an evaluation.
 *
 * @param spending - Tokens and money, in words.
 */
export function describeEvaluation(
  evaluation: Evaluation,
  files: Readonly<Record<'report' | 'json' | 'markdown', string>>,
  spending: string,
  {colors}: CommandSession,
): CommandResult {
  const {lectures, statistics} = evaluation;
  const failed = lectures.filter(({failure}) => failure !== null).length;
  const {answersAsked, looksAsked} = statistics.missing;
  const mean = (measure: keyof typeof statistics.all, unit: string, digits = 1): string[] => {
    const summary = statistics.all[measure];
    if (summary === null) return [];
    const interval = summary.interval95?.map(value => value.toFixed(digits)).join(' to ');
    return [
      `  ${colors.dim(MEASURE_WORDS[measure].padEnd(12))} ${summary.mean.toFixed(digits)}${unit}${interval === undefined ? '' : ` (95 %: ${interval})`}`,
    ];
  };
  const missing = missingWords(lectures);
  const parts = missingParts(lectures);
  const isEmpty = nothingAnswered(lectures);
  const passed = failed < lectures.length && !isEmpty;
  return {
    passed,
    data: {...files, statistics, failed, missing: parts, spent: evaluation.spent},
    text: [
      `${passed ? colors.green('✔') : colors.red('✖')} ${colors.bold(displayPath(files.report))}`,
      ...mean('teachQuiz', ' %'),
      ...mean('gain', ' points'),
      ...mean('aesthetics', ' of 100'),
      ...mean('faults', ''),
      ...mean('tokens', '', 0),
      ...(missing.length === 0
        ? []
        : [`  ${colors.yellow('missing'.padEnd(12))} ${missing.join(', ')}`]),
      ...reasonsOf(parts).map(line => `    ${colors.dim(line)}`),
      `  ${colors.dim('asked'.padEnd(12))} ${count(evaluation.spent.replies, 'reply', 'replies')}, ${spending}`,
      ...(isEmpty && answersAsked + looksAsked > 0
        ? [
            '  Nothing was answered. Run the same command again once the model answers; --fresh also forgets replies that could not be used.',
          ]
        : []),
    ].join('\n'),
  };
}

/** Each reason once, with where it was met first. */
function reasonsOf(parts: ReturnType<typeof missingParts>): string[] {
  const byReason = new Map<string, typeof parts>();
  for (const part of parts) {
    byReason.set(part.reason, [...(byReason.get(part.reason) ?? []), part]);
  }
  const lines = [...byReason].flatMap(([reason, met]) => {
    const [first] = met;
    if (first === undefined) return [];
    const more = met.length === 1 ? '' : ` and ${met.length - 1} more`;
    return [`${first.lecture}, ${first.what}${more}: ${reason.replace(/\s+/g, ' ').slice(0, 300)}`];
  });
  const left = lines.length - MOST_REASONS;
  return left <= 0
    ? lines
    : [...lines.slice(0, MOST_REASONS), `${left} other reasons stand in the report.`];
}
