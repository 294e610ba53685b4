/** Default ways for any Motion Canvas node to enter, leave and draw attention. */
import type {Node} from '@motion-canvas/2d';
import {
  type ThreadGenerator,
  all,
  easeInCubic,
  easeInOutCubic,
  easeOutCubic,
  sequence,
} from '@motion-canvas/core';
import {ENTER_SECONDS, LEAVE_SECONDS, staggerSeconds} from './timing.ts';

const RISE_PX = 24;

/** Fades a hidden node in while it rises into its place. */
export function* fadeAndRise(node: Node, seconds: number = ENTER_SECONDS): ThreadGenerator {
  const restingY = node.y();
  node.y(restingY + RISE_PX);
  yield* all(node.opacity(1, seconds, easeOutCubic), node.y(restingY, seconds, easeOutCubic));
}

/** Fades a node out. */
export function* fadeOut(node: Node, seconds: number = LEAVE_SECONDS): ThreadGenerator {
  yield* node.opacity(0, seconds, easeInCubic);
}

/** Lets a node swell once and come back. */
export function* pulse(node: Node, seconds: number = ENTER_SECONDS): ThreadGenerator {
  const restingScale = node.scale();
  yield* node.scale(restingScale.scale(1.08), seconds / 2, easeInOutCubic);
  yield* node.scale(restingScale, seconds / 2, easeInOutCubic);
}

/** Lets animations begin one after the other, soon enough when they are many. */
export function staggered(animations: readonly ThreadGenerator[]): ThreadGenerator {
  return sequence(staggerSeconds(animations.length), ...animations);
}
