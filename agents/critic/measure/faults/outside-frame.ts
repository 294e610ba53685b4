/** Something that reaches out of the picture. */
import {FRAME_SIZE} from '../../../../engine/anchors.ts';
import {type FaultKind, nameOf} from '../fault.ts';
import {contains} from '../geometry.ts';
import {isLegible} from '../leaves.ts';

/** Strokes and shadows may reach over the edge by this, in px. */
const SLACK = 4;

export const outsideFrame: FaultKind = {
  code: 'outside-frame',
  whileMoving: false,
  *look({moment: {leaves}}) {
    const frame = {x: 0, y: 0, ...FRAME_SIZE};
    for (const leaf of leaves.filter(isLegible)) {
      if (contains(frame, leaf.box, SLACK)) continue;
      yield {
        message: `${nameOf(leaf)} reaches out of the picture.`,
        remedy: 'Move it inwards, or make it smaller.',
        severity: 'error',
        leaves: [leaf],
      };
    }
  },
};
