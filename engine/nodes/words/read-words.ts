/** Reads from the stand where the browser has put words and formulas. */
import {KEY_PADDING} from './letter-style.ts';
import {INLINE_FORMULA_EM, type StagedPiece, type TextPiece} from './stage-words.ts';
import type {WordsFormula, WordsLayout, WordsRun} from './words-layout.ts';
import {ascentOfText, boxOf, stand} from './words-stand.ts';

const SOFT_HYPHEN = '\u00ad';
/** What only tells the browser where lines break and which way they run. */
const MARK = /[\u200b\u200e\u200f\u2060\u2066-\u2069]/;

/** Where all pieces are; the stand is empty after. */
export function readWords(pieces: readonly StagedPiece[], fontSize: number): WordsLayout {
  const ascents = new Map<string | undefined, number>();
  const ascentOf = ({node, style: {family}}: TextPiece): number => {
    const known = ascents.get(family);
    if (known !== undefined) return known;
    // Letters of another family sit elsewhere in their boxes.
    const holder = family === undefined ? stand : (node.parentElement ?? stand);
    const ascent = ascentOfText(holder);
    ascents.set(family, ascent);
    return ascent;
  };
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
      const ascent = ascentOf(piece);
      for (const run of runsOf(piece)) {
        const padding = piece.style.kind === 'key' ? KEY_PADDING * fontSize : 0;
        extend(run.left - padding, run.right + padding);
        runs.push({
          text: run.text,
          style: piece.style,
          x: run.left - frame.left,
          y: run.top + ascent - frame.top,
          width: run.right - run.left,
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
    ? (node.nextSibling ?? node.parentElement?.nextSibling) instanceof HTMLBRElement
    : box.top - top > box.height / 2;
}
