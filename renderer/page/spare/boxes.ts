/**
 * Spares work on boxes. To grow a node's box by its effects, Motion Canvas asks how the effects are turned in
 * the world, of every node in a group that moves; where a node has no such effects, its box does not grow.
 */
import {Node} from '@motion-canvas/2d';
import type {BBox} from '@motion-canvas/core';

/** What Motion Canvas shows of a node to its subclasses only. */
interface Inside {
  fullCacheBBox(): BBox;
  cacheBBox(): BBox;
}

/** Makes nodes without effects tell their boxes at once; to be called once. */
export function spareBoxes(): void {
  const inside = Node.prototype as unknown as Inside;
  const grown = Reflect.get(inside, 'fullCacheBBox');
  // Each node makes a signal of it when it is created.
  inside.fullCacheBBox = function (this: Node & Inside): BBox {
    const isPlain =
      this.shadowBlur() === 0 &&
      this.shadowOffset.x() === 0 &&
      this.shadowOffset.y() === 0 &&
      this.filters.blur() === 0;
    return isPlain ? this.cacheBBox() : grown.call(this);
  };
}
