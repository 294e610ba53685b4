/** Parts of a picture: rectangles of whole px. */
import {BLOCK_PX, type FrameSize} from '../protocol.ts';

/** A rectangle, in px of the picture. */
export interface Area {
  readonly left: number;
  readonly top: number;
  /** Of the first column behind it. */
  readonly right: number;
  /** Of the first row behind it. */
  readonly bottom: number;
}

/** An area without px. */
export const NOWHERE: Area = {left: 0, top: 0, right: 0, bottom: 0};

/** All of a picture. */
export function wholeArea({widthPx, heightPx}: FrameSize): Area {
  return {left: 0, top: 0, right: widthPx, bottom: heightPx};
}

/** In px; not above 0 where an area is empty. */
export function widthOf({left, right}: Area): number {
  return right - left;
}

/** In px; not above 0 where an area is empty. */
export function heightOf({top, bottom}: Area): number {
  return bottom - top;
}

/** Whether an area has no px at all. */
export function isEmpty({left, top, right, bottom}: Area): boolean {
  return right <= left || bottom <= top;
}

/** The smallest area that holds two; one that is empty counts for nothing. */
export function union(one: Area, other: Area): Area {
  if (isEmpty(one)) return other;
  if (isEmpty(other)) return one;
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/** What two areas have in common; it may be empty. */
export function intersection(one: Area, other: Area): Area {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

/** Whether an area holds another; one that is empty is everywhere. */
export function contains(area: Area, other: Area): boolean {
  return (
    isEmpty(other) ||
    (area.left <= other.left &&
      area.top <= other.top &&
      area.right >= other.right &&
      area.bottom >= other.bottom)
  );
}

/** How many px an area has. */
export function pixelsIn(area: Area): number {
  return isEmpty(area) ? 0 : widthOf(area) * heightOf(area);
}

/**
 * The smallest area that holds another and consists of whole blocks from left to right, and of
 * pairs of rows, as far as the picture reaches. It is at least as wide as a block, or empty.
 */
export function alignToBlocks(area: Area, {widthPx, heightPx}: FrameSize): Area {
  if (isEmpty(area)) return area;
  const right = Math.min(widthPx, Math.ceil(area.right / BLOCK_PX) * BLOCK_PX);
  // The picture's last block may be cut off.
  const left = Math.min(Math.max(0, area.left), right - BLOCK_PX);
  return {
    left: Math.max(0, Math.floor(left / BLOCK_PX) * BLOCK_PX),
    top: Math.max(0, Math.floor(area.top / 2) * 2),
    right,
    bottom: Math.min(heightPx, Math.ceil(area.bottom / 2) * 2),
  };
}
