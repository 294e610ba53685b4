/** Draws the items of a formula, and what is between two of them. All in em of the formula. */
import {WORDS_FONT} from '../../fonts.ts';
import type {Drawing, Glyph, ItemShape, Lettering, Rule, Stroke} from './formula-items.ts';
import type {ItemBox} from './item-box.ts';

/** Letters are set in this size and scaled: canvas fonts of one px are rough. */
const LETTERING_PX = 100;
/** Length of dashes and of the gaps between them, in thicknesses of the line. */
const DASH = 3;

/** How an item is drawn. */
export interface DrawingManner {
  /** How much of rules and roots is drawn, from the left, 0 to 1; all unless given. */
  readonly drawn?: number;
  /** How much thicker glyphs are than in the font; 0 unless given. */
  readonly embolden?: number;
}

/**
 * Draws an item with the context's fill and stroke styles.
 *
 * @param context - With em as its unit, the formula's baseline at y = 0.
 */
export function drawItem(
  context: CanvasRenderingContext2D,
  shape: ItemShape,
  {drawn = 1, embolden = 0}: DrawingManner = {},
): void {
  switch (shape.form) {
    case 'glyph':
      drawGlyph(context, shape, embolden);
      break;
    case 'lettering':
      drawLettering(context, shape, embolden);
      break;
    case 'rule':
      drawRule(context, shape, drawn);
      break;
    case 'stroke':
      drawStroke(context, shape, drawn);
      break;
    case 'drawing':
      drawDrawing(context, shape, drawn);
      break;
  }
}

/**
 * The shape between two of the same kind; the later one where they are of different forms.
 *
 * @param share - 0 for the first, 1 for the last.
 */
export function mixShapes(first: ItemShape, last: ItemShape, share: number): ItemShape {
  const between = (from: number, to: number): number => mix(from, to, share);
  if (first.form === 'glyph' && last.form === 'glyph') {
    return {...last, ...mixPlaces(first, last, share)};
  }
  if (first.form === 'lettering' && last.form === 'lettering') {
    return {...last, ...mixPlaces(first, last, share)};
  }
  if (first.form === 'rule' && last.form === 'rule') {
    return {...last, box: mixBoxes(first.box, last.box, share)};
  }
  if (first.form === 'stroke' && last.form === 'stroke') {
    return {
      ...last,
      from: [between(first.from[0], last.from[0]), between(first.from[1], last.from[1])],
      to: [between(first.to[0], last.to[0]), between(first.to[1], last.to[1])],
      width: between(first.width, last.width),
    };
  }
  if (first.form === 'drawing' && last.form === 'drawing') {
    const [a, b, c, d, e, f] = first.matrix;
    const [a2, b2, c2, d2, e2, f2] = last.matrix;
    return {
      ...last,
      matrix: [
        between(a, a2),
        between(b, b2),
        between(c, c2),
        between(d, d2),
        between(e, e2),
        between(f, f2),
      ],
      window: mixBoxes(first.window, last.window, share),
    };
  }
  return last;
}

/** The number between two, `share` of the way. */
export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

function mixPlaces(first: Place, last: Place, share: number): Place {
  return {
    x: mix(first.x, last.x, share),
    y: mix(first.y, last.y, share),
    size: mix(first.size, last.size, share),
  };
}

function mixBoxes(first: ItemBox, last: ItemBox, share: number): ItemBox {
  return {
    left: mix(first.left, last.left, share),
    right: mix(first.right, last.right, share),
    top: mix(first.top, last.top, share),
    bottom: mix(first.bottom, last.bottom, share),
  };
}

function drawGlyph(
  context: CanvasRenderingContext2D,
  {path, x, y, size}: Glyph,
  embolden: number,
): void {
  context.save();
  context.translate(x, y);
  context.scale(size, size);
  context.fill(path);
  if (embolden > 0) {
    context.lineWidth = embolden;
    context.stroke(path);
  }
  context.restore();
}

function drawLettering(
  context: CanvasRenderingContext2D,
  {text, x, y, size}: Lettering,
  embolden: number,
): void {
  context.save();
  context.translate(x, y);
  context.scale(size / LETTERING_PX, size / LETTERING_PX);
  context.font = `${embolden > 0 ? 600 : 400} ${LETTERING_PX}px ${WORDS_FONT}`;
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  context.textRendering = 'geometricPrecision';
  context.fillText(text, 0, 0);
  context.restore();
}

function drawRule(context: CanvasRenderingContext2D, {box, dashed}: Rule, drawn: number): void {
  const {left, top} = box;
  const [width, height] = [box.right - left, box.bottom - top];
  if (!dashed) {
    context.fillRect(left, top, width * drawn, height);
    return;
  }
  const thickness = Math.min(width, height);
  const dash = DASH * thickness;
  for (let start = 0; start < Math.max(width, height) * drawn; start += 2 * dash) {
    if (width > height) context.fillRect(left + start, top, Math.min(dash, width - start), height);
    else context.fillRect(left, top + start, width, Math.min(dash, height - start));
  }
}

function drawStroke(
  context: CanvasRenderingContext2D,
  {from, to, width}: Stroke,
  drawn: number,
): void {
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(mix(from[0], to[0], drawn), mix(from[1], to[1], drawn));
  context.stroke();
}

function drawDrawing(
  context: CanvasRenderingContext2D,
  {path, matrix, window}: Drawing,
  drawn: number,
): void {
  const {left, right, top, bottom} = window;
  context.save();
  context.beginPath();
  context.rect(left, top, (right - left) * drawn, bottom - top);
  context.clip();
  context.transform(...matrix);
  context.fill(path);
  context.restore();
}
