/** Parts of a formula: TeX rewritten so that KaTeX marks where they end up. Pure text. */

/** TeX with its parts marked by `\htmlData{part=…}`. */
export interface MarkedTex {
  /** What KaTeX gets. */
  readonly tex: string;
  /** The source of each part, by its number. */
  readonly parts: readonly string[];
}

/** Commands whose argument is no mathematics; nothing in it is marked. */
const VERBATIM = new Set([
  '\\begin',
  '\\end',
  '\\text',
  '\\textbf',
  '\\textit',
  '\\textrm',
  '\\mathrm',
  '\\operatorname',
  '\\htmlData',
  '\\color',
  '\\textcolor',
  '\\mathbb',
  '\\mathcal',
  '\\left',
  '\\right',
  '\\hspace',
  '\\kern',
  '\\tag',
]);

/**
 * Marks the parts of a formula.
 *
 * @param tex - TeX, in which `{{…}}` marks a part.
 * @param wanted - More parts, by their TeX: each occurrence is marked, longer ones first.
 */
export function markParts(tex: string, wanted: readonly string[] = []): MarkedTex {
  const parts: string[] = [];
  const mark = (source: string): string => {
    parts.push(source.trim());
    return `\\htmlData{part=${parts.length - 1}}{${source}}`;
  };
  const tokens = tokenise(tex);
  const patterns = [...wanted]
    .map(source => tokenise(source).filter(token => token.trim() !== ''))
    .filter(pattern => pattern.length > 0)
    .sort((first, second) => second.length - first.length);
  return {tex: rewrite(tokens, patterns, mark), parts};
}

/** Splits TeX into commands, single characters and runs of space. */
export function tokenise(tex: string): string[] {
  return tex.match(/\\[a-zA-Z]+\*?|\\[^]|\s+|[^]/gu) ?? [];
}

function rewrite(
  tokens: readonly string[],
  patterns: readonly (readonly string[])[],
  mark: (source: string) => string,
): string {
  let result = '';
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index] ?? '';
    if (token === '{' && tokens[index + 1] === '{') {
      const end = closingBrace(tokens, index);
      const inner = end === undefined ? undefined : innerOfDoubleBrace(tokens, index, end);
      if (end !== undefined && inner !== undefined) {
        result += mark(inner.join(''));
        index = end + 1;
        continue;
      }
    }
    const pattern = patterns.find(candidate => matchesAt(tokens, index, candidate));
    if (pattern !== undefined) {
      const end = endOfMatch(tokens, index, pattern.length);
      result += mark(tokens.slice(index, end).join(''));
      index = end;
      continue;
    }
    if (VERBATIM.has(token)) {
      const end = endOfArgument(tokens, index + 1);
      result += tokens.slice(index, end).join('');
      index = end;
      continue;
    }
    result += token;
    index += 1;
  }
  return result;
}

function matchesAt(tokens: readonly string[], start: number, pattern: readonly string[]): boolean {
  let index = start;
  for (const wanted of pattern) {
    while (index > start && tokens[index]?.trim() === '') index += 1;
    if (tokens[index] !== wanted) return false;
    index += 1;
  }
  return true;
}

function endOfMatch(tokens: readonly string[], start: number, length: number): number {
  let index = start;
  for (let matched = 0; matched < length; index += 1) {
    if (tokens[index]?.trim() !== '') matched += 1;
  }
  return index;
}

function closingBrace(tokens: readonly string[], open: number): number | undefined {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    if (tokens[index] === '{') depth += 1;
    if (tokens[index] === '}') depth -= 1;
    if (depth === 0) return index;
  }
  return undefined;
}

function innerOfDoubleBrace(
  tokens: readonly string[],
  open: number,
  close: number,
): readonly string[] | undefined {
  return closingBrace(tokens, open + 1) === close - 1
    ? tokens.slice(open + 2, close - 1)
    : undefined;
}

function endOfArgument(tokens: readonly string[], start: number): number {
  let index = start;
  while (tokens[index]?.trim() === '') index += 1;
  if (tokens[index] !== '{') return index + 1;
  return (closingBrace(tokens, index) ?? tokens.length - 1) + 1;
}
