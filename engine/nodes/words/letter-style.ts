/** How words that stand out look: heavier, slanted, struck through, or in the letters of code. Pure. */
import {CODE_FONT, familyFor} from '../../fonts.ts';
import type {InlineStyle} from '../../../schema/inline-marks.ts';
import type {WordsPart} from './emoji.ts';

/** The letters of a text before anything in it stands out. */
export interface BaseLetters {
  /** Size in px. */
  readonly fontSize: number;
  readonly weight: number;
  /** CSS font family. */
  readonly family: string;
}

/** How a stretch of words looks. */
export interface LetterStyle {
  /** By how much its weight is above that of the text. */
  readonly added: number;
  readonly slanted: boolean;
  readonly struck: boolean;
  /** Its CSS font family where that is not the one of the text: that of code. */
  readonly family: string | undefined;
  readonly kind: WordsPart['kind'];
}

/** Words that do not stand out. */
export const PLAIN: LetterStyle = {
  added: 0,
  slanted: false,
  struck: false,
  family: undefined,
  kind: 'letters',
};

/** How much heavier bold words are, and words in a script that knows no italics. */
const STRONG = 300;
const UPRIGHT_EMPHASIS = 200;
/** Behind it the letters of Inter and Noto get no heavier. */
const HEAVIEST = 900;
const LETTER = /\p{L}/gu;
const HAS_ITALICS = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}]/u;
/** Where the stroke through words is above the baseline, half as high as small letters, and its width, in em. */
const STROKE_HEIGHT = 0.28;
const STROKE_WIDTH = 1 / 14;

/** How words in a style look; letters that are never slanted are heavier instead. */
export function letterStyle({text: words, kind}: WordsPart, style: InlineStyle): LetterStyle {
  // Pictures are neither slanted nor heavier.
  if (kind === 'emoji') return {...PLAIN, struck: style.struck === true, kind};
  const letters = words.match(LETTER) ?? [];
  const slanted = style.emphasis === true && letters.every(letter => HAS_ITALICS.test(letter));
  const upright = style.emphasis === true && !slanted ? UPRIGHT_EMPHASIS : 0;
  return {
    added: style.strong === true ? STRONG : upright,
    slanted,
    struck: style.struck === true,
    family: style.code === true ? familyFor(words, CODE_FONT) : undefined,
    kind,
  };
}

/** Whether two stretches look alike. */
export function isSameLook(first: LetterStyle, second: LetterStyle): boolean {
  return (
    first.added === second.added &&
    first.slanted === second.slanted &&
    first.struck === second.struck &&
    first.family === second.family &&
    first.kind === second.kind
  );
}

/** The font of words in a style, as a canvas takes it. */
export function canvasFont({fontSize, weight, family}: BaseLetters, style: LetterStyle): string {
  return `${style.slanted ? 'italic ' : ''}${weightOf(weight, style)} ${fontSize}px ${style.family ?? family}`;
}

/** The weight of words in a style. */
export function weightOf(weight: number, {added}: LetterStyle): number {
  return Math.min(HEAVIEST, weight + added);
}

/** The stroke through words: its distance above the baseline and its width, in px. */
export function strokeOf({fontSize}: BaseLetters): {
  readonly above: number;
  readonly width: number;
} {
  return {above: STROKE_HEIGHT * fontSize, width: Math.max(2, STROKE_WIDTH * fontSize)};
}

/** Room at each side of a sign on a key, in em. */
export const KEY_PADDING = 0.22;

/** The key around a sign, from its left edge and baseline, in px. */
export function keyAround(
  {fontSize}: Pick<BaseLetters, 'fontSize'>,
  signWidth: number,
): {
  readonly box: readonly [x: number, y: number, width: number, height: number];
  readonly radius: number;
  readonly line: number;
} {
  const padding = (KEY_PADDING - 0.05) * fontSize;
  return {
    box: [-padding, -0.9 * fontSize, signWidth + 2 * padding, 1.08 * fontSize],
    radius: 0.2 * fontSize,
    line: Math.max(2, fontSize / 16),
  };
}
