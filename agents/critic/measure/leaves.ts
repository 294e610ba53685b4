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

function rootOf({within, id}: MeasuredLeaf): string {
  return within[0] ?? id;
}
