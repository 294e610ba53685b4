/** Emoji and keys among words: each is drawn by itself. */
import {Color} from '@motion-canvas/core';
import {WORDS_FONT} from '../../fonts.ts';

/** A stretch of words: letters, a digit on a key such as 1\ufe0f\u20e3, or one emoji. */
export interface WordsPart {
  readonly kind: 'letters' | 'key' | 'emoji';
  readonly text: string;
}

/** What goes around a sign to make it a key. */
const KEY = /[0-9#*]\ufe0f?\u20e3/u.source;
const EMOJI =
  /(?:\p{Regional_Indicator}{2}|(?![0-9#*©®™])(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f)[\p{Emoji_Modifier}\u{e0020}-\u{e007f}]*(?:\u200d\p{Emoji}\ufe0f?\p{Emoji_Modifier}?)*)/u
    .source;
const SIGNS = new RegExp(`(${KEY})|${EMOJI}`, 'gu');

/** The parts of words, in their order; a key is told by its sign alone. */
export function partsWithEmoji(words: string): WordsPart[] {
  const parts: WordsPart[] = [];
  let from = 0;
  for (const {0: text, 1: key, index} of words.matchAll(SIGNS)) {
    if (index > from) parts.push({kind: 'letters', text: words.slice(from, index)});
    parts.push(key === undefined ? {kind: 'emoji', text} : {kind: 'key', text: text.slice(0, 1)});
    from = index + text.length;
  }
  if (from < words.length) parts.push({kind: 'letters', text: words.slice(from)});
  return parts;
}

/** An emoji is judged at this size, in px. */
const SIZE = 32;
/** So much of an emoji has to stand out from the ground by such a ratio of luminance. */
const LEAST_SEEN = 0.45;
const LEAST_CONTRAST = 1.7;

const known = new Map<string, boolean>();

/**
 * Whether most of an emoji would not be seen on a ground: a black one on a dark theme, a white one on a light one.
 *
 * @param ink - The colour of text: some emoji are signs in it.
 */
export function isFaint(emoji: string, ground: string, ink: string): boolean {
  const key = `${ground} ${ink} ${emoji}`;
  let faint = known.get(key);
  if (faint === undefined) {
    faint = shareSeen(emoji, new Color(ground).luminance(), ink) < LEAST_SEEN;
    known.set(key, faint);
  }
  return faint;
}

function shareSeen(emoji: string, ground: number, ink: string): number {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 2 * SIZE;
  const context = canvas.getContext('2d', {willReadFrequently: true});
  if (context === null) return 1;
  context.fillStyle = ink;
  context.font = `${SIZE}px ${WORDS_FONT}`;
  context.fillText(emoji, SIZE / 4, 1.4 * SIZE);
  const {data} = context.getImageData(0, 0, canvas.width, canvas.height);
  let [all, seen] = [0, 0];
  // Every fourth pixel is enough to judge by.
  for (let at = 0; at < data.length; at += 16) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
    if (alpha < 128) continue;
    all += 1;
    const own = new Color(`rgb(${red}, ${green}, ${blue})`).luminance();
    const contrast = (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05);
    if (contrast >= LEAST_CONTRAST) seen += 1;
  }
  return all === 0 ? 1 : seen / all;
}
