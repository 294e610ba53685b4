/**
 * Where the pieces of a text with inline formulas are. The browser breaks and
 * orders the lines – it knows Thai, Chinese, Arabic and mixed directions – and what it
 * did is read from a hidden element.
 */
import type {WritingDirection} from '../../anchors.ts';
import {readFormulas, readInline} from '../../../schema/inline-words.ts';
import {insertBreaks, lineStarts} from './keep-breaks.ts';
import type {LetterStyle} from './letter-style.ts';
import {readWords} from './read-words.ts';
import {stageWords} from './stage-words.ts';
import {LINE_HEIGHT, stand} from './words-stand.ts';
import {directionOf} from './writing-direction.ts';

/** What is laid out; lengths in px at 1080p. */
export interface WordsSource {
  /** The text; `$…$` is TeX, `\$` a dollar sign, and marks of Markdown say what stands out. */
  readonly text: string;
  /** Whether stars and the like are signs as others, as in code. */
  readonly isCode?: boolean;
  readonly fontSize: number;
  readonly weight: number;
  /** CSS font family. */
  readonly family: string;
  /** Width at which lines are broken; Infinity for never. */
  readonly breakAt: number;
  readonly align: 'left' | 'center' | 'right';
  readonly direction: WritingDirection;
  /** Lines are broken where this weight would break them. */
  readonly breakWeight: number;
}

/** A stretch of text in one line, style and direction; `y` is the baseline, `x` its left edge. */
export interface WordsRun {
  readonly text: string;
  readonly style: LetterStyle;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly direction: WritingDirection;
}

/** An inline formula, or the part of one that is in one line; `y` is the baseline, `x` its left edge. */
export interface WordsFormula {
  readonly tex: string;
  readonly x: number;
  readonly y: number;
  /** Its size as a share of its usual one: less than 1 where it would be too wide. */
  readonly scale: number;
}

/** A text that was laid out; x and y in px from its top left corner. */
export interface WordsLayout {
  /** More than the width at which lines are broken where something cannot be broken. */
  readonly width: number;
  readonly height: number;
  readonly runs: readonly WordsRun[];
  readonly formulas: readonly WordsFormula[];
}

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HANGUL = /\p{Script=Hangul}/u;

const layouts = new Map<string, WordsLayout>();

/** Lays a text out; the result is kept. Throws a TexError for malformed TeX. */
export function layOutWords(source: WordsSource): WordsLayout {
  const key = JSON.stringify(source);
  let layout = layouts.get(key);
  if (layout === undefined) {
    layout = measure(source);
    layouts.set(key, layout);
  }
  return layout;
}

function measure(source: WordsSource): WordsLayout {
  const {fontSize, weight, family, breakWeight, breakAt, isCode = false} = source;
  const text = source.text.normalize('NFC');
  const pieces = isCode ? readFormulas(text) : readInline(text);
  const words = pieces.flatMap(piece => ('words' in piece ? [piece] : []));
  const plain = words.map(piece => piece.words).join(' ');
  // Code among words says nothing of the language that they are in.
  const spoken = words.filter(({style}) => style.code !== true).map(piece => piece.words);
  const direction = directionOf(spoken.join(' '), source.direction);
  stand.dir = direction;
  stand.lang = KANA.test(plain) ? 'ja' : '';
  stand.style.font = `${breakWeight} ${fontSize}px/${LINE_HEIGHT} ${family}`;
  stand.style.setProperty('--weight', String(breakWeight));
  stand.style.wordBreak = wordBreak(plain);
  stand.style.width = Number.isFinite(breakAt) ? `${breakAt}px` : 'max-content';
  stand.style.textAlign = source.align;
  const staged = stageWords(pieces, direction, {fontSize, breakAt, breakWeight, family});

  if (breakWeight === weight || !Number.isFinite(breakAt)) return readWords(staged, fontSize);
  const breaks = lineStarts(staged);
  stand.style.width = 'max-content';
  stand.style.fontWeight = String(weight);
  stand.style.setProperty('--weight', String(weight));
  return readWords(insertBreaks(staged, breaks), fontSize);
}

/** Korean is broken between words, Japanese between phrases. */
function wordBreak(text: string): string {
  if (KANA.test(text)) return 'auto-phrase';
  return HANGUL.test(text) ? 'keep-all' : 'normal';
}
