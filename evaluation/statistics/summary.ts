/** Sums up a measure over many lectures: mean, standard deviation, bootstrap interval. Pure. */
import {
  mean,
  median,
  quantile,
  sampleStandardDeviation,
  sampleWithReplacement,
} from 'simple-statistics';
import {z} from 'zod';
import {chanceFor} from '../random.ts';

/** Schema of {@link Summary}. */
export const summarySchema = z.object({
  count: z.number(),
  mean: z.number(),
  median: z.number(),
  /** Sample standard deviation; null with fewer than two. */
  standardDeviation: z.number().nullable(),
  /** Percentile bootstrap interval of the mean; null with fewer than two. */
  interval95: z.tuple([z.number(), z.number()]).nullable(),
});

/** A measure over many lectures. */
export type Summary = Readonly<z.infer<typeof summarySchema>>;

/** How often the sample is drawn again. */
export const BOOTSTRAP_SAMPLES = 10_000;

/**
 * Sums up.
 *
 * @param seed - Of the bootstrap.
 * @returns null where there are no values.
 */
export function summarize(values: readonly number[], seed: number): Summary | null {
  if (values.length === 0) return null;
  const several = values.length >= 2;
  return {
    count: values.length,
    mean: mean([...values]),
    median: median([...values]),
    standardDeviation: several ? sampleStandardDeviation([...values]) : null,
    interval95: several ? bootstrapInterval(values, seed) : null,
  };
}

function bootstrapInterval(values: readonly number[], seed: number): [number, number] {
  const chance = chanceFor(seed, 'bootstrap');
  const means = Array.from({length: BOOTSTRAP_SAMPLES}, () =>
    mean(sampleWithReplacement([...values], values.length, chance)),
  );
  const [low = 0, high = 0] = quantile(means, [0.025, 0.975]);
  return [low, high];
}
