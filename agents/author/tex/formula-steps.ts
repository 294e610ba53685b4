/**
 * The steps of a formula block: a line each, but for what belongs together over several lines. Delimiters of other
 * tools are taken away, and rows of `align` and its kin become steps.
 */
import {endOfGroup, pieceAt} from './scan-tex.ts';

/** A step, and where the TeX that it was made from stands. */
export interface FormulaStep {
  readonly tex: string;
  /** Offsets in the text of the block; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Whether it is a row that `&` lines up with others at their relation signs. */
  readonly isAligned: boolean;
}

/** What one piece of TeX gives: the formula of a step, and whether `&` lined it up. */
type Row = Pick<FormulaStep, 'tex' | 'isAligned'>;

/** A relation sign at the beginning of a piece of TeX, such as `=` or `\le`. */
const RELATION =
  /^(?:[=<>≤≥≈≠∼≡→⇒⇔]|\\(?:leq?|geq?|neq?|lt|gt|ll|gg|approx|sim|simeq|cong|equiv|propto|to|in|subset|implies|iff|[lL]eftrightarrow|[rR]ightarrow)$)/;

/** Environments whose rows are steps, where they hold all of a step. */
const ROWS =
  /^(?:align|aligned|alignat|alignedat|flalign|eqnarray|gather|gathered|split|multline)\*?$/;

/** Environments that only number what they hold. */
const NUMBERED = /^(?:equation|displaymath|math|dmath)\*?$/;

/**
 * Reads the text of a formula block, or what stands between `$$` in Markdown.
 *
 * @param options - Whether rows of an environment stay together, as one formula.
 */
export function formulaSteps(
  text: string,
  {rowsTogether = false}: {readonly rowsTogether?: boolean} = {},
): FormulaStep[] {
  return pieces(withoutComments(text)).flatMap(({start, end}) =>
    stepsIn(text, start, end, rowsTogether),
  );
}

/** A formula as it stands among words: on one line, its rows together. */
export function formulaInWords(tex: string): string {
  return formulaSteps(`$$${tex}$$`, {rowsTogether: true})
    .map(step => step.tex)
    .join(' ')
    .replace(/\\text(?:rm|bf|it|sf|tt)?\{[^{}$]*\$[^{}]*\}/g, text =>
      text.replace(/(?<!\\)\$((?:\\.|[^$\\])+)\$/g, '\\($1\\)'),
    );
}

/** TeX's comments as spaces; a sign of percent behind a number or a bracket is none. */
function withoutComments(text: string): string {
  let result = '';
  for (let at = 0; at < text.length;) {
    const {text: piece, end} = pieceAt(text, at);
    if (piece !== '%' || isPercent(text, at)) {
      result += piece;
      at = end;
      continue;
    }
    const lineEnd = text.indexOf('\n', at);
    const stop = lineEnd < 0 ? text.length : lineEnd;
    result += ' '.repeat(stop - at);
    at = stop;
  }
  return result;
}

/** Whether a `%` means percent, not a comment of TeX: it follows a number, a letter or a bracket. */
export function isPercent(tex: string, offset: number): boolean {
  const before = tex.slice(0, offset);
  return /[\p{L}\p{N})}\]]$/u.test(before) || /[\d}]\s*(?:\\[,;: ]|~)?\s?$/.test(before);
}

/** Words behind a percentage, which the letters of variables would run together. */
const WORDS_TO_THE_END = /^\s+(\p{L}{2,}(?:\s+\p{L}+)*)\s*$/u;

/** TeX whose signs of percent are written so that TeX reads them, with words behind them, and whose comments are gone. */
export function withPercentSigns(tex: string): string {
  let result = '';
  for (let at = 0; at < tex.length;) {
    const {text, end} = pieceAt(tex, at);
    at = end;
    if (text !== '%') result += text;
    else if (isPercent(tex, end - 1)) {
      const [whole = '', words] = WORDS_TO_THE_END.exec(tex.slice(at)) ?? [];
      result += words === undefined ? '\\%' : `\\%\\text{ ${words}}`;
      at += whole.length;
    } else {
      const lineEnd = tex.indexOf('\n', at);
      at = lineEnd < 0 ? tex.length : lineEnd;
    }
  }
  return result.trimEnd();
}

/** Lines, with those joined that an open group, environment or delimiter holds together. */
function pieces(text: string): {start: number; end: number}[] {
  const found: {start: number; end: number}[] = [];
  let start: number | undefined;
  let offset = 0;
  for (const line of text.split('\n')) {
    const end = offset + line.length;
    if (start === undefined && line.trim() !== '') start = offset;
    if (start !== undefined && !isOpen(text.slice(start, end))) {
      found.push({start, end});
      start = undefined;
    }
    offset = end + 1;
  }
  // What is never closed is told line by line.
  if (start !== undefined) {
    let at = start;
    for (const line of text.slice(start).split('\n')) {
      if (line.trim() !== '') found.push({start: at, end: at + line.length});
      at += line.length + 1;
    }
  }
  return found;
}

function isOpen(tex: string): boolean {
  let depth = 0;
  let left = 0;
  let environments = 0;
  let dollars = 0;
  let brackets = 0;
  for (let at = 0; at < tex.length;) {
    const {text, end} = pieceAt(tex, at);
    if (text === '{') depth += 1;
    else if (text === '}') depth -= 1;
    else if (text === '\\begin') environments += 1;
    else if (text === '\\end') environments -= 1;
    else if (text === '\\left') left += 1;
    else if (text === '\\right') left -= 1;
    else if (text === '\\[' || text === '\\(') brackets += 1;
    else if (text === '\\]' || text === '\\)') brackets -= 1;
    else if (text === '$' && tex.charAt(end) === '$') {
      dollars += 1;
      at = end + 1;
      continue;
    }
    at = end;
  }
  return depth > 0 || environments > 0 || left > 0 || brackets > 0 || dollars % 2 === 1;
}

/** The steps of one piece. */
function stepsIn(text: string, start: number, end: number, rowsTogether: boolean): FormulaStep[] {
  const raw = text.slice(start, end);
  const tex = withCellsOutOfReactions(withPercentSigns(raw))
    .replace(/\s*\n\s*/g, ' ')
    .trim();
  const at = start + (raw.length - raw.trimStart().length);
  return rowsOf(tex, rowsTogether).map(row => ({
    ...row,
    start: at,
    end: at + raw.trim().length,
  }));
}

/** mhchem lets `&` stand in a reaction, KaTeX does not: `\ce{A &-> B}` is `\ce{A} & \ce{-> B}`. */
function withCellsOutOfReactions(tex: string): string {
  let result = '';
  let from = 0;
  for (const {0: command, index} of tex.matchAll(/\\ce\s*(?=\{)/g)) {
    const open = index + command.length;
    const close = endOfGroup(tex, open);
    if (index < from || close === undefined) continue;
    const parts = cells(tex.slice(open + 1, close - 1)).map(part => part.trim());
    if (parts.length === 1) continue;
    const separate = parts.map(part => (part === '' ? '' : `\\ce{${part}}`)).join(' & ');
    result += tex.slice(from, index) + separate;
    from = close;
  }
  return result + tex.slice(from);
}

/** The rows that a formula is made of. */
function rowsOf(tex: string, together: boolean): Row[] {
  const inner = (text: string): Row[] => rowsOf(text, together);
  const displays = displaysIn(tex);
  if (displays !== undefined) return displays.flatMap(inner);
  const whole = environmentOf(tex);
  if (whole !== undefined && NUMBERED.test(whole.name)) return inner(whole.body);
  if (whole !== undefined && ROWS.test(whole.name)) {
    const rows = splitRows(whole.body);
    const columns = Math.max(...rows.map(row => cells(row).length));
    const isPlain = columns <= (whole.name.startsWith('eqnarray') ? 3 : 2);
    // Steps stand below each other at their first relation signs: an `&` behind one, or before the arrow of a reaction, lines up something else.
    const isAtRelations = rows.every(row => !isBehindRelation(row) && !row.includes('\\ce{'));
    if (isPlain && isAtRelations && !(together && rows.length > 1)) return rows.flatMap(joined);
    return tidied(`\\begin{aligned} ${rows.map(unnumbered).join(' \\\\ ')} \\end{aligned}`);
  }
  const rows = splitRows(tex);
  if (rows.length > 1) return rows.flatMap(inner);
  // A row as it stands within align, without it.
  const [only = ''] = rows;
  const parts = cells(only);
  const isAligned = parts.length === 2 && /^\s*(?:[=<>≤≥≈]|\\[a-zA-Z]+|[+-])/.test(parts[1] ?? '');
  return isAligned ? joined(only) : tidied(only);
}

/** A row without its `&`. */
function joined(row: string): Row[] {
  const parts = cells(row);
  return tidied(parts.join(' '), parts.length > 1);
}

function isBehindRelation(row: string): boolean {
  const [before = '', ...after] = cells(row);
  return after.length > 0 && relationIn(before) !== undefined;
}

/** Where the first relation sign stands that is in no group; undefined where there is none. */
export function relationIn(tex: string): number | undefined {
  for (let at = 0; at < tex.length;) {
    const {text, end} = pieceAt(tex, at);
    if (RELATION.test(text)) return at;
    at = text === '{' ? (endOfGroup(tex, at) ?? end) : end;
  }
  return undefined;
}

function tidied(row: string, isAligned = false): Row[] {
  const tex = unnumbered(row).replace(/\s+/g, ' ').trim();
  return tex === '' || tex === '.' ? [] : [{tex, isAligned}];
}

function unnumbered(row: string): string {
  return row.replace(
    /\\(?:nonumber|notag|hfill|displaybreak|allowbreak)(?![a-zA-Z])|\\label\s*\{[^{}]*\}/g,
    '',
  );
}

/** What stands between `$$`, `\[ \]`, `\( \)` or dollars, where all of the text does. */
function displaysIn(tex: string): string[] | undefined {
  const displays: string[] = [];
  let rest = tex.trim();
  while (rest !== '') {
    const match =
      /^\$\$([\s\S]*?)\$\$[.,;]?\s*/.exec(rest) ??
      /^\\\[([\s\S]*?)\\\][.,;]?\s*/.exec(rest) ??
      /^\\\(([\s\S]*?)\\\)[.,;]?\s*/.exec(rest) ??
      /^\$((?:[^$\\]|\\[\s\S])+)\$[.,;]?\s*$/.exec(rest);
    if (match === null) return undefined;
    displays.push((match[1] ?? '').trim());
    rest = rest.slice(match[0].length);
  }
  return displays.length === 0 ? undefined : displays;
}

/** The environment that is all of some TeX. */
function environmentOf(tex: string): {name: string; body: string} | undefined {
  const opening = /^\s*\\begin\s*\{([a-zA-Z]+\*?)\}/.exec(tex);
  const closing =
    /\\end\s*\{([a-zA-Z]+\*?)\}\s*(?:\\(?:nonumber|notag)|\\label\s*\{[^{}]*\})*\s*[.,;]?\s*$/.exec(
      tex,
    );
  const name = opening?.[1];
  if (opening === null || closing === null || name === undefined || closing[1] !== name)
    return undefined;
  let body = tex.slice(opening[0].length, closing.index);
  if (!isBalanced(body)) return undefined;
  // How many columns alignat has, and where aligned stands.
  if (/^alignat|^alignedat/.test(name)) body = body.replace(/^\s*\{\d+\}/, '');
  return {name, body: body.replace(/^\s*\[[tcb]\]/, '')};
}

/** Whether all environments in some TeX begin and end in it. */
function isBalanced(tex: string): boolean {
  let depth = 0;
  for (const [, kind] of tex.matchAll(/\\(begin|end)\s*\{/g)) {
    depth += kind === 'begin' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Splits at `\\` and `\cr` outside of groups and environments. */
function splitRows(tex: string): string[] {
  return splitAt(tex, (text, rest) =>
    text === '\\\\' || text === '\\cr' || text === '\\newline'
      ? (/^\s*\[[-\d.]+[a-z]+\]|^\*/.exec(rest)?.[0].length ?? 0)
      : undefined,
  ).filter(row => row.trim() !== '');
}

/** Splits at `&` outside of groups and environments. */
function cells(row: string): string[] {
  return splitAt(row, text => (text === '&' ? 0 : undefined));
}

/** @param skipped - How much behind a piece is left out with it; undefined where it does not split. */
function splitAt(
  tex: string,
  skipped: (piece: string, rest: string) => number | undefined,
): string[] {
  const parts: string[] = [];
  let part = '';
  let environments = 0;
  let left = 0;
  for (let at = 0; at < tex.length;) {
    const {text, end} = pieceAt(tex, at);
    const groupEnd = text === '{' ? endOfGroup(tex, at) : undefined;
    if (text === '\\begin') environments += 1;
    else if (text === '\\end') environments -= 1;
    else if (text === '\\left') left += 1;
    else if (text === '\\right') left -= 1;
    const skip = environments === 0 && left === 0 ? skipped(text, tex.slice(end)) : undefined;
    if (groupEnd !== undefined) {
      part += tex.slice(at, groupEnd);
      at = groupEnd;
    } else if (skip !== undefined) {
      parts.push(part);
      part = '';
      at = end + skip;
    } else {
      part += text;
      at = end;
    }
  }
  return [...parts, part];
}
