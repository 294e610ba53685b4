/** How a formula fits into a room: how large it is, whether it is broken into rows, and how far it is scaled down. */
import {BBox, Vector2} from '@motion-canvas/core';
import {FRAME_ROOM} from './formula-frame.ts';
import type {FormulaLayout} from './formula-layout.ts';
import {type FormulaChange, centreOf} from './paint-formula.ts';

/** In one row its letters may become this small; before they are smaller it is broken, in px at 1080p. */
export const SMALLEST_IN_ONE_ROW = 36;

/** How a formula is drawn, as far as its size depends on it. */
export interface FormulaSizing {
  /** Px to an em. */
  readonly em: number;
  readonly boxed: boolean;
  /** The scale that it is given; it is never made larger than that. */
  readonly largestScale: Vector2;
}

/** Size in px of the node. */
export function extentOf(
  {width, ascent, descent}: FormulaLayout,
  {em, boxed}: Omit<FormulaSizing, 'largestScale'>,
): Vector2 {
  const size = new Vector2(width, ascent + descent).scale(em);
  return boxed ? size.add(FRAME_ROOM) : size;
}

/** Size in px of the node while it may turn into another formula. */
export function extentBetween(
  change: FormulaChange | null,
  layout: FormulaLayout,
  sizing: FormulaSizing,
): Vector2 {
  const after = extentOf(layout, sizing);
  return change === null
    ? after
    : Vector2.lerp(extentOf(change.before, sizing), after, change.progress());
}

/** A formula as it stands in a room: in rows where it would be too small in one. */
export function laidOutFor(
  layout: FormulaLayout,
  room: Vector2 | undefined,
  {em, boxed, largestScale}: FormulaSizing,
): FormulaLayout {
  if (room === undefined) return layout;
  const {x: width, y: height} = room
    .div(largestScale)
    .sub(boxed ? FRAME_ROOM : Vector2.zero)
    .scale(1 / em);
  const leastScale = Math.min(1, SMALLEST_IN_ONE_ROW / (em * largestScale.y));
  return layout.inRows({width, height, leastScale});
}

/** A formula in rows of at most some px, however many there are. */
export function brokenAt(
  layout: FormulaLayout,
  widthPx: number,
  {em, boxed}: Omit<FormulaSizing, 'largestScale'>,
): FormulaLayout {
  const width = (widthPx - (boxed ? FRAME_ROOM.x : 0)) / em;
  return layout.inRows({width, height: Number.POSITIVE_INFINITY, leastScale: 1});
}

/** The scale at which something fits into a room. */
export function fittingScale(size: Vector2, room: Vector2, largestScale: Vector2): Vector2 {
  const {x, y} = size.mul(largestScale);
  return largestScale.scale(Math.min(1, room.x / Math.max(x, 1), room.y / Math.max(y, 1)));
}

/** The box around items in px from the formula's centre; undefined where nothing is drawn. */
export function pixelBox(
  layout: FormulaLayout,
  indices: readonly number[],
  em: number,
): BBox | undefined {
  const box = layout.boxOf(indices);
  if (box === undefined) return undefined;
  const {left, right, top, bottom} = box;
  const centre = centreOf(layout);
  return new BBox(
    (left - centre.x) * em,
    (top - centre.y) * em,
    (right - left) * em,
    (bottom - top) * em,
  );
}
