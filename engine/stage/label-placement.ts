/** Where a label goes: near its object, off everything else. Pure geometry. */
import {BBox, Vector2} from '@motion-canvas/core';
import {type Obstacle, sharedArea} from './measure.ts';

/** A side of an object. */
export type Side = 'above' | 'below' | 'left' | 'right';

/** What a place for a label is chosen by; all lengths in px of the view. */
export interface LabelRequest {
  /** Width and height of the label. */
  readonly size: Vector2;
  /** The object's bounding box. */
  readonly object: BBox;
  /** A point of the object to stand at and the way outwards, where it knows one. */
  readonly spot?: {readonly point: Vector2; readonly outwards: Vector2} | undefined;
  /** The side that was asked for. */
  readonly side?: Side | undefined;
  /** What the label must not cover. */
  readonly obstacles: readonly Obstacle[];
  /** What it must not leave. */
  readonly bounds: BBox;
}

/** A chosen place, and whether it is free. */
export interface LabelPlace {
  readonly centre: Vector2;
  /** Covered area in px², plus 400 for each point of a stroke; 0 when nothing is covered. */
  readonly covered: number;
}

const GAPS = [14, 26, 42, 64];
const POINT_WEIGHT = 400;
const OUT_OF_BOUNDS_WEIGHT = 40;
const DIRECTIONS: Readonly<Record<Side, Vector2>> = {
  right: new Vector2(1, 0),
  above: new Vector2(0, -1),
  below: new Vector2(0, 1),
  left: new Vector2(-1, 0),
};

/** Chooses the nearest free place for a label; the least covered one where none is free. */
export function placeLabel(request: LabelRequest): LabelPlace {
  let best: LabelPlace | undefined;
  for (const centre of candidates(request)) {
    const covered = coveredBy(new BBox(centre.sub(request.size.scale(0.5)), request.size), request);
    if (best === undefined || covered < best.covered) best = {centre, covered};
    if (covered === 0) break;
  }
  return best ?? {centre: request.object.center, covered: Number.POSITIVE_INFINITY};
}

function* candidates({object, size, spot, side}: LabelRequest): Generator<Vector2> {
  const directions = side === undefined ? Object.values(DIRECTIONS) : [DIRECTIONS[side]];
  for (const gap of GAPS) {
    if (spot !== undefined && side === undefined) {
      yield spot.point.add(spot.outwards.scale(gap + reach(size, spot.outwards)));
    }
    for (const direction of directions) {
      const edge = object.center.add(direction.mul(object.size.scale(0.5)));
      yield edge.add(direction.mul(size.scale(0.5).add(gap)));
    }
    if (side === undefined) {
      for (const corner of [
        new Vector2(1, -1),
        new Vector2(1, 1),
        new Vector2(-1, -1),
        new Vector2(-1, 1),
      ]) {
        const edge = object.center.add(corner.mul(object.size.scale(0.5)));
        yield edge.add(corner.mul(size.scale(0.5).add(gap / 2)));
      }
    }
  }
}

/** Distance from the centre of a box to its edge in a direction. */
function reach(size: Vector2, direction: Vector2): number {
  return (Math.abs(direction.x) * size.x + Math.abs(direction.y) * size.y) / 2;
}

function coveredBy(label: BBox, {obstacles, bounds}: LabelRequest): number {
  let covered = (label.width * label.height - sharedArea(label, bounds)) * OUT_OF_BOUNDS_WEIGHT;
  const roomy = label.expand(4);
  for (const {boxes, points} of obstacles) {
    for (const box of boxes) covered += sharedArea(roomy, box);
    for (const point of points) if (roomy.includes(point)) covered += POINT_WEIGHT;
  }
  return covered;
}
