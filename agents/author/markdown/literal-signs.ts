/** Signs that a parser of Markdown takes for marks, and that are part of the words: `2*3*4`, `__init__`, `f[x](y)`. Pure. */
import type {Emphasis, Link, PhrasingContent, Strong} from 'mdast';
import {isProduct} from '../../../schema/inline-marks.ts';
import {PYTHON_NAMES} from './python-names.ts';

/**
 * The stars or underscores around a node that are part of the words; empty where they are marks.
 *
 * @param text - The text that was parsed.
 */
export function literalMarks(node: Emphasis | Strong, text: string): string {
  // What comes from HTML has no place in the text.
  if (node.position === undefined) return '';
  const {start, end} = offsetsOf(node);
  const mark = (text[start] ?? '*').repeat(node.type === 'strong' ? 2 : 1);
  const inner = text.slice(start + mark.length, end - mark.length);
  if (mark.startsWith('_')) return mark === '__' && PYTHON_NAMES.has(inner) ? mark : '';
  // A formula is a name like others where two are multiplied.
  const [before, after] = [text.slice(0, start), text.slice(end)].map(part =>
    part.replace(/[\ufdd1\ue000-\uf8ff]$/, 'x').replace(/^\ufdd0/, 'x'),
  ) as [string, string];
  return isProduct(before, inner, after, mark) ? mark : '';
}

/**
 * Whether what was read as a link is words with brackets behind them.
 *
 * @param text - The text that was parsed.
 */
export function isLiteralLink(node: Link, text: string): boolean {
  const before = text[offsetsOf(node).start - 1] ?? '';
  return /[\p{L}\p{N}\])]/u.test(before) && !/[/.#:@]/.test(node.url);
}

/** Where a node begins and ends in the text that was parsed. */
export function offsetsOf({position}: {position?: PhrasingContent['position']}): {
  start: number;
  end: number;
} {
  return {start: position?.start.offset ?? 0, end: position?.end.offset ?? 0};
}
