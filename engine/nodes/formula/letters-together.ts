/** Letters of a formula that are drawn as one shape. Pure. */

/** Scripts whose letters join, stack or change places: a word of them is one shape. */
const JOINED =
  'Arabic Balinese Bengali Devanagari Gujarati Gurmukhi Hebrew Javanese Kannada Khmer Lao Malayalam Mongolian Myanmar Nko Oriya Sinhala Syriac Tamil Telugu Thaana Thai Tibetan';
/** Letters that are drawn together: words of such scripts, and signs with marks upon them. */
const LETTERS = new RegExp(
  `(?:[${JOINED.replace(/\w+ ?/g, name => `\\p{Script=${name.trim()}}`)}][\\p{M}\\u200c\\u200d]*)+|[^]\\p{M}*`,
  'gu',
);

/** Where the letters of a text begin that are drawn together, and which they are. */
export function lettersTogether(text: string): readonly {letters: string; offset: number}[] {
  return [...text.matchAll(LETTERS)].map(({0: letters, index: offset}) => ({letters, offset}));
}
