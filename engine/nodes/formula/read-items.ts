/** Reads where KaTeX and the browser have put each thing of a formula on the stand. */
import {type ComputedFace, ascentOf, faceName, glyphOutline} from './katex-fonts.ts';
import type {FormulaItem, ItemShape} from './formula-items.ts';
import {type ItemBox, boxAround} from './item-box.ts';
import {type ReadChunks, readChunks} from './formula-chunks.ts';
import {type Leaf, leafKind, leavesOf} from './katex-leaves.ts';
import {STAND_EM} from './katex-stand.ts';

/** A formula as it was read: its items in reading order, and its box with the space that TeX leaves around it. */
export interface ReadFormula extends ReadChunks {
  readonly items: readonly FormulaItem[];
  /** What the formula is drawn of, as {@link leafKind} tells it. */
  readonly leafKinds: readonly string[];
  /** The leaf that each item comes from. */
  readonly leafOfItem: readonly number[];
  readonly box: ItemBox;
  /** Middle of the first relation sign, such as `=`, that is in no bracket, fraction or table. */
  readonly relation: number | undefined;
  /** Size of the smallest letters, scripts counted as large as what they belong to. */
  readonly smallestLetters: number;
}

/** The kind of item that lies behind letters: what `\colorbox` fills. */
export const GROUND = 'rule ground';

type LeafOf<TForm extends Leaf['source']['form']> = Leaf & {
  readonly source: Extract<Leaf['source'], {form: TForm}>;
};

/** Size of a script beside its base, by TeX's own rule. */
const SCRIPT_SIZE = 0.7;

/** Reads the formula on the stand. */
export function readItems(root: Element): ReadFormula {
  const reader = new ItemReader(originOf(root));
  const leaves = leavesOf(root);
  const itemsOfLeaves = leaves.map(leaf => reader.read(leaf));
  const items = itemsOfLeaves.flat();
  const relation = root.querySelector('.katex-base > .mrel');
  const relationBox = relation === null ? undefined : reader.boxOf(relation);
  const bases = [...root.querySelectorAll('.katex-base,.katex-tag')];
  const box = boxAround([
    ...items.map(item => item.box),
    ...bases.map(base => {
      const {left, right} = reader.boxOf(base);
      return {left, right, top: 0, bottom: 0};
    }),
  ]) ?? {left: 0, right: 0, top: 0, bottom: 0};
  const drawn = leaves.flatMap((leaf, index) =>
    (itemsOfLeaves[index] ?? []).map(item => ({leaf, item})),
  );
  return {
    ...readChunks(root, drawn, element => reader.boxOf(element)),
    items,
    leafKinds: leaves.map(leafKind),
    leafOfItem: itemsOfLeaves.flatMap((own, leaf) => own.map(() => leaf)),
    box,
    relation: relationBox && (relationBox.left + relationBox.right) / 2,
    smallestLetters: Math.min(1, ...items.map(sizeOfLetters)),
  };
}

/** Where the first line's baseline begins, in px of the page. */
function originOf(root: Element): DOMPoint {
  const marker = document.createElement('span');
  marker.style.cssText = 'display:inline-block;width:0;height:0';
  (root.querySelector('.katex-base') ?? root).prepend(marker);
  const {left, bottom} = marker.getBoundingClientRect();
  marker.remove();
  return new DOMPoint(left, bottom);
}

function sizeOfLetters({shape}: FormulaItem): number {
  return shape.form === 'glyph' || shape.form === 'lettering'
    ? Math.min(1, shape.size / SCRIPT_SIZE)
    : 1;
}

class ItemReader {
  private readonly faces = new Map<Element, {readonly name: string; readonly size: number}>();

  public constructor(private readonly origin: DOMPoint) {}

  public read(leaf: Leaf): FormulaItem[] {
    const {source} = leaf;
    if (source.form === 'letters') return [this.readLetters({...leaf, source})];
    return source.form === 'rule'
      ? this.readRules({...leaf, source})
      : [this.readDrawing({...leaf, source})];
  }

  public boxOf(element: Element): ItemBox {
    return this.toEm(element.getBoundingClientRect());
  }

  private toEm({left, right, top, bottom}: DOMRect): ItemBox {
    return {
      left: (left - this.origin.x) / STAND_EM,
      right: (right - this.origin.x) / STAND_EM,
      top: (top - this.origin.y) / STAND_EM,
      bottom: (bottom - this.origin.y) / STAND_EM,
    };
  }

  private readLetters({source: {node, offset, letters}, color}: LeafOf<'letters'>): FormulaItem {
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, offset + letters.length);
    const room = this.toEm(range.getBoundingClientRect());
    const {name, size} = this.faceOf(node.parentElement);
    const [x, y] = [room.left, room.top + ascentOf(name) * size];
    const outline = glyphOutline(letters, name);
    if (outline === undefined) {
      return {
        kind: `lettering ${letters}`,
        shape: {form: 'lettering', text: letters, x, y, size},
        box: {left: x, right: room.right, top: y - 0.8 * size, bottom: y + 0.2 * size},
        color,
      };
    }
    return {
      kind: `glyph ${name} ${letters}`,
      shape: {form: 'glyph', path: outline.path, x, y, size},
      box: {
        left: x + outline.left * size,
        right: x + outline.right * size,
        top: y + outline.top * size,
        bottom: y + outline.bottom * size,
      },
      color,
    };
  }

  private faceOf(element: Element | null): {readonly name: string; readonly size: number} {
    if (element === null) return {name: '', size: 1};
    let face = this.faces.get(element);
    if (face === undefined) {
      const style = getComputedStyle(element);
      const computed: ComputedFace = {
        family: style.fontFamily,
        weight: style.fontWeight,
        style: style.fontStyle,
      };
      face = {name: faceName(computed), size: Number.parseFloat(style.fontSize) / STAND_EM};
      this.faces.set(element, face);
    }
    return face;
  }

  /** Fraction lines, boxes and rules are borders of elements; a coloured ground lies under its text. */
  private readRules({source: {element}, color}: LeafOf<'rule'>): FormulaItem[] {
    const style = getComputedStyle(element);
    const box = this.boxOf(element);
    const items: FormulaItem[] = [];
    const add = (kind: string, part: Partial<ItemBox>, lineStyle: string, ownColor = color) => {
      const side = {...box, ...part};
      if (side.right - side.left <= 0 || side.bottom - side.top <= 0) return;
      const shape: ItemShape = {form: 'rule', box: side, dashed: lineStyle === 'dashed'};
      items.push({kind: `rule ${kind}`, shape, box: side, color: ownColor});
    };
    const {backgroundColor} = element.style;
    if (backgroundColor !== '') add('ground', {}, 'solid', backgroundColor);
    const widthOf = (width: string): number => Number.parseFloat(width) / STAND_EM;
    const horizontal = 'horizontal';
    const vertical = 'vertical';
    const borderColor = element.style.borderColor === '' ? color : element.style.borderColor;
    add(
      horizontal,
      {bottom: box.top + widthOf(style.borderTopWidth)},
      style.borderTopStyle,
      borderColor,
    );
    add(
      horizontal,
      {top: box.bottom - widthOf(style.borderBottomWidth)},
      style.borderBottomStyle,
      borderColor,
    );
    add(
      vertical,
      {right: box.left + widthOf(style.borderLeftWidth)},
      style.borderLeftStyle,
      borderColor,
    );
    add(
      vertical,
      {left: box.right - widthOf(style.borderRightWidth)},
      style.borderRightStyle,
      borderColor,
    );
    return items;
  }

  private readDrawing({source: {element}, color}: LeafOf<'drawing'>): FormulaItem {
    if (element instanceof SVGLineElement) return this.readStroke(element, color);
    const outline = element.getAttribute('d') ?? '';
    const window = this.windowOf(element);
    const {a, b, c, d, e, f} = element.getScreenCTM() ?? new DOMMatrix();
    return {
      kind: `drawing ${outline}`,
      shape: {
        form: 'drawing',
        path: new Path2D(outline),
        matrix: [
          a / STAND_EM,
          b / STAND_EM,
          c / STAND_EM,
          d / STAND_EM,
          (e - this.origin.x) / STAND_EM,
          (f - this.origin.y) / STAND_EM,
        ],
        window,
      },
      box: window,
      color,
    };
  }

  private readStroke(line: SVGLineElement, color: string | undefined): FormulaItem {
    const matrix = line.getScreenCTM() ?? new DOMMatrix();
    const pointOf = (x: SVGAnimatedLength, y: SVGAnimatedLength): [number, number] => {
      const point = new DOMPoint(x.baseVal.value, y.baseVal.value).matrixTransform(matrix);
      return [(point.x - this.origin.x) / STAND_EM, (point.y - this.origin.y) / STAND_EM];
    };
    const [from, to] = [pointOf(line.x1, line.y1), pointOf(line.x2, line.y2)];
    const width = Number.parseFloat(getComputedStyle(line).strokeWidth) / STAND_EM;
    return {
      kind: 'stroke',
      shape: {form: 'stroke', from, to, width},
      box: {
        left: Math.min(from[0], to[0]),
        right: Math.max(from[0], to[0]),
        top: Math.min(from[1], to[1]),
        bottom: Math.max(from[1], to[1]),
      },
      color,
    };
  }

  /** What can be seen of a drawing: long paths are cut by the elements around them. */
  private windowOf(element: SVGGraphicsElement): ItemBox {
    const drawing = element.ownerSVGElement ?? element;
    let {left, right, top, bottom} = this.boxOf(drawing);
    for (let around = drawing.parentElement; around !== null; around = around.parentElement) {
      if (around.matches('.katex-base,.katex-html')) break;
      if (getComputedStyle(around).overflow !== 'hidden') continue;
      const outer = this.boxOf(around);
      left = Math.max(left, outer.left);
      right = Math.min(right, outer.right);
      top = Math.max(top, outer.top);
      bottom = Math.min(bottom, outer.bottom);
    }
    return {left, right: Math.max(left, right), top, bottom: Math.max(top, bottom)};
  }
}
