/**
 * What a formula is drawn of. All lengths are in em of the formula; x runs from
 * its left edge, y down from its baseline.
 */
import type {ItemBox} from './item-box.ts';

/** A glyph from one of KaTeX's fonts, as an outline. */
export interface Glyph {
  readonly form: 'glyph';
  readonly path: Path2D;
  /** Where it stands: its left edge, on its baseline. */
  readonly x: number;
  readonly y: number;
  /** Size of the font. */
  readonly size: number;
}

/** Letters that KaTeX's fonts lack, such as Chinese. */
export interface Lettering {
  readonly form: 'lettering';
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** A straight rule: a fraction line, a side of a box, the ground of coloured text. */
export interface Rule {
  readonly form: 'rule';
  readonly box: ItemBox;
  readonly dashed: boolean;
}

/** A line from corner to corner, as in `\cancel`. */
export interface Stroke {
  readonly form: 'stroke';
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly width: number;
}

/** A root, brace, wide accent or tall bracket: a long path, of which a window is seen. */
export interface Drawing {
  readonly form: 'drawing';
  readonly path: Path2D;
  /** From the path's coordinates to em. */
  readonly matrix: readonly [a: number, b: number, c: number, d: number, e: number, f: number];
  readonly window: ItemBox;
}

/** How an item is drawn. */
export type ItemShape = Glyph | Lettering | Rule | Stroke | Drawing;

/** One thing of a formula to draw. */
export interface FormulaItem {
  /** Says what is drawn, font and character alike: items of one kind can turn into each other. */
  readonly kind: string;
  readonly shape: ItemShape;
  /** Extent of the ink. */
  readonly box: ItemBox;
  /** Its own colour, from `\color` and the like: a name of the theme, or any CSS colour. */
  readonly color: string | undefined;
}

/** An item at another place. */
export function movedItem(item: FormulaItem, x: number, y: number): FormulaItem {
  return {...item, box: movedBox(item.box, x, y), shape: movedShape(item.shape, x, y)};
}

function movedBox({left, right, top, bottom}: ItemBox, x: number, y: number): ItemBox {
  return {left: left + x, right: right + x, top: top + y, bottom: bottom + y};
}

function movedShape(shape: ItemShape, x: number, y: number): ItemShape {
  switch (shape.form) {
    case 'glyph':
    case 'lettering':
      return {...shape, x: shape.x + x, y: shape.y + y};
    case 'rule':
      return {...shape, box: movedBox(shape.box, x, y)};
    case 'stroke': {
      const [from, to] = [shape.from, shape.to];
      return {...shape, from: [from[0] + x, from[1] + y], to: [to[0] + x, to[1] + y]};
    }
    case 'drawing': {
      const [a, b, c, d, e, f] = shape.matrix;
      return {...shape, matrix: [a, b, c, d, e + x, f + y], window: movedBox(shape.window, x, y)};
    }
  }
}
