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
    ...cuts(
      text,
      /[.!?]["')\]”’»*~]*\s+(?=[^\p{Ll}])|…["')\]”’»*~]*\s+(?=["'(“„«‘¿¡*]*\p{Lu})|[。！？][*~]*|[؟।]\s*/gu,
    ),
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
      const isAbbreviated =
        found.startsWith('.') &&
        isAbbreviation(text.slice(0, index), text.slice(index + found.length));
      return !isAbbreviated && !formulas.some(({start, end}) => index > start && index < end);
    })
    .map(({0: found, index}) => index + found.length);
}

/** What is hardly ever the last word of a sentence: titles, and what points at something that follows. */
const ABBREVIATIONS = new Set(
  [
    'dr mr mrs ms prof st vs cf fig figs eq eqs gen col capt rev hon jr approx',
    'bzw ca nr abb bd bde kap vgl abs aufl tab hrsg hr fr evtl ggf inkl exkl sog zzgl bspw insb',
    'vol cap lám sr sra srta dra ud uds pág págs núm',
    'chap env éd mm mlle',
    'dott sig ecc pag blz hfst bijv resp',
  ]
    .join(' ')
    .split(' '),
);
/** A number behind a dot belongs to a shortened word before it, such as art. 5, up to so many letters. */
const SHORTENED_WORD = 5;

/** Whether a dot ends a shortened word rather than a sentence. */
function isAbbreviation(before: string, after: string): boolean {
  // The longest abbreviation is far shorter.
  const [, wordBefore = '', word = ''] =
    /([\p{L}\p{M}]*)\.?\s*?(?:^|[\s(]|)([\p{L}\p{M}\p{N}.]*)$/u.exec(before.slice(-40)) ?? [];
  const isShort = /^\p{L}+$/u.test(word) && word.length <= SHORTENED_WORD;
  return (
    /^\p{L}$|^(?:\p{L}\.)+\p{L}$/u.test(word) ||
    // The fifth of May in many languages; “vol. 2.” ends a sentence.
    (/^\d{1,2}$/.test(word) && !ABBREVIATIONS.has(wordBefore.toLowerCase())) ||
    /^(?:etc|e\.g|i\.e)$/.test(word) ||
    ABBREVIATIONS.has(word.toLowerCase()) ||
    (isShort && /^\d/.test(after))
  );
}
