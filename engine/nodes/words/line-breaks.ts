/** Where lines of text may be broken beyond what the browser knows, and where they may not. Pure. */

/** What may not be parted from a formula before or behind it. */
const OPENING_AT_END = /(?:[\p{Ps}\p{Pi}¿¡#$€£+−±-]|["'](?=$|[\p{Ps}\p{Pi}"'])|(?<=^|\s)["'])+$/u;
const CLOSING_AT_START =
  /^(?:[-‑]?(?:[\p{Lu}\p{Ll}]{1,4}(?!\p{L}))|['’][\p{Ll}]{1,2}(?!\p{L}))?[\p{Pe}\p{Pf}“‘!%°′″'",.:;?‰、。，．！？：；）」』】〉》・ー～،؛؟।॥។៕-]*/u;

/** Signs behind which an address may be broken. */
const JOINTS = /(?<=[/\\.?&=_#@:+~-])(?=[^/\\.?&=_#@:+~\s-])/gu;
const LETTERS_WITH_CASE = /^[\p{Lu}\p{Ll}\p{M}]+$/u;
const VOWEL = /[aeiouyäöüåæøáéíóúàèìòùâêîôûãõëïœаеёиоуыэюяіїєαεηιουωάέήίόύώ]/iu;
/** Letters that have to stand on each side of a hyphen. */
const LEAST_PART = 3;
const SOFT_HYPHEN = '\u00ad';
const ZERO_WIDTH_SPACE = '\u200b';

/** Symbols of units, alone or as in m/s and kg·m^2; what may be a word in many languages is none. */
const UNIT =
  /(?:%|‰|°[CFK]?|[€£¥₹₩₽$]|(?:[munpkMGTcdhµμ]?(?:m|g|s|J|W|V|A|K|Hz|Pa|mol|L|l|bar|eV|Ω|N|C|F|T)|min|h|kWh|Ah|dB|rad|cd|lm|lx|px|kB|MB|GB|TB)[²³]?)/u;
const NUMBER = /(?<![\p{L}\d])[+−±≈<>-]?\d[\d.,٫٬]*[⁺⁻]?[⁰¹²³⁴-⁹]*/u;
const JOINED = /[/·]/u;
const NUMBER_AND_UNIT = new RegExp(
  `(?<=${NUMBER.source}) (?=(?:${UNIT.source})(?:${JOINED.source}${UNIT.source})*(?![\\p{L}\\d]))`,
  'gu',
);
const NO_BREAK_SPACE = '\u00a0';

const WORD_JOINER = '\u2060';

/** A number, with its unit, or a short name, as the side of an equation. */
const SIDE = new RegExp(
  `(?:${NUMBER.source}(?:[ ${NO_BREAK_SPACE}]?${UNIT.source})?|\\p{L}{1,2}[\\u2080-\\u2089\\u00b2\\u00b3]*)(?![\\p{L}\\d])`,
  'u',
).source;
const SIGN = /[=+×·÷<>≤≥≈≠−±:]/u.source;
/** What is read as one: `16 × 9 cm`, `x = 25`. */
const SUM = new RegExp(`(?<![\\p{L}\\d])${SIDE}(?: ${SIGN} ${SIDE})+`, 'gu');
/** The longest sum that is kept in one line, in letters. */
const LONGEST_SUM = 22;
const NUMBERS_WITH_DASH = /(?<=\d)[-–](?=\d)/g;

/** A text whose numbers keep the symbols of their units in the same line, and whose ranges and short sums are not parted. */
export function withUnitsKept(text: string): string {
  return text
    .replaceAll(NUMBER_AND_UNIT, NO_BREAK_SPACE)
    .replaceAll(SUM, sum => (sum.length > LONGEST_SUM ? sum : sum.replaceAll(' ', NO_BREAK_SPACE)))
    .replaceAll(NUMBERS_WITH_DASH, dash => dash + WORD_JOINER);
}

/** How much at the end of a text belongs to the formula behind it, and how much at the start to the one before it. */
export function stickyEnds(text: string): {readonly start: number; readonly end: number} {
  const start = CLOSING_AT_START.exec(text)?.[0].length ?? 0;
  const end = OPENING_AT_END.exec(text.slice(start))?.[0].length ?? 0;
  return {start, end};
}

/**
 * A text whose words can be broken where they are too wide for a line: an address behind its signs, a
 * word between syllables.
 *
 * @param isTooWide - Whether a word is wider than a line.
 */
export function breakable(text: string, isTooWide: (word: string) => boolean): string {
  return text.replaceAll(/\S+/gu, word => {
    if (word.includes(SOFT_HYPHEN) || !isTooWide(word)) return word;
    return word
      .replaceAll(JOINTS, ZERO_WIDTH_SPACE)
      .replaceAll(/[\p{L}\p{M}]+/gu, part =>
        LETTERS_WITH_CASE.test(part) && isTooWide(part) ? hyphenated(part) : part,
      );
  });
}

/** A word with soft hyphens where a consonant before a vowel begins a syllable, as in most languages. */
function hyphenated(word: string): string {
  const letters = [...word.normalize('NFC')];
  return letters
    .map((letter, index) => {
      const [before = '', after = ''] = [letters[index - 1], letters[index + 1]];
      const begins =
        index >= LEAST_PART &&
        letters.length - index >= LEAST_PART &&
        !VOWEL.test(letter) &&
        VOWEL.test(after) &&
        // "ch", "sch", "th", "ph" and "qu" stay together.
        !/^[hlr]$/iu.test(VOWEL.test(before) ? '' : letter);
      return begins ? SOFT_HYPHEN + letter : letter;
    })
    .join('');
}
