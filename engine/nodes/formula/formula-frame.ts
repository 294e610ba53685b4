/** The rounded frame around a formula. */
import {Vector2, easeOutCubic} from '@motion-canvas/core';

const FRAME = {padding: new Vector2(28, 17), lineWidth: 4, radius: 18};

/** What the frame adds to the size of a formula, in px. */
export const FRAME_ROOM = FRAME.padding.scale(2);

/**
 * Draws a frame around the context's origin.
 *
 * @param written - How far it is drawn, 0 to 1.
 */
export function drawFrame(
  context: CanvasRenderingContext2D,
  {width, height}: Vector2,
  color: string,
  written: number,
): void {
  const inset = FRAME.lineWidth / 2;
  context.save();
  context.strokeStyle = color;
  context.lineWidth = FRAME.lineWidth;
  const length = 2 * (width + height);
  if (written < 1) context.setLineDash([length * easeOutCubic(written), length]);
  context.beginPath();
  context.roundRect(
    inset - width / 2,
    inset - height / 2,
    width - 2 * inset,
    height - 2 * inset,
    FRAME.radius,
  );
  context.stroke();
  context.restore();
}
