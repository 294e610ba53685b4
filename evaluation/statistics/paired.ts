/** Compares two sets of lectures topic by topic: Wilcoxon's signed-rank test with effect sizes. Pure. */
import wilcoxon from '@stdlib/stats-wilcoxon';
import {mean, sampleStandardDeviation} from 'simple-statistics';
import {z} from 'zod';
import {meanRanks, signedRanksPValue} from './signed-ranks.ts';
import {summarize, summarySchema} from './summary.ts';

/** Schema of {@link PairedComparison}. */
export const pairedSchema = z.object({
  /** Topics that both have. */
  count: z.number(),
  /** This one less the other. */
  difference: summarySchema,
  wins: z.number(),
  losses: z.number(),
  ties: z.number(),
  /** Sum of the ranks of positive differences, zeros left out; null when all are zero. */
  wilcoxonW: z.number().nullable(),
  /** Two-sided; exact up to 50 topics that changed, ties included. */
  pValue: z.number().nullable(),
  /** Matched-pairs rank-biserial correlation, –1 to 1. */
  rankBiserial: z.number().nullable(),
  /** Mean over standard deviation of the differences; null with fewer than two, or no spread. */
  cohenDz: z.number().nullable(),
});

/** How two sets compare in one measure. */
export type PairedComparison = Readonly<z.infer<typeof pairedSchema>>;

/** Of more changed pairs the normal approximation is told. */
const MOST_EXACT = 50;
/** Means of thirds differ in their last digits where they are the same. */
const DIGITS = 9;

/**
 * Compares.
 *
 * @param pairs - This set's value and the other's, one pair a topic.
 * @returns null where there are no pairs.
 */
export function comparePairs(
  pairs: readonly (readonly [own: number, other: number])[],
  seed: number,
): PairedComparison | null {
  const differences = pairs.map(([own, other]) => Number((own - other).toFixed(DIGITS)));
  const difference = summarize(differences, seed);
  if (difference === null) return null;
  const changed = differences.filter(each => each !== 0);
  const spread = differences.length < 2 ? 0 : sampleStandardDeviation(differences);
  const test = signedRankTest(changed);
  const allRanks = (changed.length * (changed.length + 1)) / 2;
  return {
    count: differences.length,
    difference,
    wins: differences.filter(each => each > 0).length,
    losses: differences.filter(each => each < 0).length,
    ties: differences.length - changed.length,
    wilcoxonW: test?.positiveSum ?? null,
    pValue: test?.pValue ?? null,
    rankBiserial: test === undefined ? null : (2 * test.positiveSum) / allRanks - 1,
    cohenDz: spread === 0 ? null : mean(differences) / spread,
  };
}

/** The test over differences that are not zero; undefined where there are none. */
function signedRankTest(
  changed: readonly number[],
): {readonly positiveSum: number; readonly pValue: number} | undefined {
  if (changed.length === 0) return undefined;
  if (changed.length > MOST_EXACT) {
    const {statistic, pValue} = wilcoxon([...changed]);
    return {positiveSum: statistic, pValue};
  }
  const ranks = meanRanks(changed.map(Math.abs));
  const positiveSum = ranks.reduce(
    (sum, rank, at) => ((changed[at] ?? 0) > 0 ? sum + rank : sum),
    0,
  );
  return {positiveSum, pValue: signedRanksPValue(ranks, positiveSum)};
}
