/** Which items of a formula turn into which items of another. Pure. */
import type {FormulaItem, FormulaLayout} from './formula-layout.ts';

/** Items by index in the layout before and after. */
export interface Correspondence {
  readonly moved: readonly (readonly [before: number, after: number])[];
  readonly gone: readonly number[];
  readonly come: readonly number[];
}

type Items = Pick<FormulaLayout, 'parts'> & {
  readonly items: readonly Pick<FormulaItem, 'kind' | 'parts'>[];
};

/**
 * Matches two formulas: items of parts with the same source first, then the
 * longest common subsequence of font and character, then equal ones left over.
 */
export function matchItems(before: Items, after: Items): Correspondence {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (from: number, to: number): void => {
    pairs.set(from, to);
    taken.add(to);
  };
  const free = (layout: Items, used: {has(index: number): boolean}, part?: string): number[] =>
    layout.items.flatMap((item, index) =>
      !used.has(index) &&
      (part === undefined || item.parts.some(number => layout.parts[number] === part))
        ? [index]
        : [],
    );

  for (const part of new Set(before.parts)) {
    commonSubsequence(before, after, free(before, pairs, part), free(after, taken, part), pair);
  }
  commonSubsequence(before, after, free(before, pairs), free(after, taken), pair);
  for (const from of free(before, pairs)) {
    const kind = before.items[from]?.kind;
    const to = free(after, taken).find(index => after.items[index]?.kind === kind);
    if (to !== undefined) pair(from, to);
  }
  return {moved: [...pairs], gone: free(before, pairs), come: free(after, taken)};
}

/** Dynamic programming over two lists of indices; see Cormen et al., Introduction to Algorithms, 14.4. */
function commonSubsequence(
  before: Items,
  after: Items,
  from: readonly number[],
  to: readonly number[],
  pair: (from: number, to: number) => void,
): void {
  const same = (i: number, j: number): boolean =>
    before.items[from[i] ?? -1]?.kind === after.items[to[j] ?? -1]?.kind;
  const lengths = Array.from({length: from.length + 1}, () =>
    new Array<number>(to.length + 1).fill(0),
  );
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row !== undefined) {
        row[j] = same(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      }
    }
  }
  for (let i = 0, j = 0; i < from.length && j < to.length;) {
    const [first, second] = [from[i], to[j]];
    if (same(i, j) && first !== undefined && second !== undefined) {
      pair(first, second);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      i += 1;
    } else {
      j += 1;
    }
  }
}
