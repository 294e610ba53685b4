/**
 * The exact distribution of Wilcoxon's signed ranks, ties included. Marks and shares of five
 * questions are tied most of the time, and libraries fall back to a normal approximation then,
 * which tells too small a p of few pairs. Pure.
 */

/**
 * Two-sided p-value: of all ways to give the ranks their signs, how many lie as far from the
 * middle as this one.
 *
 * @param ranks - Of the absolute differences; tied ones share their mean rank.
 * @param positiveSum - Sum of the ranks of positive differences.
 */
export function signedRanksPValue(ranks: readonly number[], positiveSum: number): number {
  // Mean ranks end in a half at the most: twice of them is whole.
  const twice = ranks.map(rank => Math.round(2 * rank));
  const total = twice.reduce((sum, rank) => sum + rank, 0);
  const shares = new Float64Array(total + 1);
  shares[0] = 1;
  let reached = 0;
  for (const rank of twice) {
    reached += rank;
    for (let sum = reached; sum >= 0; sum--) {
      shares[sum] = ((shares[sum] ?? 0) + (sum >= rank ? (shares[sum - rank] ?? 0) : 0)) / 2;
    }
  }
  const distance = Math.abs(2 * Math.round(2 * positiveSum) - total);
  const far = shares.reduce(
    (sum, share, at) => (Math.abs(2 * at - total) >= distance ? sum + share : sum),
    0,
  );
  return Math.min(1, far);
}

/** Ranks from 1; those that are the same share their mean. */
export function meanRanks(values: readonly number[]): number[] {
  return values.map(value => {
    const smaller = values.filter(other => other < value).length;
    const same = values.filter(other => other === value).length;
    return smaller + (same + 1) / 2;
  });
}
