/** Reads what stands where on the stage. */
import type {Node} from '@motion-canvas/2d';
import type {BBox} from '@motion-canvas/core';
import {
  ANCHOR_COLUMNS,
  ANCHOR_ROWS,
  FRAME_SIZE,
  type WritingDirection,
  anchorAt,
  stageRectangle,
} from '../anchors.ts';
import {TeachingNode} from '../nodes/teaching-node.ts';
import {boundingBox} from '../stage/measure.ts';
import type {Box, TracedObject} from '../../schema/layout-report.ts';

/** What is fainter than this is not seen. */
export const FAINTEST = 0.05;
/** What reaches into a cell by less than this, in px, is not counted as standing in it. */
const TOLERANCE = 6;

/** What is seen on the stage right now: the nodes that were placed, and labels. */
export function readStage(layer: Node, direction: WritingDirection): TracedObject[] {
  return layer
    .children()
    .filter(node => node.opacity() >= FAINTEST)
    .map(node => describe(node, direction))
    .filter(({box}) => box.width > 0 && box.height > 0);
}

function describe(node: Node, direction: WritingDirection): TracedObject {
  const box = boxOf(boundingBox(node));
  const isTeaching = node instanceof TeachingNode;
  const smallest = isTeaching ? node.smallestText() : Number.POSITIVE_INFINITY;
  return {
    kind: node.constructor.name,
    stack: node.creationStack ?? '',
    text: isTeaching ? node.readingText().trim() : '',
    box,
    anchors: anchorsOf(box, direction),
    fontSize: Number.isFinite(smallest) ? smallest : undefined,
  };
}

function boxOf({x, y, width, height}: BBox): Box {
  return {
    x: Math.round(x + FRAME_SIZE.width / 2),
    y: Math.round(y + FRAME_SIZE.height / 2),
    width: Math.round(width),
    height: Math.round(height),
  };
}

function anchorsOf(box: Box, direction: WritingDirection): TracedObject['anchors'] {
  const stage = stageRectangle(direction);
  const cell = {
    width: stage.width / ANCHOR_COLUMNS.length,
    height: stage.height / ANCHOR_ROWS.length,
  };
  const first = {
    column: Math.floor((box.x + TOLERANCE - stage.x) / cell.width),
    row: Math.floor((box.y + TOLERANCE - stage.y) / cell.height),
  };
  const last = {
    column: Math.floor((box.x + box.width - TOLERANCE - stage.x) / cell.width),
    row: Math.floor((box.y + box.height - TOLERANCE - stage.y) / cell.height),
  };
  const [columns, rows] = [ANCHOR_COLUMNS.length, ANCHOR_ROWS.length];
  if (last.column < 0 || last.row < 0 || first.column >= columns || first.row >= rows) {
    return undefined;
  }
  const within = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));
  return {
    from: anchorAt(within(first.row, rows), within(first.column, columns)),
    to: anchorAt(within(last.row, rows), within(last.column, columns)),
  };
}
