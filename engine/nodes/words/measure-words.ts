/** How much room words need, before anything is made of them: nodes choose their layout by it. */
import {Vector2} from '@motion-canvas/core';
import {CODE_FONT, WORDS_FONT, familyFor} from '../../fonts.ts';
import {useLectureContext} from '../../lecture-context.ts';
import {
  type InlinePiece,
  readFormulas,
  readInline,
  writeInline,
} from '../../../schema/inline-words.ts';
import type {WordsProps} from './words.ts';
import {layOutWords} from './words-layout.ts';

/** How the words look; lengths in px at 1080p. */
export interface WordsStyle extends Pick<WordsProps, 'weight' | 'font' | 'breakAt'> {
  readonly fontSize: number;
}

/** A place at which a line may be broken. */
const BREAK =
  /\s+|(?<=\p{L}-)(?=\p{L})|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u;

/** Width and height in px of a text. Throws a TexError for malformed TeX. */
export function sizeOfWords(text: string, style: WordsStyle): Vector2 {
  const {fontSize, weight = 400, font = 'words', breakAt = Number.POSITIVE_INFINITY} = style;
  const {width, height} = layOutWords({
    text,
    isCode: font === 'code',
    fontSize,
    weight,
    breakWeight: weight,
    family: familyFor(text, font === 'code' ? CODE_FONT : WORDS_FONT),
    breakAt,
    align: 'left',
    direction: useLectureContext().direction,
  });
  return new Vector2(width, height);
}

/** Width in px of what cannot be broken: the longest word, or a formula. */
export function widestWord(text: string, style: WordsStyle): number {
  const pieces = style.font === 'code' ? readFormulas(text) : readInline(text);
  const whole: InlinePiece[][] = [[]];
  for (const piece of pieces) {
    if ('tex' in piece) whole.push([piece], []);
    else {
      const [first = '', ...others] = piece.words.split(BREAK);
      // Words go on where only their style changes.
      whole.at(-1)?.push({words: first, style: piece.style});
      whole.push(...others.map(words => [{words, style: piece.style}]));
    }
  }
  const widths = whole
    .map(each => writeInline(each))
    .filter(part => part.trim() !== '')
    .map(part => sizeOfWords(part, {...style, breakAt: Number.POSITIVE_INFINITY}).x);
  return Math.max(0, ...widths);
}
