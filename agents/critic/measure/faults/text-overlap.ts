/** Two texts over each other. */
import {type FaultKind, nameOf} from '../fault.ts';
import {areaOfLeaf, sharedPart} from '../geometry.ts';
import {isLegible, textsOf} from '../leaves.ts';

/** Share of the smaller text that may be under the other, and px that their boxes may share: letters seldom fill them. */
const TOLERATED = {share: 0.06, px: 5};

export const textOverlap: FaultKind = {
  code: 'text-overlap',
  whileMoving: false,
  leastSecondsInMotion: 1,
  *look({moment}) {
    const texts = textsOf(moment).filter(isLegible);
    for (const [index, first] of texts.entries()) {
      for (const second of texts.slice(index + 1)) {
        const shared = sharedPart(first, second);
        if (shared === undefined) continue;
        if (Math.min(shared.box.width, shared.box.height) < TOLERATED.px) continue;
        const share = shared.area / Math.min(areaOfLeaf(first), areaOfLeaf(second));
        if (share < TOLERATED.share) continue;
        yield {
          message: `${nameOf(first)} and ${nameOf(second)} overlap.`,
          remedy: 'Give one of them another anchor, or clear what is no longer needed.',
          severity: 'error',
          leaves: [first, second],
        };
      }
    }
  },
};
