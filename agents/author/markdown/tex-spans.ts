/**
 * TeX in Markdown. A parser of Markdown would read its underscores, backslashes and bars, so each
 * formula is put behind a mask of the same length while Markdown is parsed; offsets stay those of the file.
 */
import {type TexSpan, texAt} from '../../../schema/inline-tex.ts';

/** A formula of a Markdown file, with its TeX as KaTeX reads it. */
export interface MarkdownTex extends TexSpan {
  /** As it stands in the file, with its delimiters. */
  readonly source: string;
}

/** A text in which formulas are masked. */
export interface MaskedText {
  readonly text: string;
  /** The words of a value of the parsed text, in turns with the formulas between them. */
  split(value: string): (string | MarkdownTex)[];
  /** A value of the parsed text as it stands in the file. */
  unmask(value: string): string;
}

/** Not a character of any text; the number of the formula follows in two digits of private use. */
const MASK = '\ufdd0';
const FILL = '\ufdd1';
const FIRST_DIGIT = 0xe000;
const BASE = 6000;
const MASKED = /\ufdd0([\ue000-\uf770])([\ue000-\uf770])\ufdd1*/g;

/** What begins another block of Markdown, so that no formula goes on behind it. */
const BLOCK_START = /\n[ \t>]*(?:#{1,6}[ \t]|`{3}|~{3}|\||(?:[-*+]|\d{1,9}[.)])[ \t])/;
const LIST_START = /\n[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/g;
const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})/;

/** Masks the formulas of a Markdown text, not those in code. */
export function maskTex(text: string): MaskedText {
  const formulas: MarkdownTex[] = [];
  let masked = '';
  let done = 0;
  for (const span of findTex(text)) {
    const source = text.slice(span.start, span.end);
    const high = String.fromCodePoint(FIRST_DIGIT + Math.floor(formulas.length / BASE));
    const low = String.fromCodePoint(FIRST_DIGIT + (formulas.length % BASE));
    masked += `${text.slice(done, span.start)}${MASK}${high}${low}${FILL.repeat(source.length - 3)}`;
    done = span.end;
    formulas.push({...span, tex: withoutPrefixes(span, text), source});
  }
  masked += text.slice(done);
  const formulaOf = (high: string, low: string): MarkdownTex | undefined =>
    formulas[(high.charCodeAt(0) - FIRST_DIGIT) * BASE + low.charCodeAt(0) - FIRST_DIGIT];
  return {
    text: masked,
    split(value) {
      const pieces: (string | MarkdownTex)[] = [];
      let from = 0;
      for (const {0: found, 1: high = '', 2: low = '', index} of value.matchAll(MASKED)) {
        const formula = formulaOf(high, low);
        if (formula === undefined) continue;
        pieces.push(value.slice(from, index), formula);
        from = index + found.length;
      }
      return [...pieces, value.slice(from)];
    },
    unmask: value =>
      value.replace(
        MASKED,
        (found, high: string, low: string) => formulaOf(high, low)?.source ?? found,
      ),
  };
}

function* findTex(text: string): Generator<TexSpan> {
  const paragraphs = new Paragraphs(text);
  let at = afterFrontMatter(text);
  let isLineStart = true;
  while (at < text.length) {
    if (isLineStart) {
      const fence = FENCE.exec(lineAt(text, at));
      if (fence?.[1] !== undefined) {
        at = afterFence(text, at, fence[1]);
        continue;
      }
    }
    const character = text[at];
    isLineStart = character === '\n';
    if (character === '`') at = paragraphs.afterCode(at);
    else if (text.startsWith('<!--', at)) at = behind(text, '-->', at + 4);
    else if (character === '$' || character === '\\') {
      const span = spanAt(text, at, paragraphs.endOf(at));
      if (span !== undefined) yield span;
      at = span?.end ?? at + (character === '\\' || text[at + 1] === '$' ? 2 : 1);
    } else at += 1;
  }
}

function spanAt(text: string, at: number, end: number): TexSpan | undefined {
  const isBlock = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?$/.test(
    text.slice(text.lastIndexOf('\n', at - 1) + 1, at),
  );
  // Two dollars alone in their line end with others, blank lines or not.
  const isAlone = isBlock && /^\$\$[ \t]*(?:\n|$)/.test(text.slice(at, at + 80));
  const span = texAt(text, at, isAlone ? text.length : end);
  if (span === undefined || span.display) return span;
  const isRow = /^[ \t>]*\|/.test(lineAt(text, text.lastIndexOf('\n', at - 1) + 1));
  if (!span.tex.includes('\n')) return span;
  // A line that was broken before a plus or a minus looks like an item of a list.
  const isFormula = !/(?<![\\\p{L}])\p{L}{3,}/u.test(span.tex);
  const rest = isFormula ? span.tex.replace(LIST_START, '\n') : span.tex;
  return isRow || BLOCK_START.test(rest) ? undefined : span;
}

/** TeX without what Markdown puts before each of its lines. */
function withoutPrefixes({tex, start}: TexSpan, text: string): string {
  if (!tex.includes('\n')) return tex;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const prefix = line.includes('>') ? /\n[ \t]*(?:>[ \t]?)+/g : /\n[ \t]+/g;
  return tex.replace(prefix, '\n');
}

function afterFrontMatter(text: string): number {
  return /^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/.exec(text)?.[0].length ?? 0;
}

function afterFence(text: string, at: number, fence: string): number {
  const first = text.indexOf('\n', at);
  if (first < 0) return text.length;
  const mark = fence.startsWith('`') ? '`' : '~';
  const closing = new RegExp(`\\n[ \\t>]*${mark}{${fence.length},}[ \\t]*(?=\\n|$)`, 'g');
  closing.lastIndex = first;
  const found = closing.exec(text);
  return found === null ? text.length : found.index + found[0].length;
}

/** Where paragraphs end, asked from the beginning to the end; what was looked for in one in vain is not looked for again. */
class Paragraphs {
  private end = -1;
  /** How many backticks nothing closes in the rest of the paragraph. */
  private readonly unclosed = new Set<number>();

  public constructor(private readonly text: string) {}

  public endOf(at: number): number {
    if (at <= this.end) return this.end;
    const blank = this.text.slice(at).search(/\n[ \t>]*(?:\n|$)/);
    this.end = blank < 0 ? this.text.length : at + blank;
    this.unclosed.clear();
    return this.end;
  }

  /** The offset behind a stretch of code in a line; behind its first backticks where nothing closes it. */
  public afterCode(at: number): number {
    const {length} = /^`+/.exec(this.text.slice(at, at + 40))?.[0] ?? '`';
    const from = at + length;
    const end = this.endOf(from);
    if (this.unclosed.has(length)) return from;
    for (const {0: found, index} of this.text.slice(from, end).matchAll(/`+/g)) {
      if (found.length === length) return from + index + found.length;
    }
    this.unclosed.add(length);
    return from;
  }
}

function behind(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, end < 0 ? undefined : end);
}
