/** Which of the leaves of a moment count for what. */
import type {MeasuredLeaf, MeasuredMoment} from '../../../schema/measured-section.ts';

/** What is fainter than this is on its way in or out, or has stepped back. */
const FAINT = 0.35;

/** The texts. */
export function textsOf({leaves}: MeasuredMoment): MeasuredLeaf[] {
  return leaves.filter(({kind}) => kind === 'text');
}

/** Whether it is strong enough to be looked at. */
export function isLegible({opacity}: MeasuredLeaf): boolean {
  return opacity >= FAINT;
}

/** Whether two leaves belong to one object that was placed. */
export function isOfOneObject(first: MeasuredLeaf, second: MeasuredLeaf): boolean {
  return rootOf(first) === rootOf(second);
}

/** Whether one of two leaves is made in the other: a layer of it. */
export function isInEachOther(first: MeasuredLeaf, second: MeasuredLeaf): boolean {
  return first.within.includes(second.id) || second.within.includes(first.id);
}

/** Key of the object that was placed. */
export function rootOf({within, id}: MeasuredLeaf): string {
  return within[0] ?? id;
}

/** How strongly a shape or a picture hides what is behind it, 0 to 1. */
export function strengthOf({filling, opacity}: Pick<MeasuredLeaf, 'filling' | 'opacity'>): number {
  return filling * opacity;
}

/** How many letters have to be read; spaces and commands of TeX are not, and an ideograph takes longer. */
export function lettersToRead(text: string): number {
  const read = text.replace(/\\[a-zA-Z]+|[\s{}$\\^_]/g, '');
  const ideographs =
    read.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)
      ?.length ?? 0;
  return read.length + ideographs * 0.7;
}
