/**
 * Where the pieces of a text with inline formulas are. The browser breaks and
 * orders the lines – it knows Thai, Chinese, Arabic and mixed directions – and what it
 * did is read from a hidden element.
 */
import type {WritingDirection} from '../../anchors.ts';
import {splitInlineTex} from '../../../schema/inline-tex.ts';
import {type BreakRank, breakTex} from '../formula/break-tex.ts';
import {type FormulaLayout, layOutFormula} from '../formula/formula-layout.ts';
import {breakable, stickyEnds} from './line-breaks.ts';
import {FORMULA_SIGN, directionOf, runsLeftwards, withOrderKept} from './writing-direction.ts';

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

/** A stretch of text in one line that runs in one direction; `y` is the baseline, `x` its left edge. */
export interface WordsRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly direction: WritingDirection;
}

/** An inline formula, or the part of one that is in one line; `y` is the baseline, `x` its left edge. */
export interface WordsFormula {
  readonly tex: string;
  readonly x: number;
  readonly y: number;
  /** Its size as a share of its usual one: less than 1 where it would be too wide. */
  readonly scale: number;
}

/** A text that was laid out; x and y in px from its top left corner. */
export interface WordsLayout {
  /** More than the width at which lines are broken where something cannot be broken. */
  readonly width: number;
  readonly height: number;
  readonly runs: readonly WordsRun[];
  readonly formulas: readonly WordsFormula[];
}

/** Height of a line, in em. */
const LINE_HEIGHT = 1.35;
/** Size of inline formulas in em: KaTeX's letters are smaller than Inter's. */
export const INLINE_FORMULA_EM = 1.14;
/** Formulas are made no smaller, in px to an em. */
const SMALLEST_FORMULA = 30;
/** Room for a sign that sticks to a formula, in em. */
const STUCK_EM = 0.7;
const BREAK_RANKS: readonly BreakRank[] = ['relation', 'operator', 'bracket'];

/** Between what sticks to a formula and the rest of a text; they are never seen. */
const [HEAD_ENDS, TAIL_BEGINS] = ['\u2063', '\u2064'];
const SOFT_HYPHEN = '\u00ad';
/** What only tells the browser where lines break and which way they run. */
const MARK = /[\u200b\u200e\u200f\u2060\u2066-\u2069]/;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HANGUL = /\p{Script=Hangul}/u;

const layouts = new Map<string, WordsLayout>();
const stand = makeStand();
const ruler = document.createElement('canvas').getContext('2d');

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

/** A stretch of text on the stand. */
interface TextPiece {
  readonly node: Text;
  /** For each of its UTF-16 units whether it runs to the left. */
  readonly leftwards: readonly boolean[];
}

/** What can be broken nowhere: a formula, or a part of one. */
interface FormulaPiece {
  readonly node: HTMLElement;
  readonly tex: string;
  readonly formula: FormulaLayout;
  readonly scale: number;
}

type Piece = TextPiece | FormulaPiece;

function measure(source: WordsSource): WordsLayout {
  const {fontSize, weight, family, breakWeight, breakAt} = source;
  const words = splitInlineTex(source.text.normalize('NFC'));
  const plain = words.filter((_, index) => index % 2 === 0).join(' ');
  const direction = directionOf(plain, source.direction);
  stand.dir = direction;
  stand.lang = KANA.test(plain) ? 'ja' : '';
  stand.style.font = `${breakWeight} ${fontSize}px/${LINE_HEIGHT} ${family}`;
  stand.style.wordBreak = wordBreak(plain);
  stand.style.width = Number.isFinite(breakAt) ? `${breakAt}px` : 'max-content';
  stand.style.textAlign = source.align;
  const pieces = stagePieces(words, direction, source);
  const ascent = ascentOfText();

  if (breakWeight !== weight && Number.isFinite(breakAt)) {
    const breaks = lineStarts(pieces);
    stand.style.width = 'max-content';
    stand.style.fontWeight = String(weight);
    return read(insertBreaks(pieces, breaks), ascent, fontSize);
  }
  return read(pieces, ascent, fontSize);
}

/** Korean is broken between words, Japanese between phrases. */
function wordBreak(text: string): string {
  if (KANA.test(text)) return 'auto-phrase';
  return HANGUL.test(text) ? 'keep-all' : 'normal';
}

/** Puts words and formulas, in turns, on the stand. */
function stagePieces(
  words: readonly string[],
  direction: WritingDirection,
  {breakAt, fontSize, breakWeight, family}: WordsSource,
): Piece[] {
  const isTooWide = (word: string): boolean => {
    if (ruler === null || !Number.isFinite(breakAt)) return false;
    ruler.font = `${breakWeight} ${fontSize}px ${family}`;
    return ruler.measureText(word).width > breakAt;
  };
  const joined = words
    .map((piece, index) =>
      index % 2 === 1 ? FORMULA_SIGN : sticking(breakable(piece, isTooWide), index, words.length),
    )
    .join('');
  const text = withOrderKept(joined, direction);
  const leftwards = runsLeftwards(text, direction);
  const pieces: Piece[] = [];
  stand.replaceChildren();
  let offset = 0;
  let tail: Text | undefined;
  text.split(FORMULA_SIGN).forEach((stretch, index) => {
    const parts = partsOf(stretch);
    const tex = words[2 * index - 1];
    let beforeHead: HTMLElement | undefined;
    if (tex !== undefined) {
      const isStuck = tail !== undefined || parts.some(({place}) => place === 'head');
      const formula = stageFormula(tex, fontSize, breakAt - (isStuck ? STUCK_EM * fontSize : 0));
      pieces.push(...formula);
      // Parts of a formula stand in an order of their own where the text runs to the left.
      if (formula.length === 1 || direction === 'ltr') {
        if (tail !== undefined) keepTogether(tail, formula[0]?.node);
        beforeHead = formula.at(-1)?.node;
      }
    }
    tail = undefined;
    for (const part of parts) {
      const node = document.createTextNode(part.text);
      stand.append(node);
      if (part.place === 'head') keepTogether(beforeHead, node);
      if (part.place === 'tail') tail = node;
      const start = offset + part.start;
      pieces.push({node, leftwards: leftwards.slice(start, start + part.text.length)});
    }
    offset += stretch.length + FORMULA_SIGN.length;
  });
  return pieces;
}

/** A part of a text between formulas: what sticks to the one before, or to the one behind it, and what does not. */
interface StretchPart {
  readonly text: string;
  /** Offset in the stretch. */
  readonly start: number;
  readonly place: 'head' | 'middle' | 'tail';
}

function partsOf(stretch: string): StretchPart[] {
  const headEnd = stretch.indexOf(HEAD_ENDS);
  const tailStart = stretch.indexOf(TAIL_BEGINS);
  const [from, to] = [headEnd + 1, tailStart < 0 ? stretch.length : tailStart];
  const parts: StretchPart[] = [
    {text: stretch.slice(0, Math.max(0, headEnd)), start: 0, place: 'head'},
    {text: stretch.slice(from, to), start: from, place: 'middle'},
    {text: stretch.slice(to + 1), start: to + 1, place: 'tail'},
  ];
  return parts.filter(({text}) => text !== '');
}

/** Puts two neighbours where no line is broken between them: beside a box, a browser breaks lines in spite of joiners. */
function keepTogether(first: ChildNode | undefined, second: ChildNode | undefined): void {
  if (first === undefined || second === undefined) return;
  const parent = first.parentElement;
  if (parent?.style.whiteSpace === 'pre') {
    parent.append(second);
    return;
  }
  const together = document.createElement('span');
  together.style.whiteSpace = 'pre';
  first.replaceWith(together);
  together.append(first, second);
}

/** Words with marks behind what belongs to the formula before them, and before what belongs to the next. */
function sticking(text: string, index: number, count: number): string {
  const {start, end} = stickyEnds(text);
  const [isBehind, isBefore] = [index > 0, index < count - 1];
  const headEnd = isBehind ? start : 0;
  const tailStart = isBefore && end > 0 ? Math.max(headEnd, text.length - end) : text.length;
  const head = headEnd > 0 ? text.slice(0, headEnd) + HEAD_ENDS : '';
  const tail = tailStart < text.length ? TAIL_BEGINS + text.slice(tailStart) : '';
  return head + text.slice(headEnd, tailStart) + tail;
}

/** A formula in as few pieces as fit a line, made smaller if there is no other way. */
function stageFormula(tex: string, fontSize: number, breakAt: number): FormulaPiece[] {
  const em = fontSize * INLINE_FORMULA_EM;
  const widest = (parts: readonly string[]): number =>
    em * Math.max(...parts.map(part => layOutFormula(part, true).width));
  let parts = [tex];
  for (const rank of BREAK_RANKS) {
    if (widest(parts) <= breakAt) break;
    parts = breakTex(tex, rank);
  }
  const scale = Math.min(1, Math.max(SMALLEST_FORMULA / em, breakAt / widest(parts)));
  const pieces = parts.map(part => formulaPiece(part, em, scale));
  if (pieces.length === 1) {
    stand.append(...pieces.map(({node}) => node));
  } else {
    const whole = document.createElement('span');
    whole.style.cssText = 'unicode-bidi:isolate;direction:ltr';
    whole.append(...pieces.map(({node}) => node));
    stand.append(whole);
  }
  return pieces;
}

function formulaPiece(tex: string, em: number, scale: number): FormulaPiece {
  const formula = layOutFormula(tex, true);
  const size = em * scale;
  const node = document.createElement('span');
  node.style.cssText = `display:inline-block;width:${formula.width * size}px;height:${(formula.ascent + formula.descent) * size}px;vertical-align:${-formula.descent * size}px`;
  return {node, tex, formula, scale};
}

function read(pieces: readonly Piece[], ascent: number, fontSize: number): WordsLayout {
  const frame = stand.getBoundingClientRect();
  const runs: WordsRun[] = [];
  const formulas: WordsFormula[] = [];
  let [left, right] = [Infinity, -Infinity];
  const extend = (from: number, to: number): void => {
    left = Math.min(left, from);
    right = Math.max(right, to);
  };
  for (const piece of pieces) {
    if ('leftwards' in piece) {
      for (const run of runsOf(piece)) {
        extend(run.left, run.right);
        runs.push({
          text: run.text,
          x: run.left - frame.left,
          y: run.top + ascent - frame.top,
          direction: run.isLeftward ? 'rtl' : 'ltr',
        });
      }
      continue;
    }
    const {node, tex, formula, scale} = piece;
    const box = node.getBoundingClientRect();
    extend(box.left, box.right);
    const depth = formula.descent * fontSize * INLINE_FORMULA_EM * scale;
    formulas.push({tex, x: box.left - frame.left, y: box.bottom - depth - frame.top, scale});
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
  readonly isLeftward: boolean;
}

/** The stretches of a text node by line and direction, in the order they are written. */
function runsOf({node, leftwards}: TextPiece): Run[] {
  const runs: Run[] = [];
  let offset = 0;
  let spaces = '';
  let last: Run | undefined;
  for (const character of node.data) {
    const start = offset;
    offset += character.length;
    const isLeftward = leftwards[start] ?? false;
    const box = boxOf(node, start, offset);
    if (character === SOFT_HYPHEN) {
      if (last !== undefined && endsLine(node, offset, last.top)) last.text += '-';
      continue;
    }
    if (MARK.test(character)) continue;
    if (box === undefined || /\s/.test(character)) {
      // Spaces where a line was broken have no place; drawn, they would shift the text.
      spaces += character;
      continue;
    }
    if (last?.isLeftward === isLeftward && Math.abs(last.top - box.top) < box.height / 2) {
      last.text += spaces + character;
      last.left = Math.min(last.left, box.left);
      last.right = Math.max(last.right, box.right);
    } else {
      last = {text: character, left: box.left, right: box.right, top: box.top, isLeftward};
      runs.push(last);
    }
    spaces = '';
  }
  return runs;
}

/** Whether what stands behind an offset is on another line. */
function endsLine(node: Text, offset: number, top: number): boolean {
  const box = boxOf(node, offset, offset + 1);
  return box === undefined
    ? node.nextSibling instanceof HTMLBRElement
    : box.top - top > box.height / 2;
}

function boxOf(node: Text, start: number, end: number): DOMRect | undefined {
  if (end > node.data.length) return undefined;
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  // The first letter behind a hyphen that the browser has put in has a box for that, too.
  return [...range.getClientRects()].at(-1);
}

/** For each piece, the offsets at which it begins a new line. */
function lineStarts(pieces: readonly Piece[]): number[][] {
  let last: number | undefined;
  return pieces.map(piece => {
    const starts: number[] = [];
    const length = 'leftwards' in piece ? piece.node.data.length : 1;
    for (let offset = 0; offset < length; offset += 1) {
      const box =
        'leftwards' in piece
          ? boxOf(piece.node, offset, offset + 1)
          : piece.node.getBoundingClientRect();
      if (box === undefined) continue;
      const middle = (box.top + box.bottom) / 2;
      if (last !== undefined && middle - last > box.height / 2) starts.push(offset);
      last = middle;
    }
    return starts;
  });
}

/** Breaks lines at offsets of pieces, and tells of what there is then. */
function insertBreaks(
  pieces: readonly Piece[],
  breaks: readonly (readonly number[])[],
): readonly Piece[] {
  return pieces.flatMap((piece, index): Piece[] => {
    const starts = [...(breaks[index] ?? [])].reverse();
    if (!('leftwards' in piece)) {
      if (starts.length > 0) breakLineBefore(piece.node);
      return [piece];
    }
    const parts: TextPiece[] = [];
    let end = piece.node.data.length;
    for (const start of starts) {
      const node = start === 0 ? piece.node : piece.node.splitText(start);
      breakLineBefore(node);
      if (start > 0) parts.unshift({node, leftwards: piece.leftwards.slice(start, end)});
      end = start === 0 ? end : start;
    }
    return [{node: piece.node, leftwards: piece.leftwards.slice(0, end)}, ...parts];
  });
}

/** Spaces before a break would count in lines that end at one edge. */
function breakLineBefore(node: ChildNode): void {
  const parent = node.parentElement;
  const outer = parent !== null && parent !== stand && parent.firstChild === node ? parent : node;
  const before = outer.previousSibling;
  if (before instanceof Text) before.data = before.data.trimEnd();
  outer.before(document.createElement('br'));
}

/** Distance from the top of a text's box to its baseline, in the font of the stand. */
function ascentOfText(): number {
  const line = document.createElement('div');
  // Whatever the lines are like, it stands in one of its own.
  line.style.cssText = 'position:absolute;white-space:nowrap';
  const marker = document.createElement('span');
  marker.style.cssText = 'display:inline-block;width:0;height:0';
  const probe = document.createTextNode('x');
  line.append(marker, probe);
  stand.append(line);
  const range = document.createRange();
  range.selectNode(probe);
  const ascent = marker.getBoundingClientRect().bottom - range.getBoundingClientRect().top;
  line.remove();
  return ascent;
}

function makeStand(): HTMLElement {
  const host = document.createElement('div');
  host.style.cssText =
    'position:fixed;left:0;top:0;width:0;height:0;visibility:hidden;pointer-events:none';
  const shadow = host.attachShadow({mode: 'open'});
  const place = document.createElement('div');
  place.style.cssText =
    'position:absolute;left:0;top:0;white-space:pre-wrap;overflow-wrap:anywhere;line-break:strict;text-rendering:geometricPrecision';
  shadow.append(place);
  document.body.append(host);
  return place;
}
