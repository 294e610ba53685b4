/**
 * Spares the browser's layout. Motion Canvas gives every node that can have a size an element of HTML, and
 * asks that; each asking after a change lays all of them out again, so a thousand circles, a few lines
 * whose points move, or some texts that count would keep the browser busy with nothing else. Here sizes
 * that a node's own signals tell are not asked for, and what changes for a frame is laid out at once.
 */
import {Curve, Layout, type View2D} from '@motion-canvas/2d';
import {type SerializedVector2, Vector2} from '@motion-canvas/core';

/** Browsers lay out in so many steps a px. */
const STEPS_PER_PX = 64;
/** What they can lay out ends somewhere behind this, in px. */
const LARGEST_PX = 1e6;

/** What Motion Canvas shows of a node to its subclasses only. */
interface Inside {
  computedSize(): Vector2;
  requestLayoutUpdate(): void;
  desiredSize(): SerializedVector2<unknown>;
}

/** Ways to change what an element holds, or what is read of it. */
const LAYOUT_METHODS = ['applyFlex', 'updateLayout', 'requestLayoutUpdate', 'getComputedLayout'];

const KNOWN_METHODS = new Set(
  [Layout.prototype, Curve.prototype].flatMap(each =>
    LAYOUT_METHODS.map((name): unknown => Reflect.get(each, name)),
  ),
);

/** Nodes with a layout of their own that have been asked for their size; each play of a scene has a view of its own. */
const asked = new WeakMap<View2D, Set<Layout & Inside>>();

/** Makes nodes ask for layout only where they need it; to be called once. */
export function spareLayout(): void {
  const inside = Layout.prototype as unknown as Inside;
  const measured = Reflect.get(inside, 'computedSize');
  // Each node makes a signal of it when it is created, so it is worked out only when something changes.
  inside.computedSize = function (this: Layout & Inside): Vector2 {
    const known = knownSize(this);
    if (known !== undefined) return known;
    if (this.isLayoutRoot()) noteAsked(this);
    return measured.call(this);
  };
}

function noteAsked(node: Layout & Inside): void {
  const nodes = asked.get(node.view());
  if (nodes === undefined) asked.set(node.view(), new Set([node]));
  else nodes.add(node);
}

/**
 * Hands the browser all that has changed in what is drawn, before anything is asked: it then lays out once.
 *
 * @param view - That of the scene in which this is called.
 */
export function updateLayouts(view: View2D): void {
  const nodes = asked.get(view);
  for (const node of nodes ?? []) {
    if (node.parent() === null) nodes?.delete(node);
    else if (node.absoluteOpacity() > 0) node.requestLayoutUpdate();
  }
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
