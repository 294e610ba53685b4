/** Reads all that is drawn on the stage, leaf by leaf: its outline, its text, its colour. */
import {Code, Curve, Img, Layout, type Node, Shape, Txt, type View2D} from '@motion-canvas/2d';
import {BBox, Color, type Color as RgbColor, type Vector2} from '@motion-canvas/core';
import type {Box} from '../../schema/layout-report.ts';
import type {FramePoint, TracedLeaf} from '../../schema/measured-section.ts';
import {FRAME_SIZE} from '../anchors.ts';
import {Background} from '../nodes/figure/background.ts';
import {FigureLabel} from '../nodes/figure/figure-label.ts';
import {Formula} from '../nodes/formula/formula.ts';
import {Icon} from '../nodes/icon/icon.ts';
import {Picture} from '../nodes/picture/picture.ts';
import {TeachingNode} from '../nodes/teaching-node.ts';
import {Words} from '../nodes/words/words.ts';
import {FAINTEST} from './stage-layout.ts';

/** Key of the layer that holds what was placed. */
export const STAGE_KEY = 'stage';

const SAMPLES_ALONG_AN_OUTLINE = 64;
/** What a text has above and below its letters, in em. */
const LEADING = 0.4;

/** What a leaf is, before what all leaves have. */
type LeafDrawing = Pick<TracedLeaf, 'kind' | 'text' | 'filling' | 'strokeWidth' | 'fontSize'> & {
  readonly color: RgbColor | null;
  readonly box: BBox;
  /** In the node's own px. */
  readonly outline: readonly Vector2[];
};

/** What is drawn on the stage right now, in the order in which it is drawn. */
export function readLeaves(view: View2D): TracedLeaf[] {
  const layer = view.findKey<Layout>(STAGE_KEY);
  return layer === null ? [] : layer.children().flatMap(placed => leavesOf(placed));
}

function leavesOf(placed: Node): TracedLeaf[] {
  const leaves: TracedLeaf[] = [];
  const visit = (node: Node, within: readonly string[], isBackground: boolean): void => {
    if (node.opacity() * node.absoluteOpacity() < FAINTEST ** 2) return;
    const drawing = drawingOf(node);
    if (drawing !== undefined && node.absoluteOpacity() >= FAINTEST) {
      const leaf = leafOf(node, drawing, {placed, within, isBackground});
      if (leaf !== undefined) leaves.push(leaf);
    }
    // What a text or a picture is made of is drawn by it.
    if (drawing !== undefined && drawing.kind !== 'shape') return;
    for (const child of drawOrder(node)) {
      visit(child, [...within, node.key], isBackground || node instanceof Background);
    }
  };
  visit(placed, [], false);
  return leaves;
}

function drawOrder(node: Node): Node[] {
  return [...node.children()].sort((a, b) => a.zIndex() - b.zIndex());
}

function drawingOf(node: Node): LeafDrawing | undefined {
  if (
    node instanceof Words ||
    node instanceof Formula ||
    node instanceof Txt ||
    node instanceof Code
  ) {
    return textDrawing(node);
  }
  if (node instanceof Icon || node instanceof Picture || node instanceof Img) {
    return {
      kind: 'picture',
      text: '',
      filling: 1,
      strokeWidth: 0,
      color: node instanceof TeachingNode ? node.color() : null,
      box: BBox.fromSizeCentered(node.size()),
      outline: [],
    };
  }
  if (node instanceof Curve || node instanceof Shape) return shapeDrawing(node);
  return undefined;
}

function textDrawing(node: Words | Formula | Txt | Code): LeafDrawing | undefined {
  const text =
    node instanceof Code ? node.parsed() : node instanceof Formula ? node.tex() : node.text();
  if (text.trim() === '') return undefined;
  const size = node.size();
  const colored = node instanceof TeachingNode ? node.color() : asColor(node.fill());
  return {
    kind: 'text',
    text,
    filling: 0,
    strokeWidth: 0,
    color: colored,
    box:
      node instanceof Formula || node instanceof Code
        ? BBox.fromSizeCentered(size)
        : BBox.fromSizeCentered(size.sub([0, LEADING * node.fontSize()])),
    outline: [],
    fontSize: node.fontSize(),
  };
}

function shapeDrawing(node: Curve | Shape): LeafDrawing | undefined {
  const fill = asColor(node.fill());
  const stroke = asColor(node.stroke());
  const strokeWidth = stroke !== null && node.lineWidth() > 0 ? node.lineWidth() : 0;
  const filling = fill?.alpha() ?? 0;
  if (strokeWidth === 0 && filling < FAINTEST) return undefined;
  if (!(node instanceof Curve)) {
    const box = BBox.fromSizeCentered(node.size());
    return {
      kind: 'shape',
      text: '',
      filling,
      strokeWidth,
      color: fill ?? stroke,
      box,
      outline: [...box.corners],
    };
  }
  if (filling < FAINTEST && node.end() <= node.start()) return undefined;
  const [from, to] = filling >= FAINTEST ? [0, 1] : [node.start(), node.end()];
  const outline = Array.from({length: SAMPLES_ALONG_AN_OUTLINE + 1}, (_, index) => {
    const share = from + ((to - from) * index) / SAMPLES_ALONG_AN_OUTLINE;
    return node.getPointAtPercentage(share).position;
    // At the seams of fully rounded corners there is none.
  }).filter(({x, y}) => Number.isFinite(x) && Number.isFinite(y));
  if (outline.length === 0) return undefined;
  const box = BBox.fromPoints(...outline).expand(strokeWidth / 2);
  return {kind: 'shape', text: '', filling, strokeWidth, color: stroke ?? fill, box, outline};
}

function leafOf(
  node: Node,
  {color, box, outline, fontSize, strokeWidth, ...drawing}: LeafDrawing,
  {placed, within, isBackground}: {placed: Node; within: readonly string[]; isBackground: boolean},
): TracedLeaf | undefined {
  const toView = node.view().worldToLocal().multiply(node.localToWorld());
  const toFrame = (point: Vector2): Vector2 =>
    point.transformAsPoint(toView).add([FRAME_SIZE.width / 2, FRAME_SIZE.height / 2]);
  const scale = Math.hypot(toView.b, toView.d);
  const seen = clipped(BBox.fromPoints(...box.corners.map(toFrame)), node);
  if (seen === undefined || ![seen.x, seen.y, seen.width, seen.height].every(Number.isFinite)) {
    return undefined;
  }
  return {
    ...drawing,
    id: node.key,
    within,
    object: placed.constructor.name,
    name: node.constructor.name,
    stack: placed.creationStack ?? '',
    box: rounded(seen),
    outline: outline.map(toFrame).map(({x, y}): FramePoint => [Math.round(x), Math.round(y)]),
    strokeWidth: strokeWidth * scale,
    opacity: node.absoluteOpacity(),
    fontSize: fontSize === undefined ? undefined : Math.round(fontSize * scale * 10) / 10,
    color: color?.hex('rgb') ?? '#808080',
    isBackground,
    isPatched: node instanceof FigureLabel || (node instanceof Words && node.patch),
  };
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

/** A plain colour; gradients and patterns count as none. */
function asColor(style: unknown): RgbColor | null {
  return style instanceof Color ? style : null;
}
