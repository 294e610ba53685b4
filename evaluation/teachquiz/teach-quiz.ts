/**
 * TeachQuiz (after Code2Video, arXiv 2510.01174): how much of a concept that a model was made to
 * forget comes back from the video. Three stages – with all knowledge, unlearned, unlearned with
 * the video; the score is the third, the gain is third minus second.
 */
import {mean} from 'simple-statistics';
import {z} from 'zod';
import type {Model} from '../../agents/model/model.ts';
import type {Question} from '../questions/questions.ts';
import {questionSchema} from '../questions/questions.ts';
import {shuffleOptions} from '../questions/shuffle-options.ts';
import {type Answer, STAGES, type Stage, answerSchema} from './answers.ts';
import {type StageInput, askStage} from './ask-stage.ts';
import {blockListSchema} from './block-list.ts';

const stageResultSchema = z.object({
  /** Per cent of the questions that have an answer; null when none has. */
  score: z.number().nullable(),
  answers: z.array(answerSchema),
});

const repeatSchema = z.object({
  /** From 1. */
  repeat: z.number(),
  stages: z.object({
    baseline: stageResultSchema,
    unlearned: stageResultSchema,
    video: stageResultSchema,
  }),
  /** Score of the video stage less that of the unlearned one. */
  gain: z.number().nullable(),
});

/** Schema of {@link TeachQuizResult}. */
export const teachQuizSchema = z.object({
  topic: z.string(),
  questions: z.array(questionSchema),
  blocked: blockListSchema,
  /** Why the shadow knowledge could not be blocked; null when it was. */
  blockingFailed: z.string().nullable(),
  repeats: z.array(repeatSchema),
  /** Means over the repeats, in per cent; null when nothing was answered. */
  baseline: z.number().nullable(),
  unlearned: z.number().nullable(),
  score: z.number().nullable(),
  gain: z.number().nullable(),
  /** How many answers never came, of how many. */
  missing: z.number(),
  asked: z.number(),
});

/** What came of TeachQuiz for one lecture. */
export type TeachQuizResult = Readonly<z.infer<typeof teachQuizSchema>>;

/** What is asked about. */
export interface TeachQuizInput extends Omit<StageInput, 'questions' | 'repeat'> {
  readonly questions: readonly Question[];
  readonly blockingFailed: string | null;
  readonly seed: number;
  readonly repeats: number;
}

/**
 * Holds the quiz.
 *
 * @throws ModelError when every question would fail like the first; the signal's reason.
 */
export async function teachQuiz(
  model: Model,
  input: TeachQuizInput,
  signal?: AbortSignal,
): Promise<TeachQuizResult> {
  const {questions, seed, repeats, blocked, blockingFailed, topic} = input;
  const held = await Promise.all(
    Array.from({length: repeats}, async (_, index) => {
      const repeat = index + 1;
      const stageInput = {...input, repeat, questions: shuffleOptions(questions, seed, repeat)};
      const [baseline, unlearned, video] = await Promise.all(
        STAGES.map(stage => askStage(model, stage, stageInput, signal)),
      );
      return repeatResult(repeat, {
        baseline: baseline ?? [],
        unlearned: unlearned ?? [],
        video: video ?? [],
      });
    }),
  );
  const answers = held.flatMap(({stages}) => STAGES.flatMap(stage => stages[stage].answers));
  return {
    topic,
    questions: [...questions],
    blocked,
    blockingFailed,
    repeats: held,
    baseline: meanOf(held.map(({stages}) => stages.baseline.score)),
    unlearned: meanOf(held.map(({stages}) => stages.unlearned.score)),
    score: meanOf(held.map(({stages}) => stages.video.score)),
    gain: meanOf(held.map(({gain}) => gain)),
    missing: answers.filter(({status}) => status === 'missing').length,
    asked: answers.length,
  };
}

/** Sums up one repeat. */
export function repeatResult(
  repeat: number,
  answers: Readonly<Record<Stage, readonly Answer[]>>,
): z.infer<typeof repeatSchema> {
  const resultOf = (stage: Stage) => ({
    score: scoreOf(answers[stage]),
    answers: [...answers[stage]],
  });
  const stages = {
    baseline: resultOf('baseline'),
    unlearned: resultOf('unlearned'),
    video: resultOf('video'),
  };
  const {score: before} = stages.unlearned;
  const {score: after} = stages.video;
  return {repeat, stages, gain: before === null || after === null ? null : after - before};
}

/** Per cent right of all that were answered, `INSUFFICIENT` included; null when none was. */
export function scoreOf(answers: readonly Answer[]): number | null {
  const answered = answers.filter(({status}) => status !== 'missing');
  if (answered.length === 0) return null;
  return (100 * answered.filter(({status}) => status === 'correct').length) / answered.length;
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter(value => value !== null);
  return known.length === 0 ? null : mean(known);
}
