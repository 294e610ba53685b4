/**
 * Where the marks of a text are: `**bold**`, `*italics*`, `~~struck~~`, and code between backticks, beside TeX.
 * CommonMark's rule for where they open and close, with room for products such as `2*3*4` and for scripts
 * without spaces. Pure.
 */
import {behindTicks, codeAt, texSpans} from './inline-tex.ts';

/** How words stand out. */
export interface InlineStyle {
  readonly strong?: true | undefined;
  readonly emphasis?: true | undefined;
  readonly struck?: true | undefined;
  readonly code?: true | undefined;
}

/** Marks around words; offsets in UTF-16 units. */
export interface Marked {
  readonly style: keyof InlineStyle;
  readonly mark: string;
  /** Where the marks begin, where the words do, where the words end, and where it all ends. */
  readonly start: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly end: number;
}

/** Marks of one kind in a row, of which some may be used up already. */
interface MarkRun {
  readonly mark: '*' | '~';
  start: number;
  end: number;
  readonly length: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

/** What of a text is not shown, and what it does to the words. */
export interface InlineMarks {
  readonly marked: readonly Marked[];
  /** Offsets of backslashes that only say what the sign behind them is. */
  readonly escapes: ReadonlySet<number>;
}

const ESCAPED = /^\\[$*~`]/;
const PUNCTUATION = /[\p{P}\p{S}]/u;
/** Scripts that are written without spaces: marks stand within their sentences. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;
/** Not seen; it parts a mark from a letter that it would not open or close at. */
export const JOINER = '\u2060';
/** Stands for a formula beside a mark: neither a space, nor punctuation that keeps marks from opening. */
const FORMULA = '〇';

/**
 * Whether marks within words are those of a product or a power: `2*3*4`, `a*b*c`, `x**n + y**n`.
 *
 * @param before - What stands before the first mark.
 * @param inner - What stands between both.
 * @param after - What stands behind the second one.
 */
export function isProduct(before: string, inner: string, after: string, mark: string): boolean {
  if (!/[\w)\]]$/.test(before) || !/^[\w([]/.test(after)) return false;
  if (/\d$/.test(before) || /^\d/.test(inner) || /^\d/.test(after)) return true;
  if (/[+=^/<>]|\s[-−]\s/.test(inner)) return true;
  const isAlone = [
    /(?<![\p{L}\p{N}_])\p{L}$/u.test(before),
    /^\p{L}(?:['′]|[_^]\w+)?$/u.test(inner),
    /^\p{L}(?![\p{L}\p{N}_])/u.test(after),
  ];
  return mark === '*' ? isAlone.includes(true) : !isAlone.includes(false);
}

/** Finds the marks of a text. */
export function marksIn(text: string): InlineMarks {
  const marked: Marked[] = [];
  const escapes = new Set<number>();
  const runs: MarkRun[] = [];
  const formulas = new Map([...texSpans(text)].map(span => [span.start, span]));
  const seen = withFormulasAs(FORMULA, text, [...formulas.values()]);
  for (let at = 0; at < text.length; at += 1) {
    const formula = formulas.get(at);
    const character = text[at];
    if (formula !== undefined) at = formula.end - 1;
    else if (ESCAPED.test(text.slice(at, at + 2))) {
      escapes.add(at);
      at += 1;
    } else if (character === '`') {
      const code = codeAt(text, at);
      if (code !== undefined) {
        const {start, codeStart, codeEnd, end} = code;
        const mark = text.slice(start, codeStart);
        marked.push({style: 'code', mark, start, innerStart: codeStart, innerEnd: codeEnd, end});
      }
      at = (code?.end ?? behindTicks(text, at)) - 1;
    } else if (character === '*' || character === '~') {
      const run = runAt(seen, at, character);
      if (character === '*' || run.length === 2) runs.push(run);
      at = run.end - 1;
    }
  }
  return {marked: [...marked, ...pairs(runs, text)].sort(byPlace), escapes};
}

function byPlace(first: Marked, second: Marked): number {
  return first.start - second.start || second.end - first.end;
}

function runAt(text: string, start: number, mark: '*' | '~'): MarkRun {
  let end = start;
  while (text[end] === mark) end += 1;
  const before = [...text.slice(Math.max(0, start - 2), start)].at(-1) ?? ' ';
  const after = [...text.slice(end, end + 2)][0] ?? ' ';
  const [isSpaceBefore, isSpaceAfter] = [/\s/.test(before), /\s/.test(after)];
  const isOpen = (each: string): boolean => PUNCTUATION.test(each) && each !== JOINER;
  const isFree = WITHOUT_SPACES.test(before) || WITHOUT_SPACES.test(after);
  return {
    mark,
    start,
    end,
    length: end - start,
    canOpen: !isSpaceAfter && (!isOpen(after) || isSpaceBefore || isOpen(before) || isFree),
    canClose: !isSpaceBefore && (!isOpen(before) || isSpaceAfter || isOpen(after) || isFree),
  };
}

/** Marks that belong together, by CommonMark's rule. */
function pairs(runs: readonly MarkRun[], text: string): Marked[] {
  const found: Marked[] = [];
  const open: MarkRun[] = [];
  for (const closer of runs) {
    while (closer.canClose && closer.end > closer.start) {
      const index = open.findLastIndex(opener => belong(opener, closer));
      const opener = open[index];
      if (opener === undefined) break;
      open.splice(index + 1);
      const width = Math.min(2, opener.end - opener.start, closer.end - closer.start);
      const mark = closer.mark.repeat(width);
      const [innerStart, innerEnd] = [opener.end, closer.start];
      const [start, end] = [innerStart - width, innerEnd + width];
      const inner = text.slice(innerStart, innerEnd);
      if (closer.mark === '*' && isProduct(text.slice(0, start), inner, text.slice(end), mark)) {
        open.splice(index);
        break;
      }
      const style = closer.mark === '~' ? 'struck' : width === 2 ? 'strong' : 'emphasis';
      found.push({style, mark, start, innerStart, innerEnd, end});
      opener.end -= width;
      closer.start += width;
      if (opener.end === opener.start) open.splice(index);
    }
    if (closer.canOpen && closer.end > closer.start) open.push(closer);
  }
  return found;
}

function belong(opener: MarkRun, closer: MarkRun): boolean {
  if (opener.mark !== closer.mark || opener.end === opener.start) return false;
  const isEither = (opener.canClose || closer.canOpen) && closer.mark === '*';
  const isThird = (opener.length + closer.length) % 3 === 0;
  return !(isEither && isThird && (opener.length % 3 !== 0 || closer.length % 3 !== 0));
}

function withFormulasAs(
  sign: string,
  text: string,
  formulas: readonly {readonly start: number; readonly end: number}[],
): string {
  return formulas.reduce(
    (masked, {start, end}) =>
      `${masked.slice(0, start)}${sign.repeat(end - start)}${masked.slice(end)}`,
    text,
  );
}
