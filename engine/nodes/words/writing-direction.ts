/** In which direction the stretches of a text run, by Unicode's bidirectional algorithm. Pure. */
import bidiFactory from 'bidi-js';
import type {WritingDirection} from '../../anchors.ts';

/** What stands for a formula in a text. */
export const FORMULA_SIGN = String.fromCodePoint(0xfffc);

const FROM_RIGHT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LETTER = /[\p{L}\ufffc]/u;
const ONE_NUMBER =
  /[-+−±]?[$€£]?[0-9]+(?:[-/:.,٫٬–]\u2060?[0-9]+)*(?:\s?[%‰°€$£]|\s?[A-Za-zµΩ°][A-Za-z²³/·]*)?/u
    .source;
const BETWEEN_NUMBERS = /\s?[-+−±×÷·*/=<>≤≥≈≠]\s?/u.source;
/** A number in European digits as it is written – its sign, a date, a unit behind it –, or several with signs between. */
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}])${ONE_NUMBER}(?:${BETWEEN_NUMBERS}${ONE_NUMBER})*(?![\\p{L}\\p{N}])`,
  'gu',
);
/** Signs that end a word in Latin letters: `C++`. */
const SIGNS_AT_END = /(?<=[A-Za-z0-9])[-+#*°′%]+(?!\u2060?[A-Za-z0-9])/g;
const LEFT_TO_RIGHT = '\u200e';
const ISOLATE = ['\u2066', '\u2069'] as const;
/** Keeps a number in one line. */
const WORD_JOINER = '\u2060';

const bidi = bidiFactory();

/** The direction of a text: that of the lecture, unless all its letters run the other way. */
export function directionOf(text: string, ofLecture: WritingDirection): WritingDirection {
  const letters = [...text].filter(letter => /\p{L}/u.test(letter));
  const fromRight = letters.filter(letter => FROM_RIGHT.test(letter)).length;
  if (letters.length === 0) return ofLecture;
  if (fromRight === 0) return 'ltr';
  return fromRight === letters.length ? 'rtl' : ofLecture;
}

/**
 * A text in which mathematics keeps its order among letters that run to the left: `-5`, `2026-07-01`,
 * `5 cm`, `C++`, and what stands beside a formula. The marks that are put in are not seen.
 *
 * @param text - With {@link FORMULA_SIGN} for each formula.
 */
export function withOrderKept(text: string, direction: WritingDirection): string {
  if (direction === 'ltr' && !FROM_RIGHT.test(text)) return text;
  return text
    .replaceAll(SIGNS_AT_END, signs => signs + LEFT_TO_RIGHT)
    .replaceAll(NUMBER, (number: string, offset: number) => {
      const letterBefore = [...text.slice(0, offset)].reverse().find(each => LETTER.test(each));
      // Behind Latin letters it runs with them.
      const isAmongThem =
        letterBefore === undefined ? direction === 'rtl' : FROM_RIGHT.test(letterBefore);
      return isAmongThem
        ? ISOLATE.join(number.replaceAll(/([-/])\u2060?/g, `$1${WORD_JOINER}`))
        : number;
    })
    .replaceAll(FORMULA_SIGN, LEFT_TO_RIGHT + FORMULA_SIGN + LEFT_TO_RIGHT);
}

/** Code, which runs to the right and keeps its order whatever stands around it. */
export function inOneDirection(code: string): string {
  return ISOLATE.join(code);
}

/** For each UTF-16 unit of a text whether it runs to the left; empty where nothing does. */
export function runsLeftwards(text: string, direction: WritingDirection): readonly boolean[] {
  if (direction === 'ltr' && !FROM_RIGHT.test(text)) return [];
  const {levels} = bidi.getEmbeddingLevels(text, direction);
  return [...levels].map(level => level % 2 === 1);
}
