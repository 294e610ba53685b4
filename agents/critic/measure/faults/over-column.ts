/** Something of the stage over the lecture lines or the title. */
import {FRAME_SIZE, columnRectangle, stageRectangle} from '../../../../engine/anchors.ts';
import {type FaultKind, nameOf} from '../fault.ts';
import type {Box} from '../../../../schema/layout-report.ts';
import type {MeasuredLeaf} from '../../../../schema/measured-section.ts';
import {lengthWithin, sharedBox} from '../geometry.ts';
import {isLegible} from '../leaves.ts';

/** What may reach over the border, in px. */
const SLACK = 12;

export const overColumn: FaultKind = {
  code: 'over-column',
  whileMoving: false,
  *look({section: {direction, isLecture}, moment: {leaves}}) {
    if (!isLecture) return;
    const column = columnRectangle(direction);
    const stage = stageRectangle(direction);
    const title = {x: 0, y: 0, width: FRAME_SIZE.width, height: stage.y};
    const places = [
      {area: column, of: 'the lecture lines'},
      {area: title, of: 'the title'},
    ];
    for (const leaf of leaves.filter(isLegible)) {
      for (const {area, of} of places) {
        if (!reachesInto(leaf, area)) continue;
        yield {
          message: `${nameOf(leaf)} reaches into the place of ${of}.`,
          remedy: 'Keep it on the stage: give it an anchor from A1 to F6, or make it smaller.',
          severity: 'error',
          leaves: [leaf],
        };
      }
    }
  },
};

function reachesInto({kind, box, outline, filling}: MeasuredLeaf, area: Box): boolean {
  if (kind === 'shape' && filling === 0) return lengthWithin(outline, area) > 2 * SLACK;
  const shared = sharedBox(box, area);
  return shared !== undefined && Math.min(shared.width, shared.height) > SLACK;
}
