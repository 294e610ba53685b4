/**
 * Spares work on texts. Motion Canvas asks the browser where the letters of a text stand each time it
 * draws it, and makes new nodes for a text that a function gives whenever it changes: an animation of
 * many texts is busy with that. Here it is asked when something of the layout has changed, and the
 * nodes stay.
 */
import {Txt} from '@motion-canvas/2d';
import {TxtLeaf} from '@motion-canvas/2d/lib/components/TxtLeaf';
import {BBox, createComputed} from '@motion-canvas/core';

/** What Motion Canvas shows of a text to its subclasses only. */
interface InsideLeaf {
  readonly element: HTMLElement;
  readonly styles: CSSStyleDeclaration;
  requestFontUpdate(): void;
  applyStyle(context: CanvasRenderingContext2D): void;
  applyText(context: CanvasRenderingContext2D): void;
  drawText(context: CanvasRenderingContext2D, text: string, box: BBox): void;
}

type Leaf = TxtLeaf & InsideLeaf;

/** What Motion Canvas shows of a text to its subclasses only. */
interface InsideTxt {
  readonly realChildren: readonly unknown[];
  parseChildren(this: InsideTxt, children: unknown): readonly unknown[];
}

/** Where a text's letters stand, from the node's middle. */
interface Typeset {
  readonly font: string;
  readonly letterSpacing: string;
  readonly lines: readonly {readonly text: string; readonly box: BBox}[];
}

const typesets = new WeakMap<Leaf, {readonly of: number; readonly typeset: () => Typeset}>();

/** How often fonts have come late. A signal would hold all texts that ever were. */
let timesFontsLoaded = 0;

/** Stands for `TxtLeaf.draw`. */
export function drawTypeset(this: Leaf, context: CanvasRenderingContext2D): void {
  const {font, letterSpacing, lines} = typesetOf(this);
  this.applyStyle(context);
  this.applyText(context);
  context.font = font;
  context.textBaseline = 'bottom';
  context.letterSpacing = letterSpacing;
  for (const {text, box} of lines) this.drawText(context, text, box);
}

/** Makes texts keep what they know; to be called once. */
export function spareTexts(): void {
  document.fonts.addEventListener('loadingdone', () => timesFontsLoaded++);
  Object.assign(TxtLeaf.prototype, {draw: drawTypeset});
  const txt = Txt.prototype as unknown as InsideTxt;
  const parseChildren = Reflect.get(txt, 'parseChildren');
  txt.parseChildren = function (children) {
    return keptLeaf(this, children) ?? parseChildren.call(this, children);
  };
}

function typesetOf(leaf: Leaf): Typeset {
  const kept = typesets.get(leaf);
  if (kept?.of === timesFontsLoaded) return kept.typeset();
  const typeset = createComputed(() => typesetAnew(leaf), leaf);
  typesets.set(leaf, {of: timesFontsLoaded, typeset});
  return typeset();
}

/** As `TxtLeaf.draw` finds them in Motion Canvas 3.17.2. */
function typesetAnew(leaf: Leaf): Typeset {
  leaf.requestFontUpdate();
  const {width, height} = leaf.size();
  const {font} = leaf.styles;
  const letterSpacing = `${leaf.letterSpacing()}px`;
  const ascent = ascentOf(font, letterSpacing);
  const outer = leaf.element.getBoundingClientRect();
  const range = document.createRange();
  let line = {text: '', box: new BBox()};
  const lines = [line];
  for (const piece of leaf.element.childNodes) {
    if (!piece.textContent) continue;
    range.selectNodeContents(piece);
    const inner = range.getBoundingClientRect();
    const x = width / -2 + inner.left - outer.left;
    const y = height / -2 + inner.top - outer.top + ascent;
    if (line.box.y === y) {
      line.box.width += inner.width;
      line.text += piece.textContent;
    } else {
      line = {text: piece.textContent, box: new BBox(x, y, inner.width, inner.height)};
      lines.push(line);
    }
  }
  return {font, letterSpacing, lines: lines.filter(({text}) => text !== '')};
}

let measuring: CanvasRenderingContext2D | null = null;

/** In px, from the bottom of the letters' box, on which they are drawn. */
function ascentOf(font: string, letterSpacing: string): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  if (measuring === null) throw new Error('The browser gives no 2D canvas.');
  measuring.font = font;
  measuring.textBaseline = 'bottom';
  measuring.letterSpacing = letterSpacing;
  return measuring.measureText('').fontBoundingBoxAscent;
}

/** The node that a text has already, with what its function gives now. */
function keptLeaf(txt: InsideTxt, children: unknown): readonly [TxtLeaf] | undefined {
  const [leaf] = txt.realChildren;
  if (typeof children !== 'string' || !(leaf instanceof TxtLeaf)) return undefined;
  // What animates it goes on with a node that is not seen any more.
  if (leaf.text.context.isTweening()) return undefined;
  leaf.text(children);
  return [leaf];
}
