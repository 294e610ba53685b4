/** Letters of alphabets that KaTeX has in part only: `\mathbb{1}`, `\mathcal{l}`, which it draws upright without a word. */
import {argumentAt, pieceAt} from './scan-tex.ts';

/** Where Unicode's mathematical letters begin; https://www.unicode.org/charts/PDF/U1D400.pdf */
interface Alphabet {
  readonly small: number;
  readonly digits?: number;
  /** Letters that Unicode had before the others, outside of the row. */
  readonly elsewhere?: Readonly<Record<string, string>>;
}

const SCRIPT: Alphabet = {small: 0x1_d4b6, elsewhere: {e: 'ℯ', g: 'ℊ', o: 'ℴ'}};
const ALPHABETS: Readonly<Record<string, Alphabet>> = {
  '\\mathbb': {small: 0x1_d552, digits: 0x1_d7d8},
  '\\Bbb': {small: 0x1_d552, digits: 0x1_d7d8},
  '\\mathcal': SCRIPT,
  '\\mathscr': SCRIPT,
};

/** Replaces the letters that KaTeX lacks by those of Unicode. */
export function withWholeAlphabets(tex: string): string {
  if (!/\\(?:mathbb|Bbb|mathcal|mathscr)(?![a-zA-Z])/.test(tex)) return tex;
  let result = '';
  for (let at = 0; at < tex.length;) {
    const {text, end} = pieceAt(tex, at);
    const alphabet = ALPHABETS[text];
    const letters = alphabet === undefined ? undefined : argumentAt(tex, end);
    if (alphabet === undefined || letters === undefined || !/^[a-zA-Z\d]+$/.test(letters.text)) {
      result += text;
      at = end;
      continue;
    }
    result += lettersOf(text, alphabet, letters.text) ?? tex.slice(at, letters.end);
    at = letters.end;
  }
  return result;
}

/** @returns undefined where KaTeX has them all. */
function lettersOf(command: string, alphabet: Alphabet, letters: string): string | undefined {
  const written = Array.from(letters, letter => letterOf(alphabet, letter));
  if (written.every(letter => letter === undefined)) return undefined;
  return Array.from(letters, (letter, index) => written[index] ?? `${command}{${letter}}`).join('');
}

/** @returns undefined for a letter that KaTeX has. */
function letterOf({small, digits, elsewhere}: Alphabet, letter: string): string | undefined {
  if (/\d/.test(letter))
    return digits === undefined ? undefined : String.fromCodePoint(digits + Number(letter));
  if (!/[a-z]/.test(letter)) return undefined;
  return elsewhere?.[letter] ?? String.fromCodePoint(small + (letter.codePointAt(0) ?? 0) - 97);
}
