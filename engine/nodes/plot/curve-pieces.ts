/** What graphs and paths of a plot have in common: how their pieces are drawn, and where along them labels may stand. */
import {Vector2} from '@motion-canvas/core';
import {line} from 'd3-shape';
import type {StrokeOptions} from '../figure/figure-element.ts';
import {TOWARDS, beside} from '../figure/label-places.ts';
import {placeAlong} from '../figure/lines.ts';
import type {LabelSpot} from '../teaching-node.ts';

/** A curve as the pieces of it that are seen, in px. */
export type CurvePieces = readonly (readonly Vector2[])[];

/** Width of the stroke in px at 1080p: curves are what plots are about. */
export const CURVE_STROKE = 5;
/** A path on which nothing is seen. */
export const NOTHING = 'M0,0';

const toPath = line<Vector2>(
  ({x}) => x,
  ({y}) => y,
).digits(2);

/** The path of all pieces. */
export function pathOf(pieces: CurvePieces): string {
  return pieces.map(piece => toPath(piece)).join('') || NOTHING;
}

/**
 * Places for a label along the longest piece: on both sides of it, unless one is asked for.
 *
 * @param shares - Where along it, as shares of its length.
 */
export function placesAlong(
  pieces: CurvePieces,
  shares: readonly number[],
  side: StrokeOptions['side'],
  size: Vector2,
): Vector2[] {
  const longest = pieces.reduce(
    (most, piece) => (piece.length > most.length ? piece : most),
    pieces[0] ?? [],
  );
  return shares.flatMap(share => {
    const {point, direction} = placeAlong(longest, share);
    const across = new Vector2(direction.y, -direction.x);
    return side === undefined
      ? [beside(point, across, size), beside(point, across.scale(-1), size)]
      : [beside(point, TOWARDS[side], size)];
  });
}

/** Right of where the last piece ends. */
export function spotAtEnd(pieces: CurvePieces): LabelSpot | undefined {
  const end = pieces.at(-1)?.at(-1);
  return end === undefined ? undefined : {point: end, outwards: TOWARDS.right};
}
