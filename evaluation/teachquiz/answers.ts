/** How an answer of the pupil counts: what was chosen, and whether the evidence carries it. Pure. */
import {z} from 'zod';
import type {AskedQuestion} from '../questions/shuffle-options.ts';

/** The three stages, in order. */
export const STAGES = ['baseline', 'unlearned', 'video'] as const;

/** A stage of TeachQuiz. */
export type Stage = (typeof STAGES)[number];

/** Strict JSON schemas know no optional fields. */
export const answersReplySchema = z.strictObject({
  answers: z.array(
    z.strictObject({
      /** Number of the question, from 1. */
      question: z.int(),
      evidence: z.enum(['sufficient', 'insufficient']),
      cited: z.array(z.strictObject({seconds: z.number().nullable(), quote: z.string()})),
      choice: z.string(),
      reason: z.string(),
    }),
  ),
});

/** An answer as the pupil gives it. */
export type GivenAnswer = z.infer<typeof answersReplySchema>['answers'][number];

/** Schema of {@link Answer}. */
export const answerSchema = z.object({
  /** `insufficient` and `missing` are no wrong answers: a pupil did not guess, a model did not answer. */
  status: z.enum(['correct', 'wrong', 'insufficient', 'missing']),
  /** Letter of the question's own options; null where none was chosen. */
  choice: z.string().nullable(),
  /** The options' own letters in the order in which they were shown. */
  shown: z.string(),
  /** What the pupil says of the evidence; null where there is no answer. */
  evidence: z.enum(['sufficient', 'insufficient']).nullable(),
  cited: z.array(z.object({seconds: z.number().nullable(), quote: z.string()})),
  reason: z.string(),
  /** Why a choice does not count: the evidence does not carry it. */
  gate: z.string().nullable(),
});

/** An answer as it counts. */
export type Answer = Readonly<z.infer<typeof answerSchema>>;

/** What a citation can be held against. */
export interface EvidenceBounds {
  readonly stage: Stage;
  readonly durationSeconds: number;
}

/** A citation may lie so far after the end, in seconds: models round. */
const LATE_SECONDS = 1;
/** The fewest words of a quote that say anything. */
const LEAST_WORDS = 2;

/** An answer that never came. */
export function missingAnswer(asked: AskedQuestion, reason: string): Answer {
  return {
    status: 'missing',
    choice: null,
    shown: shownOrder(asked),
    evidence: null,
    cited: [],
    reason,
    gate: null,
  };
}

/**
 * Makes an answer of what the pupil gave.
 *
 * @returns A complaint to the pupil when the choice is no option.
 */
export function countAnswer(
  given: GivenAnswer,
  asked: AskedQuestion,
  bounds: EvidenceBounds,
): Answer | {readonly complaint: string} {
  const letter = given.choice.trim().replace(/[.)]$/, '').toUpperCase();
  const own = asked.order.get(letter);
  const isOpen = letter.startsWith('INSUFFICIENT');
  if (own === undefined && !isOpen) {
    return {
      complaint: `Question ${given.question}: “${given.choice.slice(0, 40)}” is neither one of ${[...asked.order.keys()].join(', ')} nor INSUFFICIENT.`,
    };
  }
  const {evidence, cited, reason} = given;
  const common = {choice: own ?? null, shown: shownOrder(asked), evidence, cited, reason};
  if (own === undefined) return {...common, status: 'insufficient', gate: null};
  const gate = gateOf(given, asked, bounds);
  if (gate !== null) return {...common, status: 'insufficient', gate};
  return {...common, status: own === asked.question.answer ? 'correct' : 'wrong', gate};
}

function gateOf(
  {evidence, cited}: GivenAnswer,
  asked: AskedQuestion,
  {stage, durationSeconds}: EvidenceBounds,
): string | null {
  if (stage === 'baseline') return null;
  if (evidence === 'insufficient') return 'chosen although the evidence was called insufficient';
  if (stage === 'video') {
    const within = cited.some(
      ({seconds}) => seconds !== null && seconds >= 0 && seconds <= durationSeconds + LATE_SECONDS,
    );
    return within ? null : 'no moment of the video is cited';
  }
  const words = plain(
    [asked.question.question, ...Object.values(asked.question.options)].join(' '),
  );
  const quoted = cited.some(({quote}) => {
    const text = plain(quote);
    return text.trim().split(' ').length >= LEAST_WORDS && words.includes(text);
  });
  return quoted ? null : 'no words of the question are cited';
}

function plain(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()} `;
}

function shownOrder({order}: AskedQuestion): string {
  return [...order.values()].join('');
}
