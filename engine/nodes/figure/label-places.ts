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

const FURTHER: readonly Vector2[] = Array.from({length: 16}, (_, index) =>
  Vector2.fromDegrees(22.5 * index - 90),
);
const NEAR_BY = [0, 16, 36, 60];
/** So far out, a leader leads to it. */
const FAR_OUT = [95, 140, 195, 255];

/**
 * Centres all around a round thing, or on one side of it; further out where it is crowded,
 * and so far that labels there need a leader.
 */
export function around(
  point: Vector2,
  radius: number,
  size: Vector2,
  side: LabelSide | undefined,
): Vector2[] {
  const near = side === undefined ? AROUND : [TOWARDS[side]];
  const far = side === undefined ? FURTHER : near;
  const at = (ways: readonly Vector2[], more: number): Vector2[] =>
    ways.map(way => beside(point, way, size, radius + more));
  return [...NEAR_BY.flatMap(more => at(near, more)), ...FAR_OUT.flatMap(more => at(far, more))];
}

/** A leader begins and ends so far from what it joins, in px. */
const LEADER_GAP = 4;
/** From a point to its label: what is closer needs no leader. */
const LEADER_FROM = 26;

/**
 * The line that leads from a round thing to its label, in px; empty where the label is close by.
 *
 * @param ink - What the letters cover.
 */
export function leaderTo(point: Vector2, radius: number, ink: BBox): Vector2[] {
  const target = new Vector2(
    Math.min(Math.max(point.x, ink.left), ink.right),
    Math.min(Math.max(point.y, ink.top), ink.bottom),
  );
  const way = target.sub(point);
  if (way.magnitude < radius + LEADER_FROM) return [];
  const step = way.normalized;
  return [point.add(step.scale(radius + LEADER_GAP)), target.sub(step.scale(LEADER_GAP))];
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
  /** Dots, also those that may come: these are too small to be covered. */
  readonly dots: readonly Vector2[];
  /** What it must not leave. */
  readonly bounds: BBox;
}

/** A label covers so much of what it should keep clear of, in px²; what is less is not seen. */
export const COVERED_FROM = 120;

/** Dots that are closer to a label's own are a crowd, out of which labels point; in px. */
const CROWD = 180;
const COST = {place: 3, covered: 2, crossed: 4, dot: 700, inwards: 50, misleading: 90};
/** A label that is closer to another dot than this, and than to its own, seems to be of that one; in px. */
const NEAR_DOT = 26;

/** What the ink of a label covers: a line of text has air above and below. */
export function inkBox(centre: Vector2, size: Vector2): BBox {
  const ink = size.mul([1, 0.74]).add([8, 0]);
  return new BBox(centre.sub(ink.scale(0.5)), ink);
}

/** Half of a dot, with air. */
const DOT_ROOM = 10;

/** Where a label comes from. */
export interface LabelOrigin {
  readonly leaderOf?: ((ink: BBox) => readonly Vector2[]) | undefined;
  readonly origin?: Vector2 | undefined;
}

/** A place that was chosen. */
export interface ChosenPlace {
  /** Its number. */
  readonly index: number;
  /** How much of other labels and dots it covers, in px². */
  readonly covered: number;
}

/**
 * The place that collides least; an earlier one unless a later one is freer.
 *
 * @param leaderOf - The leader to a label whose ink is there; none unless given.
 * @param origin - The point that is labelled, where it is one.
 */
export function freestPlace(
  centres: readonly Vector2[],
  size: Vector2,
  {labels, strokes, dots, bounds}: Surroundings,
  {leaderOf = () => [], origin}: LabelOrigin = {},
): ChosenPlace {
  const crowd = origin === undefined ? undefined : crowdAround(origin, dots);
  let best = {index: 0, covered: 0, cost: Number.POSITIVE_INFINITY};
  centres.forEach((centre, index) => {
    const ink = inkBox(centre, size);
    const leader = leaderOf(ink);
    const outside = ink.width * ink.height - sharedArea(ink, bounds);
    const covered =
      labels.reduce((sum, box) => sum + sharedArea(ink, box), 0) +
      dots.filter(dot => ink.expand(DOT_ROOM).includes(dot)).length * (COST.dot / COST.covered);
    const crossed =
      strokes.reduce((sum, {points, weight}) => sum + weight * lengthWithin(points, ink), 0) +
      labels.reduce((sum, box) => sum + lengthWithin(leader, box), 0) +
      dots.reduce(
        (sum, dot) => sum + lengthWithin(leader, new BBox(dot.sub(13), new Vector2(26))),
        0,
      );
    const toOwn = origin === undefined ? 0 : distanceTo(ink, origin);
    const misleading = dots.filter(
      dot => distanceTo(ink, dot) < Math.min(NEAR_DOT, origin === undefined ? 0 : toOwn),
    ).length;
    const inwards =
      crowd === undefined || origin === undefined
        ? 0
        : COST.inwards * (1 - centre.sub(origin).normalized.dot(origin.sub(crowd).normalized));
    const cost =
      COST.place * index +
      COST.crossed * crossed +
      COST.covered * covered +
      COST.misleading * misleading +
      outside +
      inwards;
    if (cost < best.cost) best = {index, covered, cost};
  });
  return best;
}

function distanceTo(box: BBox, {x, y}: Vector2): number {
  return Math.hypot(
    Math.max(0, box.left - x, x - box.right),
    Math.max(0, box.top - y, y - box.bottom),
  );
}

/** The middle of the dots near a point; undefined where it stands alone, or in their middle. */
function crowdAround(point: Vector2, dots: readonly Vector2[]): Vector2 | undefined {
  const near = dots.filter(dot => dot.sub(point).magnitude < CROWD);
  if (near.length === 0) return undefined;
  const middle = near.reduce((sum, dot) => sum.add(dot)).scale(1 / near.length);
  return middle.sub(point).magnitude < 1 ? undefined : middle;
}

function sharedArea(first: BBox, second: BBox): number {
  const {width, height} = first.intersection(second);
  return width * height;
}
