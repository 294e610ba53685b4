/** Finds icons by what they show, among the sets that come with Lectern, without a network. */
import MiniSearch from 'minisearch';
import {ICON_SETS, iconEntries} from '../icon-names.ts';
import {plainWordsOf, singularOf, wordsOf} from './icon-words.ts';

/** An icon that answers a query. */
export interface IconMatch {
  /** With its set, as in `lucide:leaf`. */
  readonly name: string;
  /** How well it answers, from 0 to a little over 1, which is the icon of that very name. */
  readonly score: number;
}

interface IconDocument {
  readonly id: string;
  readonly set: number;
  readonly spellings: readonly Spelling[];
  readonly categories: readonly string[];
}

/** One of the names of an icon. */
interface Spelling {
  readonly plain: string;
  readonly words: readonly string[];
}

// Steps of the ranking. They are further apart than what the preference for a set adds.
const EXACT = 1;
const EXACT_BUT_FOR_PLURAL = 0.95;
const ALL_WORDS = 0.85;
const PREFIX = 0.6;
const FUZZY = 0.45;
const CATEGORY = 0.4;
/** A match of only some of the words is worth this share of what they would be worth alone. */
const SOME_OF_THE_WORDS = 0.8;
const EXTRA_WORD = 0.05;
const EXTRA_WORD_OF_FORM = 0.02;
const MOST_FOR_EXTRA_WORDS = 0.2;
const SET_PREFERENCE = [0.03, 0.015, 0];
/** What a misleading word in the name costs, in addition. */
const MISLEADING_COST = 0.3;
/** Below this, no icon is better than this icon. */
const WORST_SCORE = 0.33;

/** Shorter words begin, or nearly are, too many unrelated ones (`car`, `cartesian`). */
const SHORTEST_PREFIX = 4;
const SHORTEST_FUZZY = 5;

/**
 * Parts of a name that turn its meaning round, or make it a logo: `brand-polymer` is a library,
 * `no-derivatives` a licence.
 */
const MISLEADING = new Set([
  'brand',
  'no',
  'off',
  'x',
  'slash',
  'cancel',
  'broken',
  'crack',
  'question',
]);

/** Parts of a name that hardly change it: `currency-dollar` shows a dollar, `eye-dollar` an eye. */
const WORDS_OF_FORM = new Set(['building', 'currency', 'face', 'filled', 'sign', 'symbol']);

/** An emoji in another tone of skin. */
const SKIN_TONE = /-(?:dark|light|medium|medium-dark|medium-light)$/;

/** The words of all names, and the icons in whose names each occurs. */
interface IconIndex {
  readonly words: MiniSearch;
  readonly iconsByWord: ReadonlyMap<string, ReadonlySet<IconDocument>>;
}

let builtIndex: IconIndex | undefined;

/**
 * Icons that show what the query names, best first: the icon of that name, then one whose
 * name contains the words, then one with a word that begins like it, then one spelt nearly
 * so. On near ties lucide comes before tabler and the emoji, so that a lecture keeps one
 * style of drawing. Empty when nothing fits: a wrong picture teaches worse than none.
 *
 * @param query - a word or a few, such as `solar panel`; singular or plural
 * @param limit - how many icons at most
 */
export function findIcons(query: string, limit = 8): IconMatch[] {
  const words = [...new Set(wordsOf(query))];
  if (words.length === 0) return [];
  const plain = plainWordsOf(query).join(' ');
  builtIndex ??= buildIndex();
  const {iconsByWord} = builtIndex;
  const nearWords = builtIndex.words.search(words.join(' '), {
    prefix: term => term.length >= SHORTEST_PREFIX,
    fuzzy: term => editsAllowed(term),
  });
  const candidates = new Set(nearWords.flatMap(({id}) => [...(iconsByWord.get(String(id)) ?? [])]));
  const matches: IconMatch[] = [];
  for (const icon of candidates) {
    const score = Math.max(
      ...icon.spellings.map(spelling => scoreOf(words, plain, spelling, icon)),
    );
    if (score < WORST_SCORE) continue;
    const preferred = score + (SET_PREFERENCE[icon.set] ?? 0);
    matches.push({name: icon.id, score: Number(preferred.toFixed(3))});
  }
  matches.sort(
    (a, b) => b.score - a.score || a.name.length - b.name.length || a.name.localeCompare(b.name),
  );
  return matches.slice(0, limit);
}

/** {@link findIcons} as a promise, for those who may ask elsewhere instead. */
export function searchIcons(query: string, limit?: number): Promise<IconMatch[]> {
  return Promise.resolve(findIcons(query, limit));
}

function scoreOf(
  words: readonly string[],
  plain: string,
  spelling: Spelling,
  icon: IconDocument,
): number {
  if (spelling.plain === plain) return EXACT;
  if (spelling.words.join(' ') === words.join(' ')) return EXACT_BUT_FOR_PLURAL;
  const used = new Set<string>();
  let sum = 0;
  let found = 0;
  for (const word of words) {
    const best = bestWord(word, spelling.words);
    if (best !== undefined) {
      used.add(best.word);
      sum += best.score;
      found++;
    } else if (icon.categories.some(category => wordsOf(category).includes(word))) {
      sum += CATEGORY;
    }
  }
  // A category alone ("nature") would pick any of its hundreds of icons.
  if (found === 0) return 0;
  const extra = spelling.words.filter(word => !used.has(word));
  const cost = extra.reduce((total, word) => total + costOfExtra(word), 0);
  const misleadingCost = extra.some(word => MISLEADING.has(word)) ? MISLEADING_COST : 0;
  const share = found === words.length ? 1 : SOME_OF_THE_WORDS;
  return (sum / words.length) * share - Math.min(cost, MOST_FOR_EXTRA_WORDS) - misleadingCost;
}

function costOfExtra(word: string): number {
  return WORDS_OF_FORM.has(word) ? EXTRA_WORD_OF_FORM : EXTRA_WORD;
}

function bestWord(
  word: string,
  candidates: readonly string[],
): {word: string; score: number} | undefined {
  if (candidates.includes(word)) return {word, score: ALL_WORDS};
  const longer = candidates.find(
    candidate =>
      word.length >= SHORTEST_PREFIX &&
      candidate.startsWith(word) &&
      candidate.length <= word.length * 2,
  );
  if (longer !== undefined) return {word: longer, score: PREFIX};
  const edits = editsAllowed(word);
  if (edits === 0) return undefined;
  const near = candidates.find(
    candidate => candidate.startsWith(word.charAt(0)) && editDistance(word, candidate) <= edits,
  );
  return near === undefined ? undefined : {word: near, score: FUZZY};
}

/** How many letters of a word may be wrong. */
function editsAllowed(word: string): number {
  if (word.length < SHORTEST_FUZZY) return 0;
  return word.length < 9 ? 1 : 2;
}

/** Letters to put in, take out or change to get from one word to the other (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({length: to.length + 1}, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

function buildIndex(): IconIndex {
  const iconsByWord = new Map<string, Set<IconDocument>>();
  for (const [set, prefix] of ICON_SETS.entries()) {
    const entries = iconEntries(prefix);
    const names = new Set(entries.map(entry => entry.name));
    for (const {name, aliases, categories} of entries) {
      if (SKIN_TONE.test(name) && names.has(`${name.replace(SKIN_TONE, '')}-medium-dark`)) continue;
      const spellings = [name, ...aliases].map(spellingOf);
      const icon = {id: `${prefix}:${name}`, set, spellings, categories};
      for (const word of spellings.flatMap(spelling => spelling.words)) {
        const icons = iconsByWord.get(word);
        if (icons === undefined) iconsByWord.set(word, new Set([icon]));
        else icons.add(icon);
      }
    }
  }
  // Of words, not of icons: a third as many, and quicker to build.
  const words = new MiniSearch<{id: string}>({
    fields: ['id'],
    tokenize: text => text.split(' '),
    processTerm: term => term,
  });
  words.addAll([...iconsByWord.keys()].map(id => ({id})));
  return {words, iconsByWord};
}

function spellingOf(name: string): Spelling {
  const plain = plainWordsOf(name);
  return {plain: plain.join(' '), words: plain.map(singularOf)};
}
