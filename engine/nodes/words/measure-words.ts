/** How much room words need, before anything is made of them: nodes choose their layout by it. */
import {Vector2} from '@motion-canvas/core';
import {CODE_FONT, WORDS_FONT, familyFor} from '../../fonts.ts';
import {useLectureContext} from '../../lecture-context.ts';
import {splitInlineTex} from '../../../schema/inline-tex.ts';
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
  const parts = splitInlineTex(text).flatMap((piece, index) =>
    index % 2 === 0 ? piece.replaceAll('$', '\\$').split(BREAK) : [`\\(${piece}\\)`],
  );
  const widths = parts
    .filter(part => part.trim() !== '')
    .map(part => sizeOfWords(part, {...style, breakAt: Number.POSITIVE_INFINITY}).x);
  return Math.max(0, ...widths);
}
