/** The outlines of diagram nodes, as far as arrows have to know where they begin. Pure geometry. */
import type {Vector2} from '@motion-canvas/core';

/** The outline of a node; `plain` has none. */
export type DiagramShape = 'box' | 'round' | 'circle' | 'diamond' | 'plain';

/** Radius of the corners of a box, in px. */
export const BOX_CORNERS = 18;

/** A node as the layout sees it; all in px. */
export interface NodeOutline {
  readonly shape: DiagramShape;
  readonly size: Vector2;
}

/**
 * How far an outline reaches from its middle to the right (and to the left: all
 * outlines are symmetrical), measured at some height.
 *
 * @param outline - Its width and height swapped tell how far it reaches downwards.
 * @param offset - Px above or below the middle.
 */
export function reachAt({shape, size}: NodeOutline, offset: number): number {
  const half = size.scale(0.5);
  const away = Math.min(Math.abs(offset), half.y);
  if (shape === 'diamond') return half.x * (1 - away / half.y);
  const radius = cornerRadius(shape, half);
  const intoCorner = Math.max(0, away - (half.y - radius));
  return half.x - radius + Math.sqrt(radius ** 2 - intoCorner ** 2);
}

/** How far from its middle arrows may touch the side of an outline, in px. */
export function usableSide({shape, size}: NodeOutline): number {
  const half = size.scale(0.5);
  if (shape === 'diamond') return half.y * 0.25;
  return half.y - cornerRadius(shape, half) * (shape === 'box' ? 1 : 0.5);
}

function cornerRadius(shape: DiagramShape, half: Vector2): number {
  if (shape === 'plain') return 0;
  return shape === 'box' ? Math.min(BOX_CORNERS, half.x, half.y) : Math.min(half.x, half.y);
}
