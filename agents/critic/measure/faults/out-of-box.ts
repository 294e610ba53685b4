/** A text that leaves the box that it is written in: a cell of a table, a panel. */
import {type FaultKind, nameOf} from '../fault.ts';
import {isTurned} from '../geometry.ts';
import {isLegible, textsOf} from '../leaves.ts';
import type {MeasuredLeaf} from '../../../../schema/measured-section.ts';

/** What letters may hang over the edge, in px. */
const SLACK = 4;

export const outOfBox: FaultKind = {
  code: 'out-of-box',
  whileMoving: false,
  leastSecondsInMotion: 1.5,
  *look({moment}) {
    for (const text of textsOf(moment).filter(isLegible)) {
      if (!leavesItsRoom(text)) continue;
      yield {
        message: `${nameOf(text)} reaches out of the box that it is written in.`,
        remedy: 'Make the box larger, break the text into lines, or shorten it.',
        severity: 'error',
        leaves: [text],
      };
    }
  },
};

/** A text that begins in its room and ends outside; what lies wholly elsewhere is no content of it. */
function leavesItsRoom(text: MeasuredLeaf): boolean {
  const {room, box} = text;
  if (room === undefined || isTurned(text)) return false;
  const {x, y, width, height} = room.box;
  const [centreX, centreY] = [box.x + box.width / 2, box.y + box.height / 2];
  const isWithin =
    centreX > x && centreX < x + width && centreY > y && centreY < y + height && width > 0;
  return (
    isWithin &&
    (box.x < x - SLACK ||
      box.y < y - SLACK ||
      box.x + box.width > x + width + SLACK ||
      box.y + box.height > y + height + SLACK)
  );
}
