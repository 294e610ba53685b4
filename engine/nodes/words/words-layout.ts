/**
 * Where the pieces of a text with inline formulas are. The browser breaks and
 * orders the lines – it knows Chinese, Arabic and mixed directions – and what it
 * did is read from a hidden element.
 */
import type {WritingDirection} from '../../anchors.ts';
import {splitInlineTex} from '../../../schema/inline-tex.ts';
import {type FormulaLayout, layOutFormula} from '../formula/formula-layout.ts';

/** What is laid out; lengths in px at 1080p. */
export interface WordsSource {
  /** The text; `$…$` is TeX, `\$` a dollar sign. */
  readonly text: string;
  readonly fontSize: number;
  readonly weight: number;
  /** CSS font family. */
  readonly family: string;
  /** Width at which lines are broken; Infinity for never. */
  readonly breakAt: number;
  readonly align: 'left' | 'center' | 'right';
  readonly direction: WritingDirection;
  /** Lines are broken where this weight would break them. */
  readonly breakWeight: number;
}

/** A text that was laid out; x and y in px from its top left corner. */
export interface WordsLayout {
  readonly width: number;
  readonly height: number;
  /** Stretches of text, each within one line; `y` is the baseline. */
  readonly runs: readonly {readonly text: string; readonly x: number; readonly y: number}[];
  /** Inline formulas; `y` is the baseline. */
  readonly formulas: readonly {readonly tex: string; readonly x: number; readonly y: number}[];
}

/** Height of a line, in em. */
const LINE_HEIGHT = 1.35;
/** Size of inline formulas in em: KaTeX's letters are smaller than Inter's. */
export const INLINE_FORMULA_EM = 1.14;

const layouts = new Map<string, WordsLayout>();
const stand = makeStand();

/** Lays a text out; the result is kept. Throws a TexError for malformed TeX. */
export function layOutWords(source: WordsSource): WordsLayout {
  const key = JSON.stringify(source);
  let layout = layouts.get(key);
  if (layout === undefined) {
    layout = measure(source);
    layouts.set(key, layout);
  }
  return layout;
}

interface Piece {
  readonly node: Text | HTMLElement;
  readonly tex?: string;
  readonly formula?: FormulaLayout;
}

function measure(source: WordsSource): WordsLayout {
  const {fontSize, weight, family, breakWeight, direction} = source;
  stand.dir = direction;
  stand.style.font = `${breakWeight} ${fontSize}px/${LINE_HEIGHT} ${family}`;
  stand.style.width = Number.isFinite(source.breakAt) ? `${source.breakAt}px` : 'max-content';
  stand.style.textAlign = source.align;
  const pieces = splitInlineTex(source.text).map((piece, index) =>
    index % 2 === 0 ? textPiece(piece) : formulaPiece(piece, fontSize),
  );
  const marker = document.createElement('span');
  marker.style.cssText = 'display:inline-block;width:0;height:0';
  stand.replaceChildren(marker, ...pieces.map(piece => piece.node));

  if (breakWeight !== weight && Number.isFinite(source.breakAt)) {
    const breaks = lineStarts(pieces);
    stand.style.width = 'max-content';
    stand.style.fontWeight = String(weight);
    insertBreaks(pieces, breaks);
    return read(
      marker,
      [...stand.childNodes].flatMap(node => pieceOf(node, pieces)),
      fontSize,
    );
  }
  return read(marker, pieces, fontSize);
}

function read(marker: HTMLElement, pieces: readonly Piece[], fontSize: number): WordsLayout {
  const frame = stand.getBoundingClientRect();
  const ascent = ascentOfText(marker);
  const runs: WordsLayout['runs'][number][] = [];
  const formulas: WordsLayout['formulas'][number][] = [];
  let [left, right] = [Infinity, -Infinity];
  const extend = (from: number, to: number): void => {
    left = Math.min(left, from);
    right = Math.max(right, to);
  };
  for (const {node, tex, formula} of pieces) {
    if (node instanceof Text) {
      for (const run of runsOf(node)) {
        extend(run.left, run.right);
        runs.push({text: run.text, x: run.left - frame.left, y: run.top + ascent - frame.top});
      }
    } else if (tex !== undefined && formula !== undefined) {
      const box = node.getBoundingClientRect();
      extend(box.left, box.right);
      const depth = formula.descent * fontSize * INLINE_FORMULA_EM;
      formulas.push({tex, x: box.left - frame.left, y: box.bottom - depth - frame.top});
    }
  }
  const offset = Number.isFinite(left) ? left - frame.left : 0;
  const layout = {
    width: Math.max(0, Number.isFinite(left) ? right - left : 0),
    height: frame.height,
    runs: runs.map(run => ({...run, x: run.x - offset})),
    formulas: formulas.map(formula => ({...formula, x: formula.x - offset})),
  };
  stand.replaceChildren();
  return layout;
}

interface Run {
  text: string;
  left: number;
  right: number;
  readonly top: number;
}

/** The stretches of a text node by line, in the order they are written. */
function runsOf(node: Text): Run[] {
  const runs: Run[] = [];
  let offset = 0;
  for (const character of node.data) {
    const range = document.createRange();
    range.setStart(node, offset);
    offset += character.length;
    range.setEnd(node, offset);
    const box = range.getClientRects()[0];
    if (box === undefined) continue;
    const last = runs.at(-1);
    if (last !== undefined && Math.abs(last.top - box.top) < box.height / 2) {
      last.text += character;
      last.left = Math.min(last.left, box.left);
      last.right = Math.max(last.right, box.right);
    } else {
      runs.push({text: character, left: box.left, right: box.right, top: box.top});
    }
  }
  return runs.filter(run => run.text.trim() !== '').map(trimmed);
}

/** Spaces where a line was broken have no width; drawn, they would shift the text. */
function trimmed(run: Run): Run {
  return run.right - run.left > 0 && /\s$/.test(run.text) && !/\S\s+$/.test(run.text)
    ? {...run, text: run.text.trimEnd()}
    : run;
}

/** For each piece, the offsets at which it begins a new line. */
function lineStarts(pieces: readonly Piece[]): number[][] {
  let last: number | undefined;
  return pieces.map(({node}) => {
    const starts: number[] = [];
    const length = node instanceof Text ? node.data.length : 1;
    for (let offset = 0; offset < length; offset += 1) {
      const range = document.createRange();
      if (node instanceof Text) {
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
      } else {
        range.selectNode(node);
      }
      const box = range.getClientRects()[0];
      if (box === undefined) continue;
      const middle = (box.top + box.bottom) / 2;
      if (last !== undefined && middle - last > box.height / 2) starts.push(offset);
      last = middle;
    }
    return starts;
  });
}

function insertBreaks(pieces: readonly Piece[], breaks: readonly (readonly number[])[]): void {
  pieces.forEach(({node}, index) => {
    for (const offset of [...(breaks[index] ?? [])].reverse()) {
      const rest = node instanceof Text ? node.splitText(offset) : node;
      rest.before(document.createElement('br'));
    }
  });
}

function pieceOf(node: ChildNode, pieces: readonly Piece[]): Piece[] {
  if (node instanceof Text) return [{node}];
  const known = pieces.find(piece => piece.node === node);
  return known === undefined ? [] : [known];
}

function textPiece(text: string): Piece {
  return {node: document.createTextNode(text)};
}

function formulaPiece(tex: string, fontSize: number): Piece {
  const formula = layOutFormula(tex, true);
  const em = fontSize * INLINE_FORMULA_EM;
  const node = document.createElement('span');
  node.style.cssText = `display:inline-block;width:${formula.width * em}px;height:${(formula.ascent + formula.descent) * em}px;vertical-align:${-formula.descent * em}px`;
  return {node, tex, formula};
}

/** Distance from the top of a text's box to its baseline. */
function ascentOfText(marker: HTMLElement): number {
  const probe = document.createTextNode('x');
  marker.after(probe);
  const range = document.createRange();
  range.selectNode(probe);
  const ascent = marker.getBoundingClientRect().bottom - range.getBoundingClientRect().top;
  probe.remove();
  return ascent;
}

function makeStand(): HTMLElement {
  const host = document.createElement('div');
  host.style.cssText =
    'position:fixed;left:0;top:0;width:0;height:0;visibility:hidden;pointer-events:none';
  const shadow = host.attachShadow({mode: 'open'});
  const place = document.createElement('div');
  place.style.cssText =
    'position:absolute;left:0;top:0;white-space:pre-wrap;overflow-wrap:anywhere;text-rendering:geometricPrecision';
  shadow.append(place);
  document.body.append(host);
  return place;
}
