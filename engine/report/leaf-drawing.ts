/** What a node draws by itself, in its own px: the letters of a text, the outline of a shape, a picture. */
import {
  Code,
  Curve,
  Grid,
  Img,
  Latex,
  type Node,
  Rect,
  SVG,
  Shape,
  Txt,
  Video,
} from '@motion-canvas/2d';
import {BBox, Color, type Color as RgbColor, Vector2, createComputed} from '@motion-canvas/core';
import type {TracedLeaf} from '../../schema/measured-section.ts';
import {Formula} from '../nodes/formula/formula.ts';
import {Icon} from '../nodes/icon/icon.ts';
import {Picture} from '../nodes/picture/picture.ts';
import {TeachingNode} from '../nodes/teaching-node.ts';
import {Words} from '../nodes/words/words.ts';
import {FAINTEST} from './stage-layout.ts';

const SAMPLES_ALONG_AN_OUTLINE = 64;
/** What a text has above and below its letters, in em. */
const LEADING = 0.4;

/** What a leaf draws, before what all leaves have. */
export type LeafDrawing = Pick<
  TracedLeaf,
  'kind' | 'text' | 'filling' | 'strokeWidth' | 'fontSize' | 'glyphSize' | 'parts'
> & {
  readonly color: RgbColor | null;
  readonly box: BBox;
  /** What a text really covers, stretch by stretch; its box unless given. */
  readonly ink?: readonly BBox[] | undefined;
  /** In the node's own px. */
  readonly outline: readonly Vector2[];
};

/** Whether a node is a text as a whole, whatever it is made of. */
export function isText(node: Node): node is Words | Formula | Txt | Code | Latex {
  return (
    node instanceof Words ||
    node instanceof Formula ||
    node instanceof Txt ||
    node instanceof Code ||
    node instanceof Latex
  );
}

/** Whether a node is a picture as a whole. */
export function isPicture(node: Node): node is Icon | Picture | Img | Video | SVG {
  return (
    node instanceof Icon ||
    node instanceof Picture ||
    node instanceof Img ||
    node instanceof Video ||
    (node instanceof SVG && !(node instanceof Latex))
  );
}

/** What a text reads. */
export function textOf(node: Words | Formula | Txt | Code | Latex): string {
  if (node instanceof Code) return node.parsed();
  if (node instanceof Formula) return node.tex();
  if (node instanceof Latex) return node.tex().join('');
  return node.text();
}

/** What a node draws; undefined where it draws nothing by itself. */
export function drawingOf(node: Node): LeafDrawing | undefined {
  if (isText(node)) return textDrawing(node);
  if (isPicture(node)) {
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

/** A plain colour; gradients and patterns count as none. */
export function plainColor(style: unknown): RgbColor | null {
  return style instanceof Color ? style : null;
}

function textDrawing(node: Words | Formula | Txt | Code | Latex): LeafDrawing | undefined {
  const text = textOf(node);
  if (text.trim() === '') return undefined;
  const fontSize = lettersOf(node);
  const ink = inkOf(node);
  return {
    kind: 'text',
    text,
    filling: 0,
    strokeWidth: 0,
    color: textColor(node),
    box: ink === undefined ? lineBoxes(node) : BBox.fromBBoxes(...ink),
    ink,
    outline: [],
    fontSize,
    glyphSize: fontSize === undefined ? undefined : smallestGlyph(node, fontSize),
    parts:
      node instanceof Formula
        ? node.coloredParts().map(({tex, color}) => ({tex, color: color.hex('rgb')}))
        : undefined,
  };
}

/** The outlines of its letters and signs; undefined where only the boxes of its lines are known. */
function inkOf(node: Words | Formula | Txt | Code | Latex): readonly BBox[] | undefined {
  const ink =
    node instanceof Words
      ? node.inkBoxes()
      : node instanceof Formula
        ? [node.ink()].filter(box => box !== undefined)
        : [];
  return ink.length === 0 ? undefined : ink;
}

function lineBoxes(node: Words | Formula | Txt | Code | Latex): BBox {
  const {x, y} = node.size();
  if (!(node instanceof Words || node instanceof Txt)) return BBox.fromSizeCentered(node.size());
  const leading = LEADING * node.fontSize();
  return new BBox(-x / 2, (leading - y) / 2, x, Math.max(0, y - leading));
}

/** The size of its letters; unknown for TeX that is stretched to a size. */
function lettersOf(node: Words | Formula | Txt | Code | Latex): number | undefined {
  if (node instanceof Latex && !(node.width.isInitial() && node.height.isInitial())) {
    return undefined;
  }
  if (node instanceof Txt) {
    const nested = node.childrenAs().filter(child => child instanceof Txt);
    return Math.min(node.fontSize(), ...nested.map(child => child.fontSize()));
  }
  return node.fontSize();
}

function smallestGlyph(node: Node, fontSize: number): number {
  if (node instanceof Formula) return node.smallestGlyph();
  const formulas = node.children().filter(child => child instanceof Formula);
  return Math.min(fontSize, ...formulas.map(formula => formula.smallestGlyph()));
}

function textColor(node: Words | Formula | Txt | Code | Latex): RgbColor | null {
  if (node instanceof TeachingNode) return node.color();
  // Code has as many colours as its highlighter gives it.
  if (node instanceof Code) return null;
  if (node instanceof Txt && node.childrenAs().some(child => child instanceof Txt)) return null;
  return plainColor(node.fill());
}

function shapeDrawing(node: Curve | Shape): LeafDrawing | undefined {
  const fill = plainColor(node.fill());
  const stroke = plainColor(node.stroke());
  const strokeWidth = node.stroke() !== null && node.lineWidth() > 0 ? node.lineWidth() : 0;
  const filling = node.fill() === null ? 0 : (fill?.alpha() ?? 1);
  if (strokeWidth === 0 && filling < FAINTEST) return undefined;
  if (stroke !== null && stroke.alpha() < FAINTEST && filling < FAINTEST) return undefined;
  if (!(node instanceof Curve)) {
    const box = BBox.fromSizeCentered(node.size());
    return {
      kind: 'shape',
      text: '',
      // The lines of a grid leave free what is between them.
      filling: node instanceof Grid ? 0 : filling,
      strokeWidth,
      color: fill ?? stroke,
      box,
      outline: node instanceof Grid ? [] : [...box.corners],
    };
  }
  // A line without length has points nowhere.
  if (filling < FAINTEST && (node.end() <= node.start() || node.baseArcLength() < 1)) {
    return undefined;
  }
  const outline = filling >= FAINTEST ? wholeOutline(node) : outlineOf(node, false);
  if (outline.length === 0) return undefined;
  const box = BBox.fromPoints(...outline).expand(strokeWidth / 2);
  return {kind: 'shape', text: '', filling, strokeWidth, color: stroke ?? fill, box, outline};
}

const wholeOutlines = new WeakMap<Curve, () => Vector2[]>();

/** The outline of a shape; computed anew only when its form has changed. */
function wholeOutline(node: Curve): Vector2[] {
  let outline = wholeOutlines.get(node);
  if (outline === undefined) {
    outline = createComputed(() => outlineOf(node, true));
    wholeOutlines.set(node, outline);
  }
  return outline();
}

function outlineOf(node: Curve, isWhole: boolean): Vector2[] {
  const [from, to] = isWhole ? [0, 1] : [node.start(), node.end()];
  if (node instanceof Rect && isWhole && node.radius().x === 0) {
    const [half, centre] = [node.size().scale(0.5), node.offset().mul(node.size()).scale(-0.5)];
    const corner = (x: number, y: number): Vector2 => centre.add(half.mul(new Vector2(x, y)));
    return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)];
  }
  return (
    Array.from({length: SAMPLES_ALONG_AN_OUTLINE + 1}, (_, index) => {
      const share = from + ((to - from) * index) / SAMPLES_ALONG_AN_OUTLINE;
      return node.getPointAtPercentage(share).position;
    })
      // At the seams of fully rounded corners there is none.
      .filter(({x, y}) => Number.isFinite(x) && Number.isFinite(y))
  );
}
