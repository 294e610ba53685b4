/** Puts words and formulas on the stand, such that the browser breaks lines where they may be broken. */
import type {WritingDirection} from '../../anchors.ts';
import type {InlinePiece} from '../../../schema/inline-words.ts';
import {type BreakRank, breakTex} from '../formula/break-tex.ts';
import {type FormulaLayout, layOutFormula} from '../formula/formula-layout.ts';
import {partsWithEmoji} from './emoji.ts';
import {
  KEY_PADDING,
  type LetterStyle,
  PLAIN,
  canvasFont,
  isSameLook,
  letterStyle,
} from './letter-style.ts';
import {breakable, stickyEnds, withUnitsKept} from './line-breaks.ts';
import {stand} from './words-stand.ts';
import {FORMULA_SIGN, inOneDirection, runsLeftwards, withOrderKept} from './writing-direction.ts';

/** A stretch of text on the stand, in one style. */
export interface TextPiece {
  readonly node: Text;
  readonly style: LetterStyle;
  /** For each of its UTF-16 units whether it runs to the left. */
  readonly leftwards: readonly boolean[];
}

/** What can be broken nowhere: a formula, or a part of one. */
export interface FormulaPiece {
  readonly node: HTMLElement;
  readonly tex: string;
  readonly formula: FormulaLayout;
  readonly scale: number;
}

/** What stands on the stand. */
export type StagedPiece = TextPiece | FormulaPiece;

/** How it is laid out; lengths in px. */
export interface StageSettings {
  readonly fontSize: number;
  readonly breakAt: number;
  readonly breakWeight: number;
  readonly family: string;
}

/** Size of inline formulas in em: KaTeX's letters are smaller than Inter's. */
export const INLINE_FORMULA_EM = 1.14;
/** Formulas are made no smaller, in px to an em. */
const SMALLEST_FORMULA = 30;
/** Room for a sign that sticks to a formula, in em. */
const STUCK_EM = 0.7;
/** Code up to this share of a line stays together. */
const WHOLE_CODE = 0.6;
const BREAK_RANKS: readonly BreakRank[] = ['relation', 'operator', 'factor'];

/** Signs that are never seen: another style begins; what sticks to a formula ends, and begins. */
const [STYLE_CHANGES, HEAD_ENDS, TAIL_BEGINS] = ['\u2062', '\u2063', '\u2064'];
const OWN_SIGNS = /[\u2062-\u2064\ufffc]/g;

const ruler = document.createElement('canvas').getContext('2d');

/** Puts pieces on the stand, in their order. */
export function stageWords(
  pieces: readonly InlinePiece[],
  direction: WritingDirection,
  settings: StageSettings,
): StagedPiece[] {
  const styles: LetterStyle[] = [];
  const formulas: string[] = [];
  const stretches: string[] = [''];
  let style = PLAIN;
  for (const piece of pieces) {
    if ('tex' in piece) {
      formulas.push(piece.tex);
      stretches.push('');
      continue;
    }
    const isCode = piece.style.code === true;
    const parts = partsWithEmoji(piece.words.replaceAll(OWN_SIGNS, ''));
    const text = parts.map(part => {
      const look = letterStyle(part, piece.style);
      const words = breakable(
        isCode ? part.text : withUnitsKept(part.text),
        tooWideIn(look, settings),
      );
      // Two emoji that look alike are still two.
      const isNew = !isSameLook(look, style) || part.kind !== 'letters';
      if (isNew) styles.push((style = look));
      return (isNew ? STYLE_CHANGES : '') + words;
    });
    const whole = isCode ? inOneDirection(text.join('')) : text.join('');
    stretches.push((stretches.pop() ?? '') + whole);
  }
  const joined = stretches
    .map((stretch, index) => sticking(stretch, index, stretches.length))
    .join(FORMULA_SIGN);
  const text = withOrderKept(joined, direction);
  return new Stager(styles, runsLeftwards(text, direction), direction, settings).stage(
    text.split(FORMULA_SIGN),
    formulas,
  );
}

function tooWideIn(
  look: LetterStyle,
  {breakAt, fontSize, breakWeight, family}: StageSettings,
  share = 1,
): (word: string) => boolean {
  return word => {
    if (ruler === null || !Number.isFinite(breakAt)) return false;
    ruler.font = canvasFont({fontSize, weight: breakWeight, family}, look);
    return ruler.measureText(word).width > share * breakAt;
  };
}

class Stager {
  private readonly pieces: StagedPiece[] = [];
  private style = PLAIN;
  /** How many of the styles have begun. */
  private begun = 0;
  /** Offset in the whole text. */
  private offset = 0;

  public constructor(
    private readonly styles: readonly LetterStyle[],
    private readonly leftwards: readonly boolean[],
    private readonly direction: WritingDirection,
    private readonly settings: StageSettings,
  ) {}

  public stage(stretches: readonly string[], formulas: readonly string[]): StagedPiece[] {
    const {fontSize, breakAt} = this.settings;
    stand.replaceChildren();
    let tail: ChildNode | undefined;
    stretches.forEach((stretch, index) => {
      const parts = partsOf(stretch);
      const tex = formulas[index - 1];
      let beforeHead: ChildNode | undefined;
      if (tex !== undefined) {
        const isStuck = tail !== undefined || parts.some(({place}) => place === 'head');
        const formula = stageFormula(tex, fontSize, breakAt - (isStuck ? STUCK_EM * fontSize : 0));
        this.pieces.push(...formula);
        // Parts of a formula stand in an order of their own where the text runs to the left.
        if (formula.length === 1 || this.direction === 'ltr') {
          if (tail !== undefined) keepTogether(tail, formula[0]?.node);
          beforeHead = formula.at(-1)?.node;
        }
      }
      tail = undefined;
      for (const {text, start, place} of parts) {
        for (const node of this.stageText(text, this.offset + start)) {
          if (place === 'head') {
            keepTogether(beforeHead, node);
            beforeHead &&= node;
          }
          if (place === 'tail') tail = node;
        }
      }
      this.offset += stretch.length + FORMULA_SIGN.length;
    });
    return this.pieces;
  }

  /** Puts a text on the stand, style by style. */
  private stageText(text: string, start: number): ChildNode[] {
    let at = start;
    return text.split(STYLE_CHANGES).flatMap((words, index): ChildNode[] => {
      if (index > 0) {
        this.style = this.styles[this.begun] ?? PLAIN;
        this.begun += 1;
        at += STYLE_CHANGES.length;
      }
      if (words === '') return [];
      const node = document.createTextNode(words);
      this.pieces.push({
        node,
        style: this.style,
        leftwards: this.leftwards.slice(at, at + words.length),
      });
      at += words.length;
      const holder = isSameLook(this.style, PLAIN) ? node : styled(node, this.style);
      if (holder instanceof HTMLElement && this.staysTogether(words))
        holder.style.whiteSpace = 'pre';
      stand.append(holder);
      return [holder];
    });
  }

  /** Short code is read at a glance where it is in one line. */
  private staysTogether(words: string): boolean {
    const {family} = this.style;
    return family !== undefined && !tooWideIn(this.style, this.settings, WHOLE_CODE)(words);
  }
}

/** A text in an element with its style; its weight follows that of the stand. */
function styled(node: Text, {added, slanted, family, kind}: LetterStyle): HTMLElement {
  const holder = document.createElement('span');
  if (added > 0) holder.style.fontWeight = `min(900, calc(var(--weight) + ${added}))`;
  if (slanted) holder.style.fontStyle = 'italic';
  if (family !== undefined) holder.style.fontFamily = family;
  if (kind === 'key') holder.style.padding = `0 ${KEY_PADDING}em`;
  holder.append(node);
  return holder;
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

/** Words with signs behind what belongs to the formula before them, and before what belongs to the next. */
function sticking(stretch: string, index: number, count: number): string {
  const changes = new RegExp(`^${STYLE_CHANGES}*|${STYLE_CHANGES}*$`, 'g');
  const [before = '', after = ''] = stretch.match(changes) ?? [];
  const text = stretch.slice(before.length, stretch.length - after.length);
  if (text === '') return stretch;
  const {start, end} = stickyEnds(text);
  const [isBehind, isBefore] = [index > 0, index < count - 1];
  const headEnd = isBehind ? start : 0;
  const tailStart = isBefore && end > 0 ? Math.max(headEnd, text.length - end) : text.length;
  const head = headEnd > 0 ? text.slice(0, headEnd) + HEAD_ENDS : '';
  const tail = tailStart < text.length ? TAIL_BEGINS + text.slice(tailStart) : '';
  return before + head + text.slice(headEnd, tailStart) + tail + after;
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
