/** What is told of letters that no font has: which, where, and what to install. */
import type {LettersWithoutFont} from '../../../schema/section-record.ts';

/** Scripts that do not come with Lectern, with a package that has their letters. */
const PACKAGES: readonly (readonly [script: string, fontPackage: string])[] = [
  ['Telugu', '@fontsource-variable/noto-sans-telugu'],
  ['Gujarati', '@fontsource-variable/noto-sans-gujarati'],
  ['Kannada', '@fontsource-variable/noto-sans-kannada'],
  ['Malayalam', '@fontsource-variable/noto-sans-malayalam'],
  ['Gurmukhi', '@fontsource-variable/noto-sans-gurmukhi'],
  ['Oriya', '@fontsource-variable/noto-sans-oriya'],
  ['Sinhala', '@fontsource-variable/noto-sans-sinhala'],
  ['Lao', '@fontsource-variable/noto-sans-lao'],
  ['Myanmar', '@fontsource-variable/noto-sans-myanmar'],
  ['Tibetan', '@fontsource-variable/noto-serif-tibetan'],
  ['Ethiopic', '@fontsource-variable/noto-sans-ethiopic'],
  ['Cherokee', '@fontsource-variable/noto-sans-cherokee'],
  ['Syriac', '@fontsource-variable/noto-sans-syriac'],
  ['Thaana', '@fontsource-variable/noto-sans-thaana'],
  ['Javanese', '@fontsource-variable/noto-sans-javanese'],
  ['Balinese', '@fontsource-variable/noto-sans-balinese'],
  ['Canadian_Aboriginal', '@fontsource-variable/noto-sans-canadian-aboriginal'],
  ['Mongolian', '@fontsource/noto-sans-mongolian'],
  ['Tifinagh', '@fontsource/noto-sans-tifinagh'],
  ['Nko', '@fontsource/noto-sans-n-ko'],
  ['Coptic', '@fontsource/noto-sans-coptic'],
  ['Gothic', '@fontsource/noto-sans-gothic'],
  ['Cuneiform', '@fontsource/noto-sans-cuneiform'],
  ['Egyptian_Hieroglyphs', '@fontsource/noto-sans-egyptian-hieroglyphs'],
  ['Han', '@fontsource-variable/noto-sans-tc'],
];
/** The key around a digit, as in 1️⃣. */
const KEY = '\u20e3';
const LONGEST_PLACE = 40;

/**
 * What is to be told, script by script.
 *
 * @param missing - Letters that no font has.
 * @param source - The scene that they stand in.
 */
export function describeMissing(missing: readonly string[], source: string): LettersWithoutFont[] {
  const byScript = new Map<string, string[]>();
  for (const letter of missing) {
    const name = scriptOf(letter);
    byScript.set(name, [...(byScript.get(name) ?? []), letter]);
  }
  return [...byScript].map(([script, letters]) => {
    const kind = script === '' ? 'characters' : `${script.replaceAll('_', ' ')} letters`;
    const place = placeOf(letters, source);
    const fontPackage = PACKAGES.find(([name]) => name === script)?.[1];
    const remedy = letters.includes(KEY)
      ? 'Write ① or (1) instead of a digit on a key.'
      : fontPackage === undefined
        ? 'Write them in another way, or install a Noto package of @fontsource that has them beside the lecture.'
        : `Install a font beside the lecture: npm install ${fontPackage}`;
    const message = `No font has the ${kind} ${letters.join(' ')}${place}, so they are not shown as they are meant.`;
    return {letters, message, remedy};
  });
}

function scriptOf(letter: string): string {
  const found = PACKAGES.find(([script]) => new RegExp(`\\p{Script=${script}}`, 'u').test(letter));
  return found?.[0] ?? '';
}

/** The words around the first of some letters, to look for. */
function placeOf(letters: readonly string[], source: string): string {
  for (const line of source.normalize('NFC').split('\n')) {
    const at = letters.map(letter => line.indexOf(letter)).filter(index => index >= 0);
    if (at.length === 0) continue;
    const begin = Math.max(0, Math.min(...at) - LONGEST_PLACE / 2);
    const cut = line.slice(begin, begin + LONGEST_PLACE);
    const words = (begin === 0 ? cut : cut.replace(/^\S*\s/, '')).trim();
    return ` in “${words.replace(/^['"`]|['"`],?$/g, '')}”`;
  }
  return ' in the title';
}
