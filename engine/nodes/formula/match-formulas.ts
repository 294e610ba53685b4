/** Matches what a formula is drawn of with what it becomes. */
import type {FormulaLayout} from './formula-layout.ts';
import {type Correspondence, type Matchable, matchItems} from './match-items.ts';
import {partName} from './tex-parts.ts';

/**
 * Matches two formulas by their parts, and then by what they have in common.
 *
 * @param named - TeX of parts that have a name, beside those that `{{…}}` marks.
 */
export function matchFormulas(
  before: FormulaLayout,
  after: FormulaLayout,
  named: readonly string[],
): Correspondence {
  const sources = [...before.markedParts(), ...after.markedParts(), ...named];
  return matchItems(matchable(before, sources), matchable(after, sources));
}

/** A formula and the same in other rows: each thing is itself. */
export function matchRows({items}: FormulaLayout): Correspondence {
  return {moved: items.map((_, index) => [index, index]), gone: [], come: []};
}

function matchable(layout: FormulaLayout, sources: readonly string[]): Matchable {
  const occurrences = layout.occurrences(sources);
  return {
    kinds: layout.items.map(item => item.kind),
    parts: new Map(sources.map((source, index) => [partName(source), occurrences[index] ?? []])),
  };
}
