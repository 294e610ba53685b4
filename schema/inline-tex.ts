/**
 * Where TeX is in a text. One rule for lines, labels and Markdown: `\(…\)`, `\[…\]`, `$$…$$`, whole
 * environments, and pandoc's rule for single dollars, so that two prices in a line are no formula. Pure.
 */

/** A formula in a text; offsets in UTF-16 units. */
export interface TexSpan {
  readonly tex: string;
  /** Where its delimiter begins, where the TeX does, and where it all ends. */
  readonly start: number;
  readonly texStart: number;
  readonly end: number;
  /** Whether it is meant to stand by itself. */
  readonly display: boolean;
}

/** Environments that are formulas without any delimiter around them. */
const ENVIRONMENTS =
  /^\\begin\{((?:align|alignat|aligned|alignedat|array|cases|CD|eqnarray|equation|gather|gathered|multline|split|[bBpvV]?matrix)\*?)\}/;

/**
 * The formula that begins at an offset; undefined where none does.
 *
 * @param end - Where the paragraph ends.
 */
export function texAt(text: string, start: number, end = text.length): TexSpan | undefined {
  if (text.startsWith('$$', start)) return delimited(text, start, end, '$$', '$$', true);
  if (text[start] === '$') return betweenDollars(text, start, end);
  const opening = text.slice(start, start + 2);
  if (opening === '\\(') return notProse(delimited(text, start, end, '\\(', '\\)', false));
  if (opening === '\\[') return notProse(delimited(text, start, end, '\\[', '\\]', true));
  if (opening === '\\b') return environment(text, start, end);
  return undefined;
}

/** The formulas of a text, in order; between backticks there are none. */
export function* texSpans(text: string): Generator<TexSpan> {
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '`') at = (codeAt(text, at)?.end ?? behindTicks(text, at)) - 1;
    if (character !== '$' && character !== '\\') continue;
    const span = texAt(text, at);
    if (span !== undefined) {
      yield span;
      at = span.end - 1;
    } else if (character === '\\' || text[at + 1] === '$') {
      at += 1;
    }
  }
}

/** Code between backticks; offsets in UTF-16 units. */
export interface CodeSpan {
  /** Where the backticks begin, where the code does, where the code ends, and where it all ends. */
  readonly start: number;
  readonly codeStart: number;
  readonly codeEnd: number;
  readonly end: number;
}

/** The code whose backticks begin at an offset; undefined where as many do not close it. */
export function codeAt(text: string, start: number): CodeSpan | undefined {
  const from = behindTicks(text, start);
  for (const {0: ticks, index} of text.slice(from).matchAll(/`+/g)) {
    if (ticks.length !== from - start) continue;
    const codeEnd = from + index;
    const code = text.slice(from, codeEnd);
    // A space on each side keeps backticks of the code apart from those around it.
    const isPadded = /^ .* $/s.test(code) && code.trim() !== '';
    return {
      start,
      codeStart: isPadded ? from + 1 : from,
      codeEnd: isPadded ? codeEnd - 1 : codeEnd,
      end: codeEnd + ticks.length,
    };
  }
  return undefined;
}

/** The offset behind the backticks at an offset. */
export function behindTicks(text: string, start: number): number {
  let end = start;
  while (text[end] === '`') end += 1;
  return end;
}

/** pandoc's rule: no space inside of the dollars, no digit behind them; and neither prices nor brackets' halves. */
function betweenDollars(text: string, start: number, end: number): TexSpan | undefined {
  if (/\s/.test(text[start + 1] ?? ' ')) return undefined;
  let depth = 0;
  for (let at = start + 1; at < end; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (character === '$' && depth <= 0) {
      const tex = text.slice(start + 1, at);
      const isFormula =
        tex !== '' &&
        !/\s$/.test(tex) &&
        !/\d/.test(text[at + 1] ?? '') &&
        !/^[)\],.;:!?]/.test(tex) &&
        !/[(/:]$/.test(tex) &&
        !isPriceAndWords(tex);
      return isFormula ? {tex, start, texStart: start + 1, end: at + 1, display: false} : undefined;
    }
  }
  return undefined;
}

/** `5 and 10`: a number with words behind it, and no sign of TeX. */
function isPriceAndWords(tex: string): boolean {
  return /^[\d.,]+\S*\s/.test(tex) && /\s\p{L}{2,}/u.test(tex) && !/[\\^_=]/.test(tex);
}

function delimited(
  text: string,
  start: number,
  end: number,
  opening: string,
  closing: string,
  display: boolean,
): TexSpan | undefined {
  const texStart = start + opening.length;
  for (let at = texStart; at < end; at += 1) {
    if (text.startsWith(closing, at)) {
      const tex = text.slice(texStart, at);
      return tex.trim() === ''
        ? undefined
        : {tex, start, texStart, end: at + closing.length, display};
    }
    if (text[at] === '\\') at += 1;
  }
  return undefined;
}

/** Brackets with a backslash may be just that: Markdown's way to write brackets that are no link. */
function notProse(span: TexSpan | undefined): TexSpan | undefined {
  if (span === undefined) return undefined;
  return /\p{L}{3,}/u.test(span.tex) && !/[\\^_=+<>]/.test(span.tex) ? undefined : span;
}

function environment(text: string, start: number, end: number): TexSpan | undefined {
  const name = ENVIRONMENTS.exec(text.slice(start, start + 24))?.[1];
  if (name === undefined) return undefined;
  let depth = 0;
  for (const found of text.slice(start, end).matchAll(/\\(begin|end)\{([^}]*)\}/g)) {
    if (found[2] !== name) continue;
    depth += found[1] === 'begin' ? 1 : -1;
    if (depth > 0) continue;
    const stop = start + found.index + found[0].length;
    return {
      tex: text.slice(start, stop),
      start,
      texStart: start,
      end: stop,
      display: true,
    };
  }
  return undefined;
}
