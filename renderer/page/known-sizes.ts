/**
 * Spares the browser's layout where a node's own signals tell its size. Motion Canvas gives every node
 * that can have a size an element of HTML, and asks that; each asking lays all of them out again, so a
 * thousand circles, or a few lines whose points move, would keep the browser busy with nothing else.
 */
import {Curve, Layout} from '@motion-canvas/2d';
import {type SerializedVector2, Vector2} from '@motion-canvas/core';

/** Browsers lay out in so many steps a px. */
const STEPS_PER_PX = 64;
/** What they can lay out ends somewhere behind this, in px. */
const LARGEST_PX = 1e6;

/** What Motion Canvas shows of a node to its subclasses only. */
interface Inside {
  computedSize(): Vector2;
  desiredSize(): SerializedVector2<unknown>;
}

/** Ways to change what an element holds, or what is read of it. */
const LAYOUT_METHODS = ['applyFlex', 'updateLayout', 'requestLayoutUpdate', 'getComputedLayout'];

const KNOWN_METHODS = new Set(
  [Layout.prototype, Curve.prototype].flatMap(each =>
    LAYOUT_METHODS.map((name): unknown => Reflect.get(each, name)),
  ),
);

let isSpared = false;

/** Makes nodes ask for layout only where they need it; those that are there already go on as they did. */
export function spareLayout(): void {
  if (isSpared) return;
  isSpared = true;
  const inside = Layout.prototype as unknown as Inside;
  const measured = Reflect.get(inside, 'computedSize');
  // Each node makes a signal of it when it is created, so it is worked out only when something changes.
  inside.computedSize = function (this: Layout & Inside): Vector2 {
    return knownSize(this) ?? measured.call(this);
  };
}

/** The size that a browser would find, where nothing but the node has a say in it. */
function knownSize(node: Layout & Inside): Vector2 | undefined {
  if (node.layoutEnabled() || !isLaidOutAsUsual(node)) return undefined;
  const {x, y} = node.desiredSize();
  const [width, height] = [knownLength(x), knownLength(y)];
  if (width === undefined || height === undefined) return undefined;
  const {top, right, bottom, left} = node.padding();
  if (top !== 0 || right !== 0 || bottom !== 0 || left !== 0) return undefined;
  const limits = [node.minWidth(), node.maxWidth(), node.minHeight(), node.maxHeight()];
  if (node.ratio() !== null || limits.some(limit => limit !== null)) return undefined;
  return new Vector2(width, height);
}

/** Whether a node's element is an empty one: what was in it while layout was on stays there. */
function isLaidOutAsUsual(node: Layout): boolean {
  // A node itself has signals made of them.
  const prototype = Object.getPrototypeOf(node) as object;
  return (
    LAYOUT_METHODS.every(name => KNOWN_METHODS.has(Reflect.get(prototype, name))) &&
    !node.element.hasChildNodes()
  );
}

/** In px; an empty element without a length has none. */
function knownLength(length: unknown): number | undefined {
  if (length === null) return 0;
  if (typeof length !== 'number' || !(length >= 0 && length < LARGEST_PX)) return undefined;
  // They hold lengths in 32 bits.
  return Math.floor(Math.fround(length) * STEPS_PER_PX) / STEPS_PER_PX;
}
