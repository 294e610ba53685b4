/** Where a move takes the ends of what has two: areas, secants, intervals, jumps. Pure. */
import type {ElementMove, PictureElement} from '../../../schema/elements.ts';
import {type OpenEnds, intervalOf, readInterval} from '../../../schema/intervals.ts';

/** The ends of an element, as places on one axis. */
export interface Ends {
  readonly from: number;
  readonly to: number;
  /** Which of them do not belong to an interval, where that is said. */
  readonly open?: OpenEnds;
}

/** The ends of an element as it is drawn; undefined for one that is no stretch. */
export function endsOf(element: PictureElement): Ends | undefined {
  if ('interval' in element) return intervalOf(element);
  if ('jump' in element) return {from: element.jump[0], to: element.jump[1]};
  if ('secant' in element || 'area' in element) return {from: element.from, to: element.to};
  return undefined;
}

/** The ends that a move says: both, or one of them; undefined where it says neither. */
export function endsSaid({from, to, interval}: ElementMove): Partial<Ends> | undefined {
  if (interval !== undefined) {
    return typeof interval === 'string'
      ? readInterval(interval)
      : {from: interval[0], to: interval[1]};
  }
  if (typeof to === 'object') return {from: to[0], to: to[1]};
  if (from === undefined && to === undefined) return undefined;
  return {...(from === undefined ? {} : {from}), ...(to === undefined ? {} : {to})};
}

/** The ends after a move; undefined where it moves neither. */
export function endsAfter(ends: Ends, move: ElementMove): Ends | undefined {
  const said = endsSaid(move);
  return said === undefined ? undefined : {...ends, ...said};
}
