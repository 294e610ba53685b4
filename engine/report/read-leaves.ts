/** Reads all that is drawn by a scene, leaf by leaf: its outline, its text, its colour. */
import {Circle, Grid, Layout, type Node, Rect, type View2D} from '@motion-canvas/2d';
import {BBox, type Vector2} from '@motion-canvas/core';
import type {Box} from '../../schema/layout-report.ts';
import type {FramePoint, TracedLeaf} from '../../schema/measured-section.ts';
import {FRAME_SIZE} from '../anchors.ts';
import {Background} from '../nodes/figure/background.ts';
import {FigureLabel} from '../nodes/figure/figure-label.ts';
import {Cell} from '../nodes/table/cell.ts';
import {Words} from '../nodes/words/words.ts';
import {labelledBy} from './labelled.ts';
import {type LeafDrawing, drawingOf, isPicture, isText} from './leaf-drawing.ts';
import {FAINTEST} from './stage-layout.ts';

/** Key of the layer that holds what was placed. */
export const STAGE_KEY = 'stage';

/** A shape that covers more than this share of the picture is its ground. */
const GROUND_SHARE = 0.9;

/** Where a node stands in its scene. */
export interface LeafSurroundings {
  /** The outermost node around it: on a stage, what was placed. */
  readonly placed: Node;
  /** Keys of the nodes around it, from the outermost inwards. */
  readonly within: readonly string[];
  readonly isBackground: boolean;
  /** How much of it is seen, 0 to 1, with that of all around it. */
  readonly opacity: number;
}

/** What holds all that is to be looked at: a lecture's stage, otherwise the view; null while there is no stage yet. */
export function drawnRoot(view: View2D, isLecture: boolean): Node | null {
  return isLecture ? view.findKey<Layout>(STAGE_KEY) : view;
}

/** What is drawn right now, in the order in which it is drawn. */
export function readLeaves(root: Node): TracedLeaf[] {
  const leaves: TracedLeaf[] = [];
  visitDrawn(root, (node, surroundings) => {
    const leaf = readLeaf(node, surroundings);
    if (leaf !== undefined) leaves.push(leaf);
  });
  return leaves;
}

/** Visits all nodes in another that can be seen and may draw something, in the order in which they are drawn. */
export function visitDrawn(
  root: Node,
  visitor: (node: Node, surroundings: LeafSurroundings) => void,
): void {
  for (const placed of drawOrder(root)) {
    const visit = (
      node: Node,
      within: readonly string[],
      isBackground: boolean,
      around: number,
    ): void => {
      const opacity = around * node.opacity();
      if (opacity < FAINTEST) return;
      visitor(node, {
        placed,
        within,
        isBackground: isBackground || node instanceof Grid,
        opacity,
      });
      // What a text or a picture is made of is drawn by it.
      if (isText(node) || isPicture(node)) return;
      const isBehind = isBackground || node instanceof Background;
      const children = drawOrder(node);
      if (children.length === 0) return;
      const inside = [...within, node.key];
      for (const child of children) visit(child, inside, isBehind, opacity);
    };
    visit(placed, [], false, root.absoluteOpacity());
  }
}

/** Reads one node; undefined when nothing of it is seen. */
export function readLeaf(node: Node, surroundings: LeafSurroundings): TracedLeaf | undefined {
  const drawing = drawingOf(node);
  return drawing === undefined ? undefined : leafOf(node, drawing, surroundings);
}

function drawOrder(node: Node): readonly Node[] {
  const children = node.children();
  return children.some(child => child.zIndex() !== 0)
    ? [...children].sort((a, b) => a.zIndex() - b.zIndex())
    : children;
}

function leafOf(
  node: Node,
  {color, box, ink, outline, fontSize, glyphSize, strokeWidth, ...drawing}: LeafDrawing,
  {placed, within, isBackground, opacity}: LeafSurroundings,
): TracedLeaf | undefined {
  const toView = node.view().worldToLocal().multiply(node.localToWorld());
  const toFrame = (point: Vector2): Vector2 =>
    point.transformAsPoint(toView).add([FRAME_SIZE.width / 2, FRAME_SIZE.height / 2]);
  const scale = {x: Math.hypot(toView.a, toView.b), y: Math.hypot(toView.c, toView.d)};
  const whole = BBox.fromPoints(...box.corners.map(toFrame));
  const seen = clipped(whole, node);
  if (seen === undefined || ![seen.x, seen.y, seen.width, seen.height].every(Number.isFinite)) {
    return undefined;
  }
  const isTurned = Math.abs(toView.b) > 0.01 * scale.x || Math.abs(toView.c) > 0.01 * scale.y;
  const line = outline.length === 0 && isTurned ? box.corners : outline;
  const isCut = whole.width - seen.width > 1 || whole.height - seen.height > 1;
  return {
    ...drawing,
    id: node.key,
    within,
    object: placed.constructor.name,
    name: node.constructor.name,
    stack: (within.length === 0 ? node : placed).creationStack ?? '',
    box: rounded(seen),
    uncut: isCut ? rounded(whole) : undefined,
    ink:
      ink === undefined || ink.length < 2 || isTurned
        ? undefined
        : ink.map(part => rounded(BBox.fromPoints(...part.corners.map(toFrame)))),
    room: drawing.kind === 'text' ? roomOf(node, placed) : undefined,
    outline: line.map(toFrame).map(({x, y}): FramePoint => [Math.round(x), Math.round(y)]),
    strokeWidth: strokeWidth * scale.y,
    opacity,
    fontSize: inTenths(fontSize, scale.y),
    // Letters that are squeezed are as hard to read as small ones.
    glyphSize: inTenths(glyphSize, Math.min(scale.y, 1.6 * scale.x)),
    color: color?.hex('rgb'),
    labels: labelOf(node),
    isBackground: isBackground || isGround(drawing.kind, seen),
    isPatched: node instanceof FigureLabel || (node instanceof Words && node.patch),
  };
}

function inTenths(px: number | undefined, scale: number): number | undefined {
  return px === undefined ? undefined : Math.round(px * scale * 10) / 10;
}

function labelOf(node: Node): string | undefined {
  return labelledBy(node)?.key;
}

/** The box that a text is written in: the cell of a table, a panel or a circle that it is put into. */
function roomOf(text: Node, placed: Node): TracedLeaf['room'] {
  // What was placed by itself is in nothing but the picture.
  const around = (node: Node): Node | null => (node === placed ? null : node.parent());
  for (let node = around(text); node !== null; node = around(node)) {
    if (!(node instanceof Cell || node instanceof Rect || node instanceof Circle)) continue;
    // The border of a cell is the first thing in it.
    const ground = node instanceof Cell ? node.children()[0] : node;
    if (ground === undefined || (ground === node && drawingOf(node) === undefined)) continue;
    const toView = node.view().worldToLocal().multiply(node.localToWorld());
    const corners = BBox.fromSizeCentered(node.size()).corners.map(corner =>
      corner.transformAsPoint(toView).add([FRAME_SIZE.width / 2, FRAME_SIZE.height / 2]),
    );
    return {id: ground.key, box: rounded(BBox.fromPoints(...corners))};
  }
  return undefined;
}

function isGround(kind: TracedLeaf['kind'], {width, height}: BBox): boolean {
  return kind !== 'text' && width * height > GROUND_SHARE * FRAME_SIZE.width * FRAME_SIZE.height;
}

/** The part of a box that no ancestor cuts away. */
function clipped(box: BBox, node: Node): BBox | undefined {
  let seen: BBox | undefined = box;
  for (
    let around = node.parent();
    around !== null && seen !== undefined;
    around = around.parent()
  ) {
    if (!(around instanceof Layout) || !around.clip()) continue;
    const toView = around.view().worldToLocal().multiply(around.localToWorld());
    const window = BBox.fromPoints(
      ...BBox.fromSizeCentered(around.size()).corners.map(corner =>
        corner.transformAsPoint(toView).add([FRAME_SIZE.width / 2, FRAME_SIZE.height / 2]),
      ),
    );
    const shared = seen.intersection(window);
    seen = shared.width > 0 && shared.height > 0 ? shared : undefined;
  }
  return seen;
}

function rounded({x, y, width, height}: BBox): Box {
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.round(width),
    height: Math.round(height),
  };
}
