/** Tells scenes that draw with code of their own: it may read more than signals, and draw anywhere. */
import * as nodes from '@motion-canvas/2d';
import {Node, type Scene2D, type View2D} from '@motion-canvas/2d';
import {TxtLeaf} from '@motion-canvas/2d/lib/components/TxtLeaf';
import {type Scene, createComputed} from '@motion-canvas/core';
import {FigureLabel} from '../../engine/nodes/figure/figure-label.ts';
import {GridLines} from '../../engine/nodes/figure/grid-lines.ts';
import {FormulaPart} from '../../engine/nodes/formula/formula-part.ts';
import {Formula} from '../../engine/nodes/formula/formula.ts';
import {Icon} from '../../engine/nodes/icon/icon.ts';
import {Picture} from '../../engine/nodes/picture/picture.ts';
import {Words} from '../../engine/nodes/words/words.ts';
import {setupWithinBounds} from './spare/filters.ts';
import {drawTypeset} from './spare/texts.ts';

/** What nodes draw with each time; all else Motion Canvas works out from signals, and keeps. */
const DRAWING_METHODS = [
  'render',
  'transformContext',
  'setupDrawFromCache',
  'draw',
  'drawShape',
  'drawRipple',
  'drawArrows',
  'drawChildren',
  'applyStyle',
  'applyText',
];

/** How nodes draw that read nothing but signals. Those of others may read whatever they like. */
const DRAWN_FROM_SIGNALS = new Set<unknown>([
  setupWithinBounds,
  drawTypeset,
  ...[
    ...Object.values(nodes),
    TxtLeaf,
    FigureLabel,
    GridLines,
    FormulaPart,
    Formula,
    Icon,
    Picture,
    Words,
  ].flatMap(each =>
    typeof each === 'function' && isNodeClass(each.prototype) ? methodsOf(each.prototype) : [],
  ),
]);

/** Knows whether something in a scene is drawn with code that is not known to read only signals. */
export class OwnDrawing {
  private view: View2D | undefined;
  private isInNodes = (): boolean => false;

  /** To be called in the scene. */
  public isIn(scene: Scene2D): boolean {
    const view = scene.getView();
    if (view !== this.view) {
      this.view = view;
      // Nodes are asked again when some come or go.
      this.isInNodes = createComputed(() => !isKnownBelow(view));
    }
    return hasRenderHooks(scene) || this.isInNodes();
  }
}

function isKnownBelow(node: Node): boolean {
  return isKnown(node) && node.children().every(isKnownBelow);
}

/** Whether a node draws with nothing but known methods. */
function isKnown(node: Node): boolean {
  for (const name of DRAWING_METHODS) {
    const method: unknown = Reflect.get(node, name);
    if (method !== undefined && !DRAWN_FROM_SIGNALS.has(method)) return false;
  }
  return true;
}

function isNodeClass(prototype: unknown): prototype is Node {
  return prototype instanceof Node || prototype === Node.prototype;
}

/** The methods with which a node draws. */
function methodsOf(node: Node): unknown[] {
  return DRAWING_METHODS.flatMap(name => {
    const method: unknown = Reflect.get(node, name);
    return typeof method === 'function' ? [method] : [];
  });
}

/** What Motion Canvas keeps inside of an event. */
interface Dispatcher {
  readonly subscribers: ReadonlySet<unknown>;
}

/** Motion Canvas passes the general event on to those of single moments. */
const OWN_SUBSCRIBERS = 1;

/** Whether somebody listens to the drawing of a scene. */
export function hasRenderHooks(scene: Scene): boolean {
  const {onBeforeRender, onBeginRender, onFinishRender, onAfterRender} = scene.lifecycleEvents;
  return (
    subscribersOf(scene.onRenderLifecycle) > OWN_SUBSCRIBERS ||
    [onBeforeRender, onBeginRender, onFinishRender, onAfterRender].some(
      event => subscribersOf(event) > 0,
    )
  );
}

function subscribersOf(event: object): number {
  return (Reflect.get(event, 'dispatcher') as Dispatcher).subscribers.size;
}
