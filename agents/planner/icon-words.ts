/** The words of an icon's name and of a query, brought to one form, so that they compare. */

/** Words that say nothing about what an icon shows. */
const FILLERS = new Set(['a', 'an', 'and', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);

/** The words of a text in lower case without accents; fillers left out, singular and plural kept apart. */
export function plainWordsOf(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
  const telling = words.filter(word => !FILLERS.has(word));
  return telling.length > 0 ? telling : words;
}

/** The words of a text in lower case, in the singular; `Bank Accounts` gives `bank account`. */
export function wordsOf(text: string): string[] {
  return plainWordsOf(text).map(singularOf);
}

const IRREGULAR: Readonly<Record<string, string>> = {
  children: 'child',
  feet: 'foot',
  geese: 'goose',
  knives: 'knife',
  leaves: 'leaf',
  lives: 'life',
  men: 'man',
  mice: 'mouse',
  people: 'person',
  shelves: 'shelf',
  teeth: 'tooth',
  wolves: 'wolf',
  women: 'woman',
};

/** The singular of an English noun; a word that is none stays as it is. */
export function singularOf(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular;
  if (word.length < 4 || /(?:ss|us|is|as)$/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|ss|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
