/** Pairing two sequences in order. Pure. */

/**
 * The longest common subsequence of two sequences, as pairs of indices in order.
 *
 * @remarks
 * Dynamic programming; see Cormen et al., Introduction to Algorithms, 14.4.
 *
 * @param weightOf - How much it is worth to pair an element; 1 unless given.
 */
export function commonSubsequence(
  before: readonly string[],
  after: readonly string[],
  weightOf: (element: string) => number = () => 1,
): [before: number, after: number][] {
  const columns = after.length + 1;
  const worth = new Float64Array((before.length + 1) * columns);
  const worthFrom = (i: number, j: number): number => worth[i * columns + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const element = before[i];
      const paired =
        element !== undefined && element === after[j]
          ? worthFrom(i + 1, j + 1) + weightOf(element)
          : 0;
      worth[i * columns + j] = Math.max(paired, worthFrom(i + 1, j), worthFrom(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length;) {
    const element = before[i] ?? '';
    const isPaired =
      element === after[j] && worthFrom(i, j) === worthFrom(i + 1, j + 1) + weightOf(element);
    if (isPaired) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (worthFrom(i + 1, j) === worthFrom(i, j)) {
      i += 1;
    } else {
      j += 1;
    }
  }
  return pairs;
}

/** The same, and then what is left over, each with the first equal one in the other sequence. */
export function pairUp(
  before: readonly string[],
  after: readonly string[],
  weightOf?: (element: string) => number,
): [before: number, after: number][] {
  const pairs = commonSubsequence(before, after, weightOf);
  const paired = new Set(pairs.map(([from]) => from));
  const taken = new Set(pairs.map(([, to]) => to));
  for (const [from, element] of before.entries()) {
    if (paired.has(from)) continue;
    const to = after.findIndex((other, index) => other === element && !taken.has(index));
    if (to < 0) continue;
    taken.add(to);
    pairs.push([from, to]);
  }
  return pairs;
}
