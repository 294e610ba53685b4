/** How full the stage is at a moment. */
import {
  ANCHOR_COLUMNS,
  ANCHOR_ROWS,
  type WritingDirection,
  areaRectangle,
} from '../../../engine/anchors.ts';
import type {MeasuredLeaf, MeasuredMoment} from '../../../schema/measured-section.ts';
import {areaOf, lengthWithin, sharedBox} from './geometry.ts';
import {isLegible, lettersToRead, rootOf} from './leaves.ts';

/** A text or a picture that reaches less far into a cell, as a share of it, does not fill it. */
const LEAST_SHARE = 0.08;
/** Nor does a line that is shorter in it, in px. */
const LEAST_LINE_PX = 60;

/** What stands on the stage. */
export interface Occupancy {
  /** Share of the cells in which something stands, 0 to 1. */
  readonly cells: number;
  /** How many placed objects can be seen. */
  readonly objects: number;
  /** How many letters there are to read, numbers of axes left out. */
  readonly letters: number;
  /** The text with the most letters, otherwise whatever comes first. */
  readonly largest: MeasuredLeaf | undefined;
}

/** Counts it. */
export function occupancyOf(moment: MeasuredMoment, direction: WritingDirection): Occupancy {
  const leaves = moment.leaves.filter(isLegible);
  const names = ANCHOR_ROWS.flatMap(row =>
    ANCHOR_COLUMNS.map(column => `${row}${column}` as const),
  );
  const filled = names.filter(name => {
    const cell = areaRectangle(name, undefined, direction);
    return leaves.some(leaf => {
      if (leaf.kind === 'shape' && leaf.filling < 0.5) {
        return lengthWithin(leaf.outline, cell) > LEAST_LINE_PX;
      }
      const shared = sharedBox(leaf.box, cell);
      return shared !== undefined && areaOf(shared) > LEAST_SHARE * areaOf(cell);
    });
  });
  const read = leaves.filter(({kind, isBackground}) => kind === 'text' && !isBackground);
  return {
    cells: filled.length / names.length,
    objects: new Set(leaves.map(rootOf)).size,
    letters: read.reduce((sum, {text}) => sum + lettersToRead(text), 0),
    largest: [...read].sort((a, b) => b.text.length - a.text.length)[0] ?? leaves[0],
  };
}
