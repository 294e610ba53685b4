/** Draws the anchor grid over a frame, so that places on the stage can be named by whoever looks at it. */
import {
  ANCHOR_COLUMNS,
  ANCHOR_ROWS,
  type WritingDirection,
  anchorAt,
  anchorRectangle,
} from '../../engine/anchors.ts';

const LINE = 'rgba(128, 200, 255, 0.45)';
const LABEL_GROUND = 'rgba(0, 0, 0, 0.3)';
const LABEL = '#9fdcff';
/** Height of the names of cells, in px at 1080p. */
const LABEL_SIZE = 28;

/**
 * Draws the grid.
 *
 * @param scale - How many px of the picture one px at 1080p is.
 */
export function drawAnchorGrid(
  context: CanvasRenderingContext2D,
  scale: number,
  direction: WritingDirection,
): void {
  context.save();
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.globalAlpha = 1;
  context.lineWidth = 1.5;
  context.strokeStyle = LINE;
  context.font = `600 ${LABEL_SIZE}px 'Inter Variable', sans-serif`;
  context.textAlign = 'left';
  context.textBaseline = 'top';
  for (const row of ANCHOR_ROWS.keys()) {
    for (const column of ANCHOR_COLUMNS.keys()) {
      const name = anchorAt(row, column);
      const {x, y, width, height} = anchorRectangle(name, direction);
      context.strokeRect(x, y, width, height);
      context.fillStyle = LABEL_GROUND;
      context.fillRect(x + 2, y + 2, LABEL_SIZE * 1.7, LABEL_SIZE * 1.25);
      context.fillStyle = LABEL;
      context.fillText(name, x + 6, y + 5);
    }
  }
  context.restore();
}
