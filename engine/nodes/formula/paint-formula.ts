/** Draws a formula as it is written, and as it turns into another one. */
import {Color as RgbColor, Vector2, easeOutCubic} from '@motion-canvas/core';
import {ENTER_SECONDS} from '../../motion/timing.ts';
import {drawItem, mix, mixShapes} from './draw-items.ts';
import type {ItemShape} from './formula-items.ts';
import type {FormulaLayout} from './formula-layout.ts';
import type {Correspondence} from './match-items.ts';

/** A formula and how it is coloured. */
export interface FormulaPicture {
  readonly layout: FormulaLayout;
  /** Colours of the items. */
  readonly colors: readonly RgbColor[];
  /** What parts do to their items; items in no part may be missing. */
  readonly looks: readonly (ItemLook | undefined)[];
  /** Px to an em. */
  readonly em: number;
  /** How much thicker glyphs are than in the font, in their em. */
  readonly embolden: number;
}

/** What the parts that an item belongs to do to it. */
export interface ItemLook {
  readonly opacity: number;
  /** How far it is written, 0 to 1. */
  readonly written: number;
  /** Transformations in px about the formula's centre, one after the other. */
  readonly displacements: readonly DOMMatrix[];
}

/** A formula that turns into another one. */
export interface FormulaChange {
  readonly before: FormulaLayout;
  readonly colorsBefore: readonly RgbColor[];
  readonly pairs: Correspondence;
  /** From 0 to 1, already eased. */
  readonly progress: () => number;
}

/** How items look that are in no part. */
export const PLAIN_LOOK: ItemLook = {opacity: 1, written: 1, displacements: []};

/** How long the writing of one item takes, and how much later the next one begins. */
const STROKE_SECONDS = 0.3;
const SECONDS_PER_ITEM = 0.05;
const SLOWEST_WRITING_SECONDS = 1.6;

/** How far glyphs rise while they are written, in em. */
const RISE = 0.08;

/** How long a formula is written. */
export function writingSeconds({items}: FormulaLayout): number {
  const seconds = STROKE_SECONDS + items.length * SECONDS_PER_ITEM;
  return Math.min(SLOWEST_WRITING_SECONDS, Math.max(ENTER_SECONDS, seconds));
}

/** The middle of a formula's box, in its own em. */
export function centreOf({left, width, ascent, descent}: FormulaLayout): Vector2 {
  return new Vector2(left + width / 2, (descent - ascent) / 2);
}

/**
 * Draws a formula, centred on the context's origin.
 *
 * @param written - How far it is written, item after item, 0 to 1.
 * @param seconds - How long that takes in all.
 */
export function paintFormula(
  context: CanvasRenderingContext2D,
  picture: FormulaPicture,
  written: number,
  seconds: number,
): void {
  const {layout, colors, looks, em} = picture;
  const centre = centreOf(layout);
  const stroke = Math.min(1, STROKE_SECONDS / seconds);
  const last = Math.max(1, layout.items.length - 1);
  for (const [index, {shape}] of layout.items.entries()) {
    const look = looks[index] ?? PLAIN_LOOK;
    const begin = (index / last) * (1 - stroke);
    const own = written >= 1 ? 1 : clamp((written - begin) / stroke);
    const shown = easeOutCubic(Math.min(own, look.written));
    const isSign = shape.form === 'glyph' || shape.form === 'lettering';
    context.save();
    for (const {a, b, c, d, e, f} of look.displacements) context.transform(a, b, c, d, e, f);
    enterEm(context, em, centre.x, centre.y - (isSign ? RISE * (1 - shown) : 0));
    paintItem(context, picture, shape, colors[index], look.opacity * shown, isSign ? 1 : shown);
    context.restore();
  }
}

/** Draws what is between two formulas, centred on the context's origin. */
export function paintChange(
  context: CanvasRenderingContext2D,
  change: FormulaChange,
  after: FormulaPicture,
): void {
  const {before, colorsBefore, pairs} = change;
  const {layout, colors, looks, em} = after;
  const share = change.progress();
  const [from, to] = [centreOf(before), centreOf(layout)];
  const opacityOf = (index: number): number => looks[index]?.opacity ?? 1;

  context.save();
  enterEm(context, em, from.x, from.y);
  for (const index of pairs.gone) {
    const shape = before.items[index]?.shape;
    if (shape !== undefined) {
      paintItem(context, after, shape, colorsBefore[index], 1 - clamp(share * 2.5));
    }
  }
  context.restore();

  context.save();
  enterEm(context, em, to.x, to.y);
  for (const index of pairs.come) {
    const shape = layout.items[index]?.shape;
    if (shape !== undefined) {
      paintItem(context, after, shape, colors[index], opacityOf(index) * clamp(share * 2 - 1));
    }
  }
  context.restore();

  context.save();
  enterEm(context, em, mix(from.x, to.x, share), mix(from.y, to.y, share));
  for (const [first, last] of pairs.moved) {
    const [start, end] = [before.items[first]?.shape, layout.items[last]?.shape];
    if (start === undefined || end === undefined) continue;
    const color = mixColors(colorsBefore[first], colors[last], share);
    paintItem(context, after, mixShapes(start, end, share), color, opacityOf(last));
  }
  context.restore();
}

/** Makes an em the unit, and a point of the formula the origin. */
function enterEm(context: CanvasRenderingContext2D, em: number, x: number, y: number): void {
  context.scale(em, em);
  context.translate(-x, -y);
}

function paintItem(
  context: CanvasRenderingContext2D,
  {embolden}: FormulaPicture,
  shape: ItemShape,
  color: RgbColor | undefined,
  opacity: number,
  drawn = 1,
): void {
  if (opacity <= 0 || color === undefined) return;
  const alpha = context.globalAlpha;
  context.globalAlpha = alpha * opacity;
  context.fillStyle = context.strokeStyle = color.serialize();
  drawItem(context, shape, {drawn, embolden});
  context.globalAlpha = alpha;
}

function mixColors(
  first: RgbColor | undefined,
  last: RgbColor | undefined,
  share: number,
): RgbColor | undefined {
  if (first === undefined || last === undefined || first === last) return last;
  return RgbColor.lerp(first, last, share);
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
