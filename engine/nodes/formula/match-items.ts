/** Which items of a formula turn into which items of another. Pure. */
import {pairUp} from './common-subsequence.ts';

/** A formula as far as matching needs it. */
export interface Matchable {
  /** What each item is; equal ones can turn into each other. */
  readonly kinds: readonly string[];
  /** Items of the occurrences of named parts. */
  readonly parts: ReadonlyMap<string, readonly (readonly number[])[]>;
}

/** Items by index in the formula before and after. */
export interface Correspondence {
  readonly moved: readonly (readonly [before: number, after: number])[];
  readonly gone: readonly number[];
  readonly come: readonly number[];
}

/**
 * Matches two formulas: parts of the same name first, the largest before the
 * others; then the longest common subsequence of what is left; then equal
 * things that changed places.
 */
export function matchItems(before: Matchable, after: Matchable): Correspondence {
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  const match = (from: readonly number[], to: readonly number[]): void => {
    const fromFree = from.filter(index => !partners.has(index));
    const toFree = to.filter(index => !taken.has(index));
    const pairs = pairUp(
      fromFree.map(index => before.kinds[index] ?? ''),
      toFree.map(index => after.kinds[index] ?? ''),
      importance,
    );
    for (const [first, second] of pairs) {
      const [fromIndex, toIndex] = [fromFree[first], toFree[second]];
      if (fromIndex === undefined || toIndex === undefined) continue;
      partners.set(fromIndex, toIndex);
      taken.add(toIndex);
    }
  };

  const largestFirst = [...before.parts].sort(
    ([, first], [, second]) => (second[0]?.length ?? 0) - (first[0]?.length ?? 0),
  );
  for (const [name, occurrences] of largestFirst) {
    const others = after.parts.get(name) ?? [];
    occurrences.forEach((indices, number) => match(indices, others[number] ?? []));
  }
  match([...before.kinds.keys()], [...after.kinds.keys()]);
  return {
    moved: [...partners],
    gone: [...before.kinds.keys()].filter(index => !partners.has(index)),
    come: [...after.kinds.keys()].filter(index => !taken.has(index)),
  };
}

/** Letters and digits carry the meaning; that they find each other matters most. */
function importance(kind: string): number {
  if (/[\p{L}\p{N}]$/u.test(kind)) return 4;
  return kind.startsWith('glyph') ? 2 : 1;
}
