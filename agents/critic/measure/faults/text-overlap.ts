/** Two texts over each other. */
import {type FaultKind, nameOf} from '../fault.ts';
import {areaOf, sharedBox} from '../geometry.ts';
import {isLegible, textsOf} from '../leaves.ts';

/** Share of the smaller text that may be under the other, and px that their boxes may share: letters seldom fill them. */
const TOLERATED = {share: 0.06, px: 5};

export const textOverlap: FaultKind = {
  code: 'text-overlap',
  whileMoving: false,
  *look({moment}) {
    const texts = textsOf(moment).filter(isLegible);
    for (const [index, first] of texts.entries()) {
      for (const second of texts.slice(index + 1)) {
        const shared = sharedBox(first.box, second.box);
        if (shared === undefined || Math.min(shared.width, shared.height) < TOLERATED.px) continue;
        const share = areaOf(shared) / Math.min(areaOf(first.box), areaOf(second.box));
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
