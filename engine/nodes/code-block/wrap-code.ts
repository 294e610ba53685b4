/**
 * Long lines of code in rows: broken where a person would, behind a comma or in front of an operator, and
 * going on with a hanging indent. Lines keep their numbers. Pure.
 */

/** Code in rows. */
export interface WrappedCode {
  /** What is shown. */
  readonly text: string;
  /** What was written. */
  readonly code: string;
  /** For each row the line that it shows, from 1, and whether it goes on with it, how far in. */
  readonly rows: readonly {readonly line: number; readonly continuedAt?: number}[];
  /** For each letter of the text its place in the code; letters of a hanging indent have that of what follows. */
  readonly places: readonly number[];
}

/** How far in a line goes on, in letters. */
const HANG = 4;
/** What breaking costs by where it is; and by how much of the row is left empty. */
const COST = {
  words: 0,
  comma: 0,
  logic: 1,
  operator: 2,
  bracket: 2.5,
  space: 3,
  compared: 5,
  quoted: 6,
  sign: 8,
  anywhere: 20,
};
const COST_OF_EMPTY_ROW = 12;
const COST_OF_DEPTH = 1.5;

const LOGIC =
  /^(?:&&|\|\||\|>|%>%|and\b|or\b|if\b|else\b|for\b|where\b|from\b|join\b|then\b|order by\b|group by\b)\s/i;
const OPERATOR = /^(?:->|=>|<<|>>|[-+*/%|&?:])\s/;
/** What is given a value, or a body, has it behind this. */
const GIVEN = /(?:[^=<>!]=|=>|:=|<-)\s$/;
/** What is compared stays with what it is compared with. */
const COMPARED_BEFORE = /\s(?:[<>]=?|[=!]==?)\s$/;
const COMPARED_BEHIND = /^(?:[<>]=?|[=!]==?)\s/;
const COMMENT = /^\s*(?:#|\/\/|--|%|;|\*)\s/;

/**
 * Wraps code.
 *
 * @param fits - Whether a row is short enough.
 */
export function wrapCode(code: string, fits: (row: string) => boolean): WrappedCode {
  const rows: {line: number; continuedAt?: number}[] = [];
  const texts: string[] = [];
  const places: number[] = [];
  let offset = 0;
  code.split('\n').forEach((line, index) => {
    const indent = Math.max(0, line.search(/\S/));
    let start = 0;
    for (;;) {
      const hang = start === 0 ? '' : ' '.repeat(indent + HANG);
      const rest = line.slice(start);
      const end = fits(hang + rest) ? rest.length : breakOf(line, start, row => fits(hang + row));
      const row = rest.slice(0, end).trimEnd();
      if (texts.length > 0) places.push(offset + start);
      for (const _ of hang) places.push(offset + start);
      for (let letter = 0; letter < row.length; letter += 1) places.push(offset + start + letter);
      texts.push(hang + row);
      rows.push(start === 0 ? {line: index + 1} : {line: index + 1, continuedAt: indent});
      start += end;
      while (line[start] === ' ') start += 1;
      if (start >= line.length) break;
    }
    offset += line.length + 1;
  });
  return {text: texts.join('\n'), code, rows, places};
}

/** How many letters of a line, from one on, go into its next row; at least one. */
function breakOf(line: string, start: number, fits: (row: string) => boolean): number {
  const rest = line.slice(start);
  const first = Math.max(0, rest.search(/\S/)) + 1;
  let best = {at: first, cost: Number.POSITIVE_INFINITY};
  let most = first;
  while (most < rest.length && fits(rest.slice(0, most + 1).trimEnd())) most += 1;
  const states = statesOf(line);
  const isComment = COMMENT.test(line);
  const outermost = Math.min(...states.slice(start, start + most).map(({depth}) => depth));
  for (let at = first; at <= most; at += 1) {
    const state = states[start + at - 1];
    if (state === undefined) continue;
    const own = isComment
      ? costInWords(rest, at)
      : costAt(rest, at, state.quoted) + COST_OF_DEPTH * (state.depth - outermost);
    const cost = own + COST_OF_EMPTY_ROW * (1 - at / most) ** 2;
    if (cost <= best.cost) best = {at, cost};
  }
  return best.at;
}

function costInWords(row: string, at: number): number {
  return /\s/.test(row.charAt(at - 1)) ? COST.words : COST.anywhere;
}

function costAt(row: string, at: number, quoted: boolean): number {
  const [before, after] = [row.slice(0, at), row.slice(at)];
  if (quoted) return /\s$/.test(before) ? COST.quoted : COST.anywhere;
  if (/[,;]\s*$/.test(before)) return COST.comma;
  if (/\s$/.test(before)) {
    if (LOGIC.test(after)) return COST.logic;
    if (COMPARED_BEFORE.test(before) || COMPARED_BEHIND.test(after)) return COST.compared;
    return OPERATOR.test(after) || GIVEN.test(before) ? COST.operator : COST.space;
  }
  if (/^\.\p{L}/u.test(after) && /[)\]}]$/.test(before)) return COST.logic;
  if (/[([{]$/.test(before)) return COST.bracket;
  return /\w$/.test(before) && /^\w/.test(after) ? COST.anywhere : COST.sign;
}

/** What is open behind each letter: how many brackets, and whether a quotation is. */
function statesOf(line: string): {readonly depth: number; readonly quoted: boolean}[] {
  let depth = 0;
  let quote: string | undefined;
  return [...line].flatMap((letter, index) => {
    const isEscaped = line[index - 1] === '\\' && line[index - 2] !== '\\';
    if (quote !== undefined) {
      if (letter === quote && !isEscaped) quote = undefined;
    } else if (/["'`]/.test(letter) && line.indexOf(letter, index + 1) > index) {
      quote = letter;
    } else if (/[([{]/.test(letter)) depth += 1;
    else if (/[)\]}]/.test(letter)) depth -= 1;
    // A letter may take two places of a string.
    return Array.from({length: letter.length}, () => ({depth, quoted: quote !== undefined}));
  });
}
