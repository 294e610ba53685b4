/** What a lecture has cost to make: tokens and money from its journal, time from its runs. */
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import {ReplyStore} from '../agents/model/reply-store.ts';
import {type Price, costOf} from '../agents/model/usage.ts';
import {makingRunsSchema} from '../schema/making-run.ts';

/** Schema of {@link Efficiency}. */
export const efficiencySchema = z.object({
  /** Where the tokens come from: all replies that were paid for, the last run alone, or nowhere. */
  source: z.enum(['journal', 'last-run', 'none']),
  replies: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  tokens: z.number(),
  /** US dollars; null when the price of a model is unknown. */
  cost: z.number().nullable(),
  /** Of all finished runs of `lectern make`; null when none left a note. */
  seconds: z.number().nullable(),
  models: z.array(z.string()),
  /** Parts that were switched off. */
  without: z.array(z.string()),
});

/** What a lecture has cost. */
export type Efficiency = Readonly<z.infer<typeof efficiencySchema>>;

interface Paid {
  readonly model: string;
  readonly usage: {readonly inputTokens: number; readonly outputTokens: number};
}

const makingSchema = z.object({
  making: z.object({
    steps: z.array(
      z.object({
        model: z.string(),
        usage: z.object({inputTokens: z.number(), outputTokens: z.number()}),
      }),
    ),
  }),
});

/** Reads what the folder of a lecture tells. */
export async function readEfficiency(lectureDir: string, price?: Price): Promise<Efficiency> {
  const journal = (await new ReplyStore(path.join(lectureDir, 'journal')).all()).map(
    ({reply}): Paid => reply,
  );
  const making =
    journal.length > 0
      ? undefined
      : await readAs(path.join(lectureDir, 'lecture.json'), makingSchema);
  const paid: readonly Paid[] = making?.making.steps ?? journal;
  const runs = await readAs(path.join(lectureDir, 'out/runs.json'), makingRunsSchema);
  const inputTokens = paid.reduce((sum, {usage}) => sum + usage.inputTokens, 0);
  const outputTokens = paid.reduce((sum, {usage}) => sum + usage.outputTokens, 0);
  return {
    source: journal.length > 0 ? 'journal' : making === undefined ? 'none' : 'last-run',
    replies: paid.length,
    inputTokens,
    outputTokens,
    tokens: inputTokens + outputTokens,
    cost: paid.reduce<number | null>((sum, {usage, model}) => {
      const cost = costOf(usage, model, price);
      return sum === null || cost === undefined ? null : sum + cost;
    }, 0),
    seconds:
      runs === undefined || runs.length === 0
        ? null
        : runs.reduce((sum, {seconds}) => sum + seconds, 0),
    models: [...new Set(paid.map(({model}) => model))].sort(),
    without: runs?.at(-1)?.without ?? [],
  };
}

/** A JSON file of a shape; undefined where there is none. */
async function readAs<TSchema extends z.ZodType>(
  file: string,
  schema: TSchema,
): Promise<z.infer<TSchema> | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}
