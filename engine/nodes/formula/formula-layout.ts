/**
 * Where every glyph, rule and drawn sign of a formula is: KaTeX lays the formula
 * out as HTML, far larger than it is shown, and what it did is read from the page.
 */
import katexStyles from 'katex/dist/katex.min.css?inline';
import katex from 'katex';
import {type ComputedFace, ascentOf, glyphOutline} from './katex-fonts.ts';
import {markParts} from './tex-parts.ts';

/** One thing of a formula to draw. All lengths in em; x from the left, y down from the baseline. */
export interface FormulaItem {
  /** Tells what is drawn, font and character alike: items of one kind can turn into each other. */
  readonly kind: string;
  /** Where the item's own coordinates begin. */
  readonly x: number;
  readonly y: number;
  /** Size of the item's own unit. */
  readonly scale: number;
  readonly shape: ItemShape;
  /** Extent on the page. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Numbers of the parts that it belongs to, the outermost first. */
  readonly parts: readonly number[];
}

/** How an item is drawn. */
export type ItemShape =
  | {readonly form: 'outline'; readonly path: Path2D; readonly clip?: Path2D}
  | {readonly form: 'text'; readonly text: string; readonly font: string};

/** A formula that was laid out. */
export interface FormulaLayout {
  readonly items: readonly FormulaItem[];
  /** The TeX of each part, by its number. */
  readonly parts: readonly string[];
  readonly width: number;
  /** Height above the baseline. */
  readonly ascent: number;
  /** Depth under the baseline. */
  readonly descent: number;
}

/** Malformed TeX, in KaTeX's own words. */
export class TexError extends Error {
  /** The TeX as it was written. */
  public readonly tex: string;
  /** Where KaTeX stopped, from 0; undefined where it does not say. */
  public readonly position: number | undefined;

  public constructor(tex: string, reason: string, position: number | undefined) {
    super(`The formula “${tex}” is no TeX that KaTeX understands: ${reason}`);
    this.name = 'TexError';
    this.tex = tex;
    this.position = position;
  }
}

/** Px to an em while measuring: large, so that the browser's rounding does not matter. */
const EM = 1000;
const FALLBACK_FONT =
  "'Inter Variable', 'Noto Sans SC Variable', 'Noto Sans Arabic Variable', sans-serif";
/** Room above and below, so that stacked formulas do not touch. */
const LEADING = 0.12;

const layouts = new Map<string, FormulaLayout>();
const stand = makeStand();

/**
 * Lays a formula out; the result is kept.
 *
 * @param tex - TeX; `{{…}}` marks a part.
 * @param parts - More parts by their TeX.
 * @param inline - Lays it out as it stands in a line of text, with smaller fractions and sums.
 * @throws TexError when KaTeX does not understand it.
 */
export function layOutFormula(
  tex: string,
  parts: readonly string[] = [],
  inline = false,
): FormulaLayout {
  const key = JSON.stringify([tex, parts, inline]);
  let layout = layouts.get(key);
  if (layout === undefined) {
    layout = measure(tex, parts, inline);
    layouts.set(key, layout);
  }
  return layout;
}

function measure(tex: string, wanted: readonly string[], inline: boolean): FormulaLayout {
  const marked = markParts(tex, wanted);
  try {
    katex.render(marked.tex, stand, {
      displayMode: !inline,
      output: 'html',
      strict: 'ignore',
      trust: ({command}) => command === '\\htmlData',
      throwOnError: true,
    });
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    const reason = error.rawMessage === '' ? error.message : error.rawMessage;
    throw new TexError(tex, reason, error.position);
  }
  const root = stand.querySelector('.katex-html');
  if (root === null) throw new TexError(tex, 'nothing was laid out.', undefined);
  const items = readItems(root);
  stand.replaceChildren();
  return finish(items, marked.parts);
}

function finish(items: readonly FormulaItem[], parts: readonly string[]): FormulaLayout {
  const left = Math.min(...items.map(item => item.left), Infinity);
  if (!Number.isFinite(left)) return {items: [], parts, width: 0, ascent: 0.7, descent: 0.2};
  return {
    items: items.map(item => ({
      ...item,
      x: item.x - left,
      left: item.left - left,
      right: item.right - left,
    })),
    parts,
    width: Math.max(...items.map(item => item.right)) - left,
    ascent: Math.max(0.7, ...items.map(item => -item.top)) + LEADING,
    descent: Math.max(0.2, ...items.map(item => item.bottom)) + LEADING,
  };
}

/** Reads all items under KaTeX's root, in the order of the page. */
function readItems(root: Element): FormulaItem[] {
  // A formula's baseline is that of its first strut's line; an inline marker stands on it.
  const marker = document.createElement('span');
  marker.style.cssText = 'display:inline-block;width:0;height:0';
  (root.querySelector('.katex-base') ?? root).prepend(marker);
  const baseline = marker.getBoundingClientRect().bottom;
  marker.remove();

  const items: FormulaItem[] = [];
  const visit = (node: Node, parts: readonly number[]): void => {
    if (node instanceof Text) {
      items.push(...readText(node, baseline, parts));
      return;
    }
    if (node instanceof SVGSVGElement) {
      items.push(...readDrawing(node, baseline, parts));
      return;
    }
    if (!(node instanceof HTMLElement)) return;
    const style = getComputedStyle(node);
    if (style.visibility === 'hidden') return;
    const part = node.dataset.part;
    const within = part === undefined ? parts : [...parts, Number(part)];
    items.push(...readRules(node, style, baseline, within));
    node.childNodes.forEach(child => visit(child, within));
  };
  visit(root, []);
  return items;
}

function readText(node: Text, baseline: number, parts: readonly number[]): FormulaItem[] {
  const parent = node.parentElement;
  if (parent === null) return [];
  const style = getComputedStyle(parent);
  const face: ComputedFace = {
    family: style.fontFamily,
    weight: style.fontWeight,
    style: style.fontStyle,
  };
  const size = Number.parseFloat(style.fontSize) / EM;
  const items: FormulaItem[] = [];
  let offset = 0;
  for (const character of node.data) {
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, offset + character.length);
    offset += character.length;
    if (/[\s\u200b\u2060\ufeff]/u.test(character)) continue;
    const rectangle = range.getBoundingClientRect();
    const outline = glyphOutline(character, face);
    const x = rectangle.left / EM;
    if (outline === undefined) {
      const y = (rectangle.bottom - baseline) / EM - size * 0.25;
      items.push({
        kind: `text ${character}`,
        ...{x, y, scale: size, parts, left: x, right: rectangle.right / EM},
        ...{top: y - size * 0.8, bottom: y + size * 0.2},
        shape: {
          form: 'text',
          text: character,
          font: `${style.fontStyle} ${style.fontWeight} 1px ${FALLBACK_FONT}`,
        },
      });
      continue;
    }
    const ascent = ascentOf(face) ?? 0.8;
    const y = (rectangle.top - baseline) / EM + ascent * size;
    items.push({
      kind: `glyph ${face.family} ${face.style} ${face.weight} ${character}`,
      ...{x, y, scale: size, parts},
      left: x + outline.left * size,
      right: x + outline.right * size,
      top: y + outline.top * size,
      bottom: y + outline.bottom * size,
      shape: {form: 'outline', path: outline.path},
    });
  }
  return items;
}

/** Fraction lines, boxes and rules are borders of elements. */
function readRules(
  element: HTMLElement,
  style: CSSStyleDeclaration,
  baseline: number,
  parts: readonly number[],
): FormulaItem[] {
  const box = element.getBoundingClientRect();
  const [top, right, bottom, left] = [
    style.borderTopWidth,
    style.borderRightWidth,
    style.borderBottomWidth,
    style.borderLeftWidth,
  ].map(Number.parseFloat) as [number, number, number, number];
  const rules: FormulaItem[] = [];
  const add = (x: number, y: number, width: number, height: number): void => {
    if (width > 0 && height > 0) {
      rules.push(rule(x / EM, (y - baseline) / EM, width / EM, height / EM, parts));
    }
  };
  add(box.left, box.top, box.width, top);
  add(box.left, box.bottom - bottom, box.width, bottom);
  add(box.left, box.top + top, left, box.height - top - bottom);
  add(box.right - right, box.top + top, right, box.height - top - bottom);
  return rules;
}

function rule(
  x: number,
  y: number,
  width: number,
  height: number,
  parts: readonly number[],
): FormulaItem {
  const path = new Path2D();
  path.rect(0, 0, width, height);
  return {
    kind: width > height ? 'horizontal rule' : 'vertical rule',
    ...{x, y, scale: 1, parts, left: x, right: x + width, top: y, bottom: y + height},
    shape: {form: 'outline', path},
  };
}

/** Roots, wide accents and tall brackets are inline SVG, often cut by the element around them. */
function readDrawing(
  drawing: SVGSVGElement,
  baseline: number,
  parts: readonly number[],
): FormulaItem[] {
  const window = clippingBox(drawing);
  const clip = new Path2D();
  clip.rect(window.left / EM, (window.top - baseline) / EM, window.width / EM, window.height / EM);
  const items: FormulaItem[] = [];
  for (const element of drawing.querySelectorAll<SVGGraphicsElement>('path, line')) {
    const matrix = element.getScreenCTM();
    if (matrix === null) continue;
    const toEm = new DOMMatrix()
      .scaleSelf(1 / EM, 1 / EM)
      .translateSelf(0, -baseline)
      .multiplySelf(matrix);
    const path = new Path2D();
    path.addPath(sourceOf(element), toEm);
    items.push({
      kind: `drawing ${element.getAttribute('d')?.slice(0, 80) ?? 'line'}`,
      ...{x: 0, y: 0, scale: 1, parts},
      left: window.left / EM,
      right: window.right / EM,
      top: (window.top - baseline) / EM,
      bottom: (window.bottom - baseline) / EM,
      shape: {form: 'outline', path, clip},
    });
  }
  return items;
}

function sourceOf(element: SVGGraphicsElement): Path2D {
  if (element instanceof SVGPathElement) return new Path2D(element.getAttribute('d') ?? '');
  // A line has no width in a path: draw it as a thin quadrilateral.
  const {x, y, width, height} = element.getBBox();
  const thickness = 0.046 * EM;
  const rising = element.getAttribute('y1') !== '0';
  const path = new Path2D();
  const [from, to] = rising ? [y + height, y] : [y, y + height];
  path.moveTo(x, from - thickness / 2);
  path.lineTo(x + width, to - thickness / 2);
  path.lineTo(x + width, to + thickness / 2);
  path.lineTo(x, from + thickness / 2);
  path.closePath();
  return path;
}

function clippingBox(drawing: SVGSVGElement): DOMRect {
  let box = drawing.getBoundingClientRect();
  for (let parent = drawing.parentElement; parent !== null; parent = parent.parentElement) {
    if (parent.classList.contains('katex-html')) break;
    if (getComputedStyle(parent).overflow === 'hidden') {
      const outer = parent.getBoundingClientRect();
      const left = Math.max(box.left, outer.left);
      const top = Math.max(box.top, outer.top);
      box = new DOMRect(
        left,
        top,
        Math.max(0, Math.min(box.right, outer.right) - left),
        Math.max(0, Math.min(box.bottom, outer.bottom) - top),
      );
    }
  }
  return box;
}

/** The hidden place where KaTeX lays formulas out, shielded from the styles of the page. */
function makeStand(): HTMLElement {
  const host = document.createElement('div');
  host.style.cssText =
    'position:fixed;left:0;top:0;width:0;height:0;visibility:hidden;pointer-events:none';
  const shadow = host.attachShadow({mode: 'open'});
  const styles = document.createElement('style');
  styles.textContent = `${katexStyles.replaceAll(/@font-face\s*\{[^}]*\}/g, '')}
    .stand { position: absolute; width: max-content; visibility: visible; direction: ltr; line-height: 1.2; color: #000; }
    .katex-display { margin: 0; text-align: left; }
    .katex-display > .katex { text-align: left; }
    .katex { font-size: ${EM}px !important; }
    .katex .tag, .katex-tag { position: static !important; margin-left: 2em; }`;
  const place = document.createElement('div');
  place.className = 'stand';
  shadow.append(styles, place);
  document.body.append(host);
  return place;
}
