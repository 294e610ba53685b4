/** The one change that obviously mends a fault, in the language of scene edits. */
import {
  ANCHOR_COLUMNS,
  ANCHOR_ROWS,
  type Anchor,
  type WritingDirection,
  anchorAt,
  stageRectangle,
} from '../../engine/anchors.ts';
import type {Box} from '../../schema/layout-report.ts';
import type {SceneEdit} from '../../schema/scene-edit.ts';
import type {Fault} from './measure/find-faults.ts';
import {contrast} from './measure/faults/low-contrast.ts';
import {type SceneObject, sceneObjects} from './scene-objects.ts';

/** Text on dark and on bright grounds. */
const INKS = ['#f3f5f9', '#14181f'];
/** So much of an area is filled by what is fitted into it. */
const AIR = 0.96;

/**
 * Adds edits to the faults of a scene; those that take a search for a free place, or a person, have none.
 *
 * @param source - Text of the scene.
 */
export function withEdits(
  faults: readonly Fault[],
  source: string,
  direction: WritingDirection,
): Fault[] {
  const objects = sceneObjects(source);
  return faults.map(fault => {
    const edit = suggestEdit(fault, objects, direction);
    return edit === undefined ? fault : {...fault, edit};
  });
}

function suggestEdit(
  fault: Fault,
  objects: readonly SceneObject[],
  direction: WritingDirection,
): SceneEdit | undefined {
  const {code, made, beat, boxes, grounds = []} = fault;
  const object = objects.find(
    ({line, column}) => line === made?.line && column === made.column,
  )?.name;
  const [box] = boxes;
  if (object === undefined || box === undefined) return undefined;
  const reason = fault.message;
  switch (code) {
    case 'left-over':
      return beat === undefined || beat < 2 ? undefined : {kind: 'remove', object, beat, reason};
    case 'low-contrast': {
      const best = INKS.map(color => ({
        color,
        ratio: Math.min(...grounds.map(ground => contrast(color, ground))),
      })).sort((a, b) => b.ratio - a.ratio)[0];
      return best === undefined || grounds.length === 0 || best.ratio < 4.5
        ? undefined
        : {kind: 'recolour', object, color: best.color, reason};
    }
    case 'outside-frame':
    case 'over-column':
      return {
        kind: 'move',
        object,
        ...nearestArea(box, direction),
        ...(beat === undefined ? {} : {beat}),
        reason,
      };
    default:
      return undefined;
  }
}

/** The cells nearest to a box that it has room in. */
function nearestArea(box: Box, direction: WritingDirection): {from: Anchor; to: Anchor} {
  const stage = stageRectangle(direction);
  const cell = {
    width: stage.width / ANCHOR_COLUMNS.length,
    height: stage.height / ANCHOR_ROWS.length,
  };
  const columns = Math.min(6, Math.max(1, Math.ceil(box.width / AIR / cell.width)));
  const rows = Math.min(6, Math.max(1, Math.ceil(box.height / AIR / cell.height)));
  const first = (middle: number, size: number, count: number): number =>
    Math.min(6 - count, Math.max(0, Math.round(middle / size - count / 2)));
  const column = first(box.x + box.width / 2 - stage.x, cell.width, columns);
  const row = first(box.y + box.height / 2 - stage.y, cell.height, rows);
  return {from: anchorAt(row, column), to: anchorAt(row + rows - 1, column + columns - 1)};
}
