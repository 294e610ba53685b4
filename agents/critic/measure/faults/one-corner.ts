/** A picture that uses a corner of the stage and leaves the rest empty. */
import {stageRectangle} from '../../../../engine/anchors.ts';
import type {FaultKind} from '../fault.ts';
import {isLegible} from '../leaves.ts';

/** Share of the stage's width and height, and of its area, below which a picture sits in a corner. */
const SMALL = {side: 0.52, area: 0.2};
/** How far its middle may be from that of the stage, as a share of its size. */
const ASIDE = 0.22;

export const oneCorner: FaultKind = {
  code: 'one-corner',
  whileMoving: false,
  *look({section: {direction, isLecture}, moment}) {
    if (!isLecture || !moment.endsBeat) return;
    const leaves = moment.leaves.filter(isLegible);
    if (leaves.length === 0) return;
    const left = Math.min(...leaves.map(({box}) => box.x));
    const top = Math.min(...leaves.map(({box}) => box.y));
    const right = Math.max(...leaves.map(({box}) => box.x + box.width));
    const bottom = Math.max(...leaves.map(({box}) => box.y + box.height));
    const stage = stageRectangle(direction);
    const aside = {
      x: Math.abs((left + right) / 2 - stage.x - stage.width / 2) / stage.width,
      y: Math.abs((top + bottom) / 2 - stage.y - stage.height / 2) / stage.height,
    };
    const share = {x: (right - left) / stage.width, y: (bottom - top) / stage.height};
    if (Math.max(share.x, share.y) > SMALL.side || share.x * share.y > SMALL.area) return;
    if (Math.min(aside.x, aside.y) < ASIDE) return;
    yield {
      message: 'All that is shown stands in one corner of the stage.',
      remedy: 'Give it a larger area, or its middle.',
      severity: 'warning',
      leaves: leaves.slice(0, 1),
    };
  },
};
