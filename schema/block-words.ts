/** Kinds of blocks and of elements within a sentence, with the article that they take. Pure. */

/** Elements whose key is no noun. */
const NOUNS: Readonly<Partial<Record<string, string>>> = {
  horizontal: 'horizontal line',
  square: 'unit square',
  vertical: 'vertical line',
  words: 'text',
};

/** A noun with its article: `an interval`, `a curve`. */
export function withArticle(noun: string): string {
  return `${/^(?:[aeio]|un(?!i))/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** A block of a kind: `a cells block`, and without its article as in `another cells block`. */
export function blockOf(kind: string, article: 'a' | 'none' = 'none'): string {
  return article === 'a' ? withArticle(`${kind} block`) : `${kind} block`;
}

/** An element of a kind, with its article. */
export function anElement(kind: string): string {
  return withArticle(NOUNS[kind] ?? kind);
}

/** The same words with a capital letter, to begin a sentence with. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
