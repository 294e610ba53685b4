/** How long things take, in seconds: calm, and the same everywhere. */

/** Something enters. */
export const ENTER_SECONDS = 0.6;

/** Something moves or turns into something else. */
export const MOVE_SECONDS = 1;

/** Something leaves. */
export const LEAVE_SECONDS = 0.35;

/** Delay between things that belong together. */
const STAGGER_SECONDS = 0.09;

/** Time from the first to the last of many things that belong together. */
const MOST_STAGGER_SECONDS = 1.2;

/** When each of so many things begins, after the first: one by one, but soon enough when they are many. */
export function staggerSeconds(count: number): number {
  return Math.min(STAGGER_SECONDS, MOST_STAGGER_SECONDS / Math.max(1, count - 1));
}

/** Rest after a beat, before reading time is added. */
export const REST_SECONDS = 1.2;

const CHARACTERS_PER_SECOND = 15;
const IDEOGRAPHS_PER_SECOND = 9;
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Time that a viewer needs to read a text, in seconds; spaces and TeX commands are not read. */
export function readingSeconds(text: string): number {
  const read = text.replace(/\\[a-zA-Z]+|[\s{}$\\]/g, '');
  const ideographs = read.match(IDEOGRAPH)?.length ?? 0;
  return (read.length - ideographs) / CHARACTERS_PER_SECOND + ideographs / IDEOGRAPHS_PER_SECOND;
}
