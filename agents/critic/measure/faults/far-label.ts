/** A label more than a cell away from what it labels. */
import {ANCHOR_COLUMNS, ANCHOR_ROWS, stageRectangle} from '../../../../engine/anchors.ts';
import {type FaultKind, nameOf} from '../fault.ts';
import {gapBetween} from '../geometry.ts';
import {isLegible} from '../leaves.ts';

export const farLabel: FaultKind = {
  code: 'far-label',
  whileMoving: false,
  *look({section: {direction}, moment: {leaves}}) {
    const stage = stageRectangle(direction);
    const cell = {
      width: stage.width / ANCHOR_COLUMNS.length,
      height: stage.height / ANCHOR_ROWS.length,
    };
    for (const label of leaves.filter(isLegible)) {
      const {labels} = label;
      if (labels === undefined) continue;
      const own = leaves.filter(({id, within}) => id === labels || within.includes(labels));
      const isNear = own.some(({box}) => {
        const {x, y} = gapBetween(label.box, box);
        return x <= cell.width && y <= cell.height;
      });
      const [object] = own;
      if (object === undefined || isNear) continue;
      yield {
        message: `${nameOf(label)} is more than a cell away from what it labels.`,
        remedy: 'Move both together with `stage.move`, or label the object where it is now.',
        severity: 'error',
        leaves: [label, object],
      };
    }
  },
};
