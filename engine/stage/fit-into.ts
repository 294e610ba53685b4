/** Makes what is placed fit into its area, and tells of what cannot be read in it. */
import type {Node} from '@motion-canvas/2d';
import type {BBox, Vector2} from '@motion-canvas/core';
import {TeachingNode} from '../nodes/teaching-node.ts';
import {nameOf} from '../report/inspect-stage.ts';
import {reportProblem} from '../report/lecture-record.ts';
import {boundingBox} from './measure.ts';

/** No text is smaller than this, in px at 1080p. */
const SMALLEST_TEXT = 28;

/** Share of its area that a placed node fills at the most. */
const AIR = 0.96;

/**
 * Makes a node fit into an area, in the middle of it, and reports what is too large or too small to read there.
 *
 * @param place - What the area is called.
 */
export function fitInto(node: Node, area: BBox, place: string): void {
  const available = area.size.scale(AIR);
  if (node instanceof TeachingNode) {
    node.fit(available);
  } else {
    const {size} = boundingBox(node);
    const ratio = Math.min(1, available.x / size.x, available.y / size.y);
    if (Number.isFinite(ratio)) node.scale(node.scale().scale(ratio));
  }
  node.position(node.position().add(area.center.sub(boundingBox(node).center)));
  reportMisfit(node, available, place);
}

function reportMisfit(node: Node, available: Vector2, place: string): void {
  const {size} = boundingBox(node);
  if (size.x > available.x + 1 || size.y > available.y + 1) {
    reportProblem(
      'does-not-fit',
      `${nameOf(node)} needs ${pixels(size)}, but ${place} has ${pixels(available)}: ${adviceOf(node)}.`,
    );
  } else if (node instanceof TeachingNode && node.smallestText() < SMALLEST_TEXT - 0.5) {
    reportProblem(
      'does-not-fit',
      `${nameOf(node)} fits into ${place} (${pixels(available)}) only with text of ${Math.round(node.smallestText())} px, and ${SMALLEST_TEXT} px is the least that can be read: ${adviceOf(node)}.`,
    );
  }
}

function adviceOf(node: Node): string {
  return node instanceof TeachingNode
    ? node.misfitAdvice()
    : 'give it a larger area, or less content';
}

function pixels(size: Vector2): string {
  return `${Math.round(size.x)}x${Math.round(size.y)} px`;
}
