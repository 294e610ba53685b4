/** Words that are longer than a line or a title may be: cut between sentences, clauses or words, never in TeX. Pure. */
import {texSpans} from '../../../schema/inline-tex.ts';
import {shownLength, sliceInline} from '../../../schema/inline-words.ts';

/** What of a text is shown, and whether that is all of it. */
export interface Shortened {
  readonly text: string;
  readonly isWhole: boolean;
}

/** As many whole sentences as fit; of a longer one as many clauses or words, with an ellipsis. */
export function shortenTo(most: number, text: string): Shortened {
  if (shownLength(text) <= most) return {text, isWhole: true};
  const [first = text] = groupSentences(most, text);
  if (shownLength(first) <= most) return {text: first, isWhole: false};
  const ends = [...cuts(first, /[,;:–—،，；：]\s*|\s[-–]\s/g), first.length];
  const clause = lastFitting(most - 1, first, ends);
  if (clause !== undefined && shownLength(clause) > most / 3) {
    return {text: `${clause.replace(/[\s,;:–—،，；：-]+(?=[*~]*$)/, '')} …`, isWhole: false};
  }
  const words = lastFitting(most - 2, first, cuts(first, /\s+/g));
  const some =
    words ??
    Array.from(first)
      .slice(0, most - 2)
      .join('');
  return {text: `${some.trimEnd()} …`, isWhole: false};
}

/** The sentences of a text, as many together as fit. */
export function groupSentences(most: number, text: string): string[] {
  const groups: string[] = [];
  let from = 0;
  let end = 0;
  for (const cut of [
    ...cuts(text, /[.!?…]["')\]”’»*~]*\s+(?=[^\p{Ll}])|[。！？][*~]*|[؟।]\s*/gu),
    text.length,
  ]) {
    if (end > from && shownLength(text.slice(from, cut).trim()) > most) {
      groups.push(sliceInline(text, from, end).trim());
      from = end;
    }
    end = cut;
  }
  groups.push(sliceInline(text, from).trim());
  return groups.filter(group => group !== '');
}

function lastFitting(most: number, text: string, ends: readonly number[]): string | undefined {
  let end: number | undefined;
  for (const cut of ends) {
    if (cut >= text.length) break;
    const length = shownLength(text.slice(0, cut));
    if (length <= most) end = cut;
    // Marks that are closed further on count until then; beyond twice the length nothing fits any more.
    else if (length > 2 * most + 40) break;
  }
  return end === undefined || end === 0 ? undefined : sliceInline(text, 0, end);
}

/** Where a text may be cut: behind what matches, not in TeX, not behind the dot of an abbreviation. */
function cuts(text: string, pattern: RegExp): number[] {
  const formulas = [...texSpans(text)];
  return [...text.matchAll(pattern)]
    .filter(({0: found, index}) => {
      // The longest abbreviation is far shorter.
      const before = text.slice(Math.max(0, index - 40), index);
      const isAbbreviation =
        found.startsWith('.') &&
        /(?:^|[\s(])(?:\p{L}|[a-z]\.[a-z]|e\.g|i\.e|etc|vs|cf|Fig|Eq|Dr|Mr|Mrs|Prof|bzw|ca|Nr|Abb|\d+)$/u.test(
          before,
        );
      return !isAbbreviation && !formulas.some(({start, end}) => index > start && index < end);
    })
    .map(({0: found, index}) => index + found.length);
}
