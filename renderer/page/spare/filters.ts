/**
 * Bounds filters. What is drawn with a filter, the browser draws on a layer as large as the canvas, and
 * filters all of that; where it may only paint near the node, the layer is as small as the node.
 */
import {Node} from '@motion-canvas/2d';
import {heightOf, widthOf} from '../area.ts';
import {areaOf, paintsAnywhere} from '../node-area.ts';

/** What Motion Canvas shows of a node to its subclasses only. */
interface Inside {
  setupDrawFromCache(context: CanvasRenderingContext2D): void;
  hasFilters(): boolean;
}

const inside = Node.prototype as unknown as Inside;
const setup = Reflect.get(inside, 'setupDrawFromCache');

/** Stands for `Node.setupDrawFromCache`, which prepares a canvas for a node's effects. */
export function setupWithinBounds(this: Inside, context: CanvasRenderingContext2D): void {
  setup.call(this, context);
  const node = this as unknown as Node;
  if (!this.hasFilters() || paintsAnywhere(node) || node.shaders().length > 0) return;
  // From here on the canvas has the coordinates of the world.
  const area = areaOf(node);
  context.beginPath();
  context.rect(area.left, area.top, widthOf(area), heightOf(area));
  context.clip();
}

/** Bounds the filters of all nodes; to be called once. */
export function boundFilters(): void {
  inside.setupDrawFromCache = setupWithinBounds;
}
