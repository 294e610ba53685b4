/** Where labels can stand beside things, and which place is the freest. Pure geometry in px. */
import {BBox, Vector2} from '@motion-canvas/core';
import {lengthWithin} from './lines.ts';
import type {Mapping} from './mapping.ts';

/** A side of an element. */
export type LabelSide = 'above' | 'below' | 'left' | 'right';

/**
 * The centres at which a label of some size may stand, the best first. There
 * are always as many, so that a label can keep its place while things move.
 */
export type LabelPlaces = (mapping: Mapping, size: Vector2) => readonly Vector2[];

/** The way towards a side. */
export const TOWARDS: Readonly<Record<LabelSide, Vector2>> = {
  above: new Vector2(0, -1),
  below: new Vector2(0, 1),
  left: new Vector2(-1, 0),
  right: new Vector2(1, 0),
};

const AROUND: readonly Vector2[] = [
  TOWARDS.above,
  TOWARDS.right,
  TOWARDS.left,
  TOWARDS.below,
  new Vector2(0.8, -0.6),
  new Vector2(-0.8, -0.6),
  new Vector2(0.8, 0.6),
  new Vector2(-0.8, 0.6),
];

/** Distance between letters and strokes, along each axis: a line of text has air of its own above and below. */
const GAP = new Vector2(12, 4);

/** The centre of a label that stands beside a point, all of it on the far side. */
export function beside(point: Vector2, outwards: Vector2, size: Vector2, more = 0): Vector2 {
  const reach =
    Math.abs(outwards.x) * (size.x / 2 + GAP.x) + Math.abs(outwards.y) * (size.y / 2 + GAP.y);
  return point.add(outwards.scale(reach + more));
}

/** The centre of a label that stands on a side of a box. */
export function besideBox(box: BBox, side: LabelSide, size: Vector2): Vector2 {
  const edge = box.center.add(TOWARDS[side].mul(box.size.scale(0.5)));
  return beside(edge, TOWARDS[side], size);
}

/** Centres all around a round thing, or on one side of it; further out where it is crowded. */
export function around(
  point: Vector2,
  radius: number,
  size: Vector2,
  side: LabelSide | undefined,
): Vector2[] {
  const ways = side === undefined ? AROUND : [TOWARDS[side]];
  return [0, 16, 36, 60].flatMap(more => ways.map(way => beside(point, way, size, radius + more)));
}

/** Centres along a straight stroke, on the side of it that `outwards` points to, then on the other. */
export function alongLine(from: Vector2, to: Vector2, outwards: Vector2, size: Vector2): Vector2[] {
  return [outwards, outwards.scale(-1)].flatMap(way =>
    [0.5, 0.36, 0.64, 0.22, 0.78].map(share => beside(Vector2.lerp(from, to, share), way, size)),
  );
}

/** The normal of a line that points away from somewhere; upwards where that says nothing. */
export function normalAwayFrom(from: Vector2, to: Vector2, inside: Vector2): Vector2 {
  const way = to.sub(from);
  if (way.magnitude === 0) return TOWARDS.above;
  const normal = way.perpendicular.normalized;
  const away = normal.dot(from.add(to).scale(0.5).sub(inside));
  if (Math.abs(away) < 1) return normal.y > 0 ? normal.scale(-1) : normal;
  return away < 0 ? normal.scale(-1) : normal;
}

/** What a label should keep clear of, in px. */
export interface Surroundings {
  /** Other labels. */
  readonly labels: readonly BBox[];
  /** Strokes that are there, and strokes that may come: these weigh less. */
  readonly strokes: readonly {readonly points: readonly Vector2[]; readonly weight: number}[];
  /** What it must not leave. */
  readonly bounds: BBox;
}

/** What the ink of a label covers: a line of text has air above and below. */
export function inkBox(centre: Vector2, size: Vector2): BBox {
  const ink = size.mul([1, 0.74]).add([8, 0]);
  return new BBox(centre.sub(ink.scale(0.5)), ink);
}

/** The number of the place that collides least; an earlier one unless a later one is freer. */
export function freestPlace(
  centres: readonly Vector2[],
  size: Vector2,
  {labels, strokes, bounds}: Surroundings,
): number {
  let best = {index: 0, cost: Number.POSITIVE_INFINITY};
  centres.forEach((centre, index) => {
    const ink = inkBox(centre, size);
    const outside = ink.width * ink.height - sharedArea(ink, bounds);
    const covered = labels.reduce((sum, box) => sum + sharedArea(ink, box), 0);
    const crossed = strokes.reduce(
      (sum, {points, weight}) => sum + weight * lengthWithin(points, ink),
      0,
    );
    const cost = 3 * index + 4 * crossed + 2 * covered + outside;
    if (cost < best.cost) best = {index, cost};
  });
  return best.index;
}

function sharedArea(first: BBox, second: BBox): number {
  const {width, height} = first.intersection(second);
  return width * height;
}
