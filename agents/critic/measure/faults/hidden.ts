/** A shape or a picture in front of something that should be seen. */
import {type FaultKind, nameOf} from '../fault.ts';
import {shareInside, sharedBox} from '../geometry.ts';
import {isLegible} from '../leaves.ts';
import type {MeasuredLeaf} from '../../../../schema/measured-section.ts';

/** A weaker filling lets through what is behind. */
const OPAQUE = 0.6;
/** Share of a text or picture that may be hidden. */
const TOLERATED = 0.12;

export const hidden: FaultKind = {
  code: 'hidden',
  whileMoving: false,
  *look({moment: {leaves}}) {
    for (const [order, behind] of leaves.entries()) {
      if (behind.kind === 'shape' || !isLegible(behind)) continue;
      for (const before of leaves.slice(order + 1)) {
        if (before.kind === 'text' || before.filling * before.opacity < OPAQUE) continue;
        if (sharedBox(before.box, behind.box) === undefined) continue;
        if (shareInside(behind.box, outlineOf(before)) <= TOLERATED) continue;
        yield {
          message: `${nameOf(before)} hides ${nameOf(behind)}.`,
          remedy: 'Put them beside each other, or clear the one in front.',
          severity: 'error',
          leaves: [behind, before],
        };
      }
    }
  },
};

function outlineOf({outline, box: {x, y, width, height}}: MeasuredLeaf): MeasuredLeaf['outline'] {
  if (outline.length > 0) return outline;
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}
