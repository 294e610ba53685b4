/** A text or a picture that a clip cuts. */
import {type FaultKind, nameOf} from '../fault.ts';
import {areaOf} from '../geometry.ts';
import {isLegible} from '../leaves.ts';
import type {MeasuredLeaf} from '../../../../schema/measured-section.ts';

/** What may be cut away: letters seldom fill their box. */
const TOLERATED_PX = 6;
/** A picture is often cut on purpose, to a circle or a card, but not by so much. */
const TOLERATED_OF_PICTURE = 0.4;

export const cutOff: FaultKind = {
  code: 'cut-off',
  whileMoving: false,
  *look({moment: {leaves}}) {
    for (const leaf of leaves.filter(isLegible)) {
      if (!isCut(leaf)) continue;
      yield {
        message: `${nameOf(leaf)} is cut off.`,
        remedy: 'Make what clips it larger, or let it fit inside.',
        severity: 'error',
        leaves: [leaf],
      };
    }
  },
};

function isCut({kind, box, uncut}: MeasuredLeaf): boolean {
  if (uncut === undefined || kind === 'shape') return false;
  if (kind === 'picture') return 1 - areaOf(box) / areaOf(uncut) > TOLERATED_OF_PICTURE;
  const cut = {width: uncut.width - box.width, height: uncut.height - box.height};
  return cut.width > TOLERATED_PX || cut.height > TOLERATED_PX;
}
