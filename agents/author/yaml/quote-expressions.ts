/**
 * Puts quotes around expressions and intervals of a block, so that YAML does not take their signs for its own: `|x|`, `[0, 1)`, `1,5x`,
 * `\frac{1}{x}`, `x > 2 ? 1 : 0`. It comes before `repair-yaml.ts`, since only of expressions it is known that commas and
 * braces belong to them. Pure.
 */
import type {PictureKind} from '../../../schema/pictures.ts';
import {HALF_OPEN} from '../../../schema/intervals.ts';
import {type EditedText, type TextEdit, edited, singleQuoted} from './edited-text.ts';

/** Keys whose values are expressions. */
const KEYS = /(?<=^[ \t-]*|[{,]\s*)(curve|domain):[ \t]+/gm;
/** Half-open intervals that are all of a value. */
const INTERVALS = new RegExp(
  `(?<=(?:^[ \\t-]*|[{,]\\s*)[\\p{L}_][\\p{L}\\p{N}_]*:[ \\t]+)${HALF_OPEN.source}(?=\\s*(?:[,}]|\\s#|$))`,
  'gmu',
);
/** What follows an expression in a flow map: a comma and the next key. */
const NEXT_KEY = /^,\s*[\p{L}_][\p{L}\p{N}_]*\s*:(?:\s|$)/u;

/** Quotes the expressions of a YAML text that has none around them, which only plots have, and half-open intervals. */
export function quoteExpressions(text: string, kind: PictureKind): EditedText {
  const edits = kind === 'plot' ? expressionsIn(text) : [];
  for (const match of kind === 'quote' ? [] : text.matchAll(INTERVALS)) {
    const end = match.index + match[0].length;
    const isTaken = edits.some(edit => edit.start < end && edit.end > match.index);
    if (!isTaken) edits.push({start: match.index, end, text: singleQuoted(match[0])});
  }
  return edited(text, edits);
}

function expressionsIn(text: string): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const match of text.matchAll(KEYS)) {
    const start = match.index + match[0].length;
    const end = endOfExpression(text, start, isInFlow(text, match.index));
    const value = text.slice(start, end);
    const isRange = match[1] === 'domain' && /^\[.*\]$/.test(value);
    if (!isRange && needsQuotes(value)) edits.push({start, end, text: singleQuoted(value)});
  }
  return edits;
}

/** Whether a place is inside of braces or brackets that opened on its line. */
function isInFlow(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return (line.match(/[{[]/g)?.length ?? 0) > (line.match(/[}\]]/g)?.length ?? 0);
}

/** Where an expression ends: before the next key or the brace that closes its map, or with its line. */
function endOfExpression(text: string, start: number, inFlow: boolean): number {
  const lineEnd = text.indexOf('\n', start);
  const last = lineEnd < 0 ? text.length : lineEnd;
  let depth = 0;
  let at = start;
  for (; at < last; at += 1) {
    const sign = text.charAt(at);
    if (sign === '#' && /\s/.test(text.charAt(at - 1))) break;
    if ('([{'.includes(sign)) depth += 1;
    else if (')]}'.includes(sign)) {
      if (depth === 0 && inFlow) break;
      depth -= 1;
    } else if (inFlow && depth <= 0 && NEXT_KEY.test(text.slice(at, last))) break;
  }
  return start + text.slice(start, at).trimEnd().length;
}

/** Whether YAML would take some signs of a value for its own. */
function needsQuotes(value: string): boolean {
  // What is quoted, or begins a text of several lines, is YAML already.
  if (/^(?:["']|[|>][-+]?$)/.test(value)) return false;
  // An element may be named “curve”.
  if (/^\{\s*["']?[\p{L}_][\p{L}\p{N}_-]*["']?\s*:\s/u.test(value)) return false;
  return /[|\\{}[\],?]|:\s|^[-?:>%@`!&*]/.test(value);
}
