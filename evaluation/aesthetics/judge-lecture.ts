/** Aesthetics: judges look at a lecture, several times each. */
import {mean, sampleStandardDeviation} from 'simple-statistics';
import {z} from 'zod';
import {ask} from '../../agents/model/ask.ts';
import {type ContentPart, type Model, textMessage} from '../../agents/model/model.ts';
import {loadPrompt} from '../../agents/model/prompt.ts';
import {shapeOf} from '../../agents/model/read-reply.ts';
import {attempt} from '../attempt.ts';
import {type LectureLook, lookParts} from '../video/look-at-lecture.ts';
import {DIMENSIONS, type Dimension, marksSchema, readMarks, totalOf} from './marks.ts';

const lookSchema = z.discriminatedUnion('kind', [
  z.object({kind: z.literal('judged'), repeat: z.number(), marks: marksSchema, total: z.number()}),
  z.object({kind: z.literal('missing'), repeat: z.number(), reason: z.string()}),
]);

const dimensionMeansSchema = z.object({
  elementLayout: z.number(),
  attractiveness: z.number(),
  logicFlow: z.number(),
  accuracyAndDepth: z.number(),
  visualConsistency: z.number(),
});

const judgementSchema = z.object({
  judge: z.string(),
  looks: z.array(lookSchema),
  /** Means over the looks; null when none succeeded. */
  dimensions: dimensionMeansSchema.nullable(),
  total: z.number().nullable(),
  /** Standard deviation of the totals; null with fewer than two. */
  spread: z.number().nullable(),
});

/** Schema of {@link AestheticsResult}. */
export const aestheticsSchema = z.object({
  judges: z.array(judgementSchema),
  /** Means over the judges; null when none succeeded. */
  dimensions: dimensionMeansSchema.nullable(),
  /** Out of 100. */
  total: z.number().nullable(),
  hasReference: z.boolean(),
  /** How many looks never came, of how many. */
  missing: z.number(),
  asked: z.number(),
});

/** What the judges say of a lecture. */
export type AestheticsResult = Readonly<z.infer<typeof aestheticsSchema>>;
/** What one judge says of it. */
export type Judgement = Readonly<z.infer<typeof judgementSchema>>;

/** A judge. */
export interface Judge {
  /** Name of the model. */
  readonly name: string;
  readonly model: Model;
}

/** What is judged. */
export interface JudgeInput {
  readonly lecture: string;
  readonly topic: string;
  readonly look: LectureLook;
  /** A video of the same topic to compare it with. */
  readonly reference?: LectureLook | undefined;
  readonly repeats: number;
}

/**
 * Has the judges look.
 *
 * @throws ModelError when every question would fail like the first; the signal's reason.
 */
export async function judgeLecture(
  judges: readonly Judge[],
  input: JudgeInput,
  signal?: AbortSignal,
): Promise<AestheticsResult> {
  const judgements = await Promise.all(
    judges.map(async ({name, model}, index) => {
      const looks = await Promise.all(
        Array.from({length: input.repeats}, (_, repeat) =>
          lookOnce(model, index + 1, repeat + 1, input, signal),
        ),
      );
      return judgementOf(name, looks);
    }),
  );
  return aestheticsOf(judgements, input.reference !== undefined);
}

/** Sums up the looks of one judge. */
export function judgementOf(judge: string, looks: Judgement['looks']): Judgement {
  const judged = looks.flatMap(look => (look.kind === 'judged' ? [look] : []));
  const totals = judged.map(({total}) => total);
  return {
    judge,
    looks,
    dimensions: meansOf(judged.map(({marks}) => pointsOf(dimension => marks[dimension].score))),
    total: totals.length === 0 ? null : mean(totals),
    spread: totals.length < 2 ? null : sampleStandardDeviation(totals),
  };
}

/** Sums up all judges. */
export function aestheticsOf(
  judges: readonly Judgement[],
  hasReference: boolean,
): AestheticsResult {
  const dimensions = meansOf(
    judges.flatMap(judge => (judge.dimensions === null ? [] : [judge.dimensions])),
  );
  const looks = judges.flatMap(judge => judge.looks);
  return {
    judges: [...judges],
    dimensions,
    total: dimensions === null ? null : DIMENSIONS.reduce((sum, each) => sum + dimensions[each], 0),
    hasReference,
    missing: looks.filter(({kind}) => kind === 'missing').length,
    asked: looks.length,
  };
}

async function lookOnce(
  model: Model,
  judge: number,
  repeat: number,
  {lecture, topic, look, reference}: JudgeInput,
  signal: AbortSignal | undefined,
): Promise<Judgement['looks'][number]> {
  const prompt = loadPrompt('judge');
  const text = (words: string): ContentPart => ({kind: 'text', text: words});
  const parts: ContentPart[] = [
    text(prompt.fill('judge', {topic})),
    ...(reference === undefined
      ? []
      : [
          text(prompt.fill('reference', {})),
          ...lookParts(reference),
          text(prompt.fill('candidate', {})),
        ]),
    ...lookParts(look),
    text(prompt.fill('ask', {})),
  ];
  const asked = await attempt(
    ask(
      model,
      {
        step: {role: 'judge', section: lecture, task: `judge-${judge}-look-${repeat}`},
        prompt,
        messages: [textMessage('system', prompt.fill('system', {})), {speaker: 'user', parts}],
        shape: shapeOf('marks', marksSchema),
        read: (reply, isLast) => readMarks(reply, look.video.durationSeconds, isLast),
      },
      signal,
    ),
  );
  if (asked.kind === 'missing') return {...asked, repeat};
  const marks = asked.value.value;
  return {kind: 'judged', repeat, marks, total: totalOf(marks)};
}

function meansOf(
  all: readonly Readonly<Record<Dimension, number>>[],
): Record<Dimension, number> | null {
  return all.length === 0 ? null : pointsOf(dimension => mean(all.map(each => each[dimension])));
}

function pointsOf(points: (dimension: Dimension) => number): Record<Dimension, number> {
  return {
    elementLayout: points('elementLayout'),
    attractiveness: points('attractiveness'),
    logicFlow: points('logicFlow'),
    accuracyAndDepth: points('accuracyAndDepth'),
    visualConsistency: points('visualConsistency'),
  };
}
