/** All that an evaluation finds, as it stands in `evaluation.json`. */
import {readFile} from 'node:fs/promises';
import {z} from 'zod';
import {LecternError} from '../schema/errors.ts';
import {aestheticsSchema} from './aesthetics/judge-lecture.ts';
import {measurementsSchema} from './aesthetics/measurements.ts';
import {efficiencySchema} from './efficiency.ts';
import {pairedSchema} from './statistics/paired.ts';
import {summarySchema} from './statistics/summary.ts';
import {teachQuizSchema} from './teachquiz/teach-quiz.ts';

/** A part of an evaluation that was asked for: what came of it, or why nothing did. */
function part<TSchema extends z.ZodType>(schema: TSchema) {
  return z.union([
    z.object({kind: z.literal('done'), value: schema}),
    z.object({kind: z.literal('missing'), reason: z.string()}),
  ]);
}

const stillSchema = z.object({
  seconds: z.number(),
  reason: z.string(),
});

/** Schema of {@link LectureResult}. */
export const lectureResultSchema = z.object({
  /** Unique in the evaluation. */
  name: z.string(),
  title: z.string(),
  /** Topic of its questions; its title where it has none. */
  topic: z.string(),
  field: z.string(),
  /** From the folder of the report. */
  videoFile: z.string(),
  isOurs: z.boolean(),
  /** Null when the video could not be watched. */
  video: z
    .object({
      durationSeconds: z.number(),
      widthPx: z.number(),
      heightPx: z.number(),
      codec: z.string(),
    })
    .nullable(),
  captions: z.number(),
  stills: z.array(stillSchema),
  /** Why nothing could be evaluated; null when it could. */
  failure: z.string().nullable(),
  /** Undefined where a part was not asked for. */
  teachQuiz: part(teachQuizSchema).optional(),
  aesthetics: part(aestheticsSchema).optional(),
  measurements: part(measurementsSchema).optional(),
  efficiency: part(efficiencySchema).optional(),
});

const measuresSchema = z.object({
  teachQuiz: summarySchema.nullable(),
  gain: summarySchema.nullable(),
  baseline: summarySchema.nullable(),
  unlearned: summarySchema.nullable(),
  aesthetics: summarySchema.nullable(),
  faults: summarySchema.nullable(),
  tokens: summarySchema.nullable(),
  cost: summarySchema.nullable(),
  seconds: summarySchema.nullable(),
});

/** Schema of {@link EvaluationStatistics}. */
export const statisticsSchema = z.object({
  all: measuresSchema,
  fields: z.array(z.object({field: z.string(), lectures: z.number(), measures: measuresSchema})),
  agreement: z.object({
    /** Krippendorff's alpha of the judges' means, all lectures and marks; null where it cannot be told. */
    judges: z.number().nullable(),
    /** The same of each judge with itself, over its looks. */
    looks: z.array(z.object({judge: z.string(), alpha: z.number().nullable()})),
  }),
  missing: z.object({
    lectures: z.number(),
    answers: z.number(),
    answersAsked: z.number(),
    looks: z.number(),
    looksAsked: z.number(),
  }),
});

const comparisonSchema = z.object({
  /** How the other set is called. */
  other: z.string(),
  own: z.string(),
  measures: z.array(
    z.object({
      measure: z.string(),
      /** Undefined pairs are left out: both sets have a value for these topics. */
      topics: z.array(z.object({topic: z.string(), own: z.number(), other: z.number()})),
      paired: pairedSchema.nullable(),
    }),
  ),
});

/** Schema of {@link EvaluatedSet}. */
const setSchema = z.object({
  name: z.string(),
  lectures: z.number(),
  /** Parts of the making that were switched off. */
  without: z.array(z.string()),
  measures: measuresSchema,
  /** P-values of the paired test against the first set, by measure; null of the first itself. */
  against: z.record(z.string(), z.number().nullable()).nullable(),
});

/** Schema of {@link Evaluation}. */
export const evaluationSchema = z.object({
  version: z.literal(1),
  name: z.string(),
  settings: z.object({
    pupil: z.string().nullable(),
    judges: z.array(z.string()),
    examiner: z.string().nullable(),
    repeats: z.number(),
    seed: z.number(),
    stillsTokens: z.number(),
    questions: z.string().nullable(),
    isReplay: z.boolean(),
  }),
  lectures: z.array(lectureResultSchema),
  statistics: statisticsSchema,
  /** With each of the other sets that were given. */
  comparisons: z.array(comparisonSchema),
  /** This set and those that it is compared with, in one table. */
  sets: z.array(setSchema).default([]),
  /** What the evaluation itself has cost. */
  spent: z.object({
    tokens: z.number(),
    cost: z.number().nullable(),
    replies: z.number(),
  }),
});

/** What was found of a lecture. */
export type LectureResult = Readonly<z.infer<typeof lectureResultSchema>>;
/** Figures over all lectures. */
export type EvaluationStatistics = Readonly<z.infer<typeof statisticsSchema>>;
/** One of the sets of figures. */
export type Measures = Readonly<z.infer<typeof measuresSchema>>;
/** How two sets of lectures compare. */
export type Comparison = Readonly<z.infer<typeof comparisonSchema>>;
/** A set of lectures in a table of several. */
export type EvaluatedSet = Readonly<z.infer<typeof setSchema>>;
/** A whole evaluation. */
export type Evaluation = Readonly<z.infer<typeof evaluationSchema>>;

/**
 * Reads the file of an earlier evaluation.
 *
 * @throws LecternError `evaluation-unreadable`.
 */
export async function readEvaluation(file: string): Promise<Evaluation> {
  try {
    return evaluationSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new LecternError({
      code: 'evaluation-unreadable',
      message: `${file} is no evaluation.`,
      remedy: 'Name an evaluation.json that `lectern evaluate` has written.',
      where: {file},
      cause,
    });
  }
}
