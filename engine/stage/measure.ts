/** Where things are on the stage, in px of the view (its centre is 0, 0). */
import {Curve, Img, Layout, type Node, Txt} from '@motion-canvas/2d';
import {BBox, type Vector2} from '@motion-canvas/core';
import {FRAME_SIZE, type Rectangle} from '../anchors.ts';
import {TeachingNode} from '../nodes/teaching-node.ts';

const SAMPLES_ALONG_A_CURVE = 48;

/** The bounding box of a node in the view. */
export function boundingBox(node: Node): BBox {
  const local = localBox(node);
  const toView = node.view().worldToLocal().multiply(node.localToWorld());
  return BBox.fromPoints(...local.corners.map(corner => corner.transformAsPoint(toView)));
}

function localBox(node: Node): BBox {
  if (node instanceof TeachingNode) return node.localBox();
  return node instanceof Layout ? BBox.fromSizeCentered(node.size()) : node.cacheBBox();
}

/** A rectangle of the frame (px from its top left) as a box of the view. */
export function viewBox(rectangle: Rectangle): BBox {
  return new BBox(
    rectangle.x - FRAME_SIZE.width / 2,
    rectangle.y - FRAME_SIZE.height / 2,
    rectangle.width,
    rectangle.height,
  );
}

/** Something that a label must not cover: a box of text, or points along a stroke. */
export interface Obstacle {
  readonly boxes: readonly BBox[];
  readonly points: readonly Vector2[];
}

/** What is drawn in a node, as far as a label has to keep clear of it. */
export function obstaclesIn(root: Node): Obstacle {
  const boxes: BBox[] = [];
  const points: Vector2[] = [];
  const visit = (node: Node): void => {
    if (node.opacity() < 0.05) return;
    if (isSolid(node)) {
      boxes.push(boundingBox(node));
      return;
    }
    if (node instanceof Curve && (node.lineWidth() > 0 || node.fill() !== null)) {
      points.push(...pointsAlong(node));
    }
    node.children().forEach(visit);
  };
  visit(root);
  return {boxes, points};
}

/** Area in px² that two boxes share. */
export function sharedArea(first: BBox, second: BBox): number {
  const width = Math.min(first.right, second.right) - Math.max(first.left, second.left);
  const height = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top);
  return width > 0 && height > 0 ? width * height : 0;
}

function pointsAlong(curve: Curve): Vector2[] {
  const matrix = curve.view().worldToLocal().multiply(curve.localToWorld());
  return Array.from({length: SAMPLES_ALONG_A_CURVE + 1}, (_, index) =>
    curve.getPointAtPercentage(index / SAMPLES_ALONG_A_CURVE).position.transformAsPoint(matrix),
  );
}

function isSolid(node: Node): boolean {
  return node instanceof TeachingNode ? node.isSolid : node instanceof Txt || node instanceof Img;
}
