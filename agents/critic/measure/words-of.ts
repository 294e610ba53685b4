/** Words and symbols of texts, to be compared: lower case, without the small words of sentences. */

const SMALL_WORDS = new Set(
  'a an and are as at be by do does for from has have how in into is it its no not of on one or so than that the their then there this to two up was what when where which who why with you your'.split(
    ' ',
  ),
);

/** Commands of TeX that stand for letters. */
const GREEK =
  /\\(alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|vartheta|iota|kappa|lambda|mu|nu|xi|rho|sigma|tau|upsilon|phi|varphi|chi|psi|omega|ell|Gamma|Delta|Theta|Lambda|Xi|Sigma|Phi|Psi|Omega)(?![A-Za-z])/g;

/**
 * The words of a text, and the symbols of its formulas.
 *
 * @param which - Whether the small words of sentences count; not unless said so.
 */
export function wordsOf(text: string, which: 'telling' | 'all' = 'telling'): string[] {
  return text
    .replace(GREEK, ' $1 ')
    .replace(/\\(sin|cos|tan|log|ln|exp|lim|min|max)(?![a-zA-Z])/g, ' $1 ')
    .replace(/\\[a-zA-Z]+/g, ' ')
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+|(?<=\p{N})(?=\p{L})/u)
    .filter(word => word !== '')
    .map(word => (word.length > 1 ? word.toLowerCase() : word))
    .map(word => (word.length > 3 ? word.replace(/(?:es|s)$/, '') : word))
    .filter(word => which === 'all' || !SMALL_WORDS.has(word));
}

/** The formulas among the words of a text, without their dollars. */
export function formulasIn(text: string): string[] {
  return [...text.matchAll(/(?<!\\)\$([^$]+)\$/g)].map(([, tex = '']) => tex);
}

/** The letters of words in quotation marks: they are spelled, not symbols. */
export function spelledLetters(text: string): string[] {
  return [...text.matchAll(/[“‘"«]([^”’"»]+)[”’"»]/g)].flatMap(([, word = '']) => [...word]);
}

/** The symbols for quantities in TeX: single letters and Greek ones, without those that need no name. */
export function symbolsIn(tex: string): string[] {
  const plain = withoutUpright(tex).replace(
    /\\(?:mathbf|mathbb|mathcal|vec|hat|bar|tilde|dot|boldsymbol)\s*/g,
    ' ',
  );
  const greek = [...plain.matchAll(GREEK)].map(([, name = '']) => name);
  const latin = plain.replace(/\\[a-zA-Z]+/g, ' ').match(/\p{L}/gu) ?? [];
  return [...new Set([...greek, ...latin])].filter(symbol => !KNOWN.has(symbol));
}

/** Leaves out what is set upright, as units, words and chemical elements are, and units of resistance. */
function withoutUpright(tex: string): string {
  const command =
    /\\(?:text|textbf|textit|textrm|textcolor|mathrm|rm|operatorname|mbox|htmlData|begin|end|color|ce)\*?\s*\{/g;
  let rest = tex.replace(/(\d)\s*(?:\\[,;:! ]|~)*\s*(?:\\mathrm\s*)?\\Omega(?![a-zA-Z])/g, '$1 ');
  for (let match = command.exec(rest); match !== null; match = command.exec(rest)) {
    let depth = 1;
    let end = match.index + match[0].length;
    while (end < rest.length && depth > 0) {
      if (rest[end] === '{') depth += 1;
      if (rest[end] === '}') depth -= 1;
      end += 1;
    }
    rest = `${rest.slice(0, match.index)} ${rest.slice(end)}`;
    command.lastIndex = match.index;
  }
  return rest;
}

/** Euler's number, the imaginary unit, the d of differentials. */
const KNOWN = new Set(['e', 'i', 'd']);
