/** Where a node of a scene paints. */
import {Camera, Layout, Node, Txt, View2D} from '@motion-canvas/2d';
import {BBox, transformScalar} from '@motion-canvas/core';
import {sum} from 'd3-array';
import {type Area, NOWHERE} from './area.ts';

/** Around what a node says of itself, at 1080p or less: smooth edges, and ends of letters. */
const PADDING_PX = 16;
/** How far italic letters may reach out of their box. */
const OVERHANG_EM = 0.3;
/** Blurs reach three standard deviations far; Motion Canvas counts two. */
const BLUR_REACH = 3;

/** What Motion Canvas shows of a node to its subclasses only. */
interface Inside {
  /** The box by which it is cached, its children and effects included. */
  fullCacheBBox(): BBox;
  /** The scale of its effects. */
  compositeToWorld(): DOMMatrix;
}

/** Where a node paints, its children included; rather too large than too small. */
export function areaOf(node: Node): Area {
  if (node.absoluteOpacity() <= 0) return NOWHERE;
  const inside = node as unknown as Inside;
  const text = node instanceof Txt ? node : node.parent();
  const overhang = text instanceof Txt ? OVERHANG_EM * text.fontSize() : 0;
  const box = inside.fullCacheBBox().expand(overhang);
  // Shadows are given by twice their deviation.
  const blurs = node.filters().filter(({name}) => name === 'blur');
  const deviation = sum(blurs, blur => blur.value()) + node.shadowBlur() / 2;
  const reach =
    deviation === 0 ? 0 : BLUR_REACH * transformScalar(deviation, inside.compositeToWorld());
  const padding = Math.ceil(PADDING_PX * Math.max(1, node.view().absoluteScale().x) + reach);
  const {left, top, right, bottom} = BBox.fromPoints(...box.transformCorners(node.localToWorld()));
  return {
    left: Math.floor(left) - padding,
    top: Math.floor(top) - padding,
    right: Math.ceil(right) + padding,
    bottom: Math.ceil(bottom) + padding,
  };
}

/** Whether a node changes the picture outside of its {@link areaOf area}. */
export function paintsAnywhere(node: Node): boolean {
  return node instanceof Camera || node.compositeOperation() !== 'source-over';
}

/** Whether a node shows nothing but its children; the view's own ground is as good in part. */
export function paintsNothing(node: Node): boolean {
  if (node instanceof View2D) return true;
  const draw: unknown = Reflect.get(node, 'draw');
  return (
    draw === Reflect.get(Node.prototype, 'draw') || draw === Reflect.get(Layout.prototype, 'draw')
  );
}
