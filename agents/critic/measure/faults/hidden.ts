/** A shape or a picture in front of something that should be seen. */
import {type FaultKind, nameOf} from '../fault.ts';
import {
  areaOf,
  contains,
  isInside,
  outlineOf,
  pointsAlong,
  shareInside,
  sharedBox,
} from '../geometry.ts';
import {isInEachOther, isLegible, isOfOneObject, strengthOf} from '../leaves.ts';
import type {MeasuredLeaf} from '../../../../schema/measured-section.ts';

/** A weaker filling lets through what is behind. */
const OPAQUE = 0.6;
/** Share of a text or a picture that may be hidden. */
const TOLERATED = 0.12;
/** Share of a shape that may be: shapes are known by less. */
const TOLERATED_OF_SHAPE = 0.4;
/** Share of a line's length that may be: an arrow ends at a box. */
const TOLERATED_OF_LINE = 0.3;
/** Between two points of a line that are looked at, in px. */
const STEP = 8;
/** Two shapes that share so much of their boxes are one thing in two layers. */
const SAME = 0.85;

export const hidden: FaultKind = {
  code: 'hidden',
  whileMoving: false,
  *look({moment: {leaves}}) {
    // Texts and pictures are what is missed first.
    const order = leaves.map((leaf, at) => ({leaf, at}));
    order.sort((a, b) => Number(a.leaf.kind === 'shape') - Number(b.leaf.kind === 'shape'));
    for (const {leaf: behind, at} of order) {
      if (!isLegible(behind) || behind.isBackground) continue;
      for (const before of leaves.slice(at + 1)) {
        if (before.kind === 'text' || strengthOf(before) < OPAQUE) continue;
        if (sharedBox(before.box, behind.box) === undefined) continue;
        if (behind.kind === 'shape' ? !hidesShape(before, behind) : !hides(before, behind))
          continue;
        yield {
          message: `${nameOf(before)} hides ${nameOf(behind)}.`,
          remedy: 'Put them beside each other, or clear the one in front.',
          severity: 'error',
          leaves: [behind, before],
        };
      }
    }
  },
};

function hides(before: MeasuredLeaf, behind: MeasuredLeaf): boolean {
  return shareInside(behind.box, outlineOf(before)) > TOLERATED;
}

function hidesShape(before: MeasuredLeaf, behind: MeasuredLeaf): boolean {
  // What is made of shapes lays them over each other on purpose: a dot on a curve, a bar on a track.
  if (isOfOneObject(before, behind) || isInEachOther(before, behind)) return false;
  if (behind.filling === 0) return lengthShareIn(behind, before) > TOLERATED_OF_LINE;
  // A plate under a picture.
  if (contains(behind.box, before.box, 2)) return false;
  const shared = sharedBox(before.box, behind.box);
  const larger = Math.max(areaOf(before.box), areaOf(behind.box));
  if (shared !== undefined && areaOf(shared) > SAME * larger) return false;
  return shareInside(behind.box, outlineOf(before)) > TOLERATED_OF_SHAPE;
}

function lengthShareIn({outline}: MeasuredLeaf, before: MeasuredLeaf): number {
  const around = outlineOf(before);
  const points = pointsAlong(outline, STEP);
  return points.filter(point => isInside(point, around)).length / Math.max(1, points.length);
}
