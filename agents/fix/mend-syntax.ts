/**
 * Mends the syntax of a scene: a search for the fewest signs whose putting in, taking out or
 * exchange lets the text be read. The compiler's own parser tells how far each change gets.
 */
import {type SignEdit, bracketEdits, quoteEdits, tagEdits} from './bracket-places.ts';
import {spliced} from './splice.ts';
import {type SyntaxError, syntaxErrorsIn} from './syntax-errors.ts';

/** A text that can be read, or read better than the one it came from. */
export interface SyntaxVersion {
  readonly text: string;
  /** How many signs were changed. */
  readonly changes: number;
  /** How many mistakes of syntax are left. */
  readonly errors: number;
}

/** How many texts are followed further at a time. */
const BEAM = 6;
/** The most changes that are made one after the other. */
const MOST_CHANGES = 5;
/** The most texts that are read in one search. */
const MOST_READ = 1500;
/** How many texts that can be read are looked for. */
const WANTED = 16;

interface State extends SyntaxVersion {
  readonly first: SyntaxError | undefined;
}

/** Versions with the fewest mistakes of syntax, those with the fewest changes first; none when nothing helps. */
export function readableVersions(text: string): SyntaxVersion[] {
  const start = stateOf(text, 0);
  if (start.errors === 0) return [];
  const seen = new Set([text]);
  let beam = [start];
  let best: State[] = [];
  for (let change = 1; change <= MOST_CHANGES && beam.length > 0; change++) {
    const next: State[] = [];
    for (const state of beam) {
      for (const edit of editsOf(state)) {
        const version = spliced(state.text, [edit]);
        if (seen.has(version) || seen.size > MOST_READ) continue;
        seen.add(version);
        next.push(stateOf(version, change));
      }
    }
    const readable = next.filter(({errors}) => errors === 0);
    if (readable.length > 0) return readable.slice(0, WANTED);
    beam = next.sort(byProgress).slice(0, BEAM);
    best = [...best, ...beam].filter(({errors}) => errors < start.errors).sort(byProgress);
  }
  return best.slice(0, 1);
}

function stateOf(text: string, changes: number): State {
  const found = syntaxErrorsIn(text);
  return {text, changes, errors: found.length, first: found[0]};
}

/** Few mistakes are better than many; of as many, the first one far down is better. */
function byProgress(a: State, b: State): number {
  return a.errors - b.errors || placeOf(b) - placeOf(a) || a.changes - b.changes;
}

function placeOf({first, text}: State): number {
  return first === undefined ? Infinity : first.start - text.length;
}

/** What may be changed, the likeliest first. */
function editsOf({text, first}: State): SignEdit[] {
  if (first === undefined) return [];
  const isUnended = first.code === 1002 || first.code === 1160;
  const [, tag] = /^JSX element '([\w.]+)' has no corresponding/.exec(first.message) ?? [];
  return [
    ...(tag === undefined ? [] : tagEdits(text, tag)),
    ...(isUnended ? quoteEdits(text) : []),
    ...bracketEdits(text),
    ...formattedTexts(text, first),
    ...editsAround(text, first),
    ...(isUnended ? [] : quoteEdits(text)),
  ].sort((a, b) => Number(isAfterComma(text, a)) - Number(isAfterComma(text, b)));
}

/** A bracket behind a comma can be read, and is not how anybody writes. */
function isAfterComma(text: string, {start, text: sign}: SignEdit): boolean {
  return /^[)\]}]/.test(sign) && text.slice(0, start).trimEnd().endsWith(',');
}

/** A formatted text of Python, `f'…{value}'`, as a template. */
function formattedTexts(text: string, {start}: SyntaxError): SignEdit[] {
  const found = /^f?(['"])((?:\\.|(?!\1)[^\\\n])*)\1/.exec(text.slice(start));
  const from = text[start] === 'f' ? start : start - 1;
  if (found === null || text[from] !== 'f') return [];
  const inside = (found[2] ?? '').replaceAll('`', '\\`').replaceAll(/(?<!\$)\{(?=[^{])/g, '${');
  return [{start: from, end: start + found[0].length, text: `\`${inside}\``}];
}

/** Changes at the place where reading stopped. */
function editsAround(text: string, {start, length, message}: SyntaxError): SignEdit[] {
  const before = text.slice(0, start).trimEnd().length;
  const [, wanted] = /^'([)\]},;:>]|=>)' expected/.exec(message) ?? [];
  const signs = [...new Set([...(wanted === undefined ? [] : [wanted]), ...')]},;'])];
  const places = [...new Set([before, start, ...boundariesBefore(text, before)])];
  const found = text.slice(start, start + Math.max(1, length));
  const missing = signs.flatMap(sign => places.map(at => ({start: at, end: at, text: sign})));
  const surplus = [
    {start, end: start + found.length, text: ''},
    {start: before - 1, end: before, text: ''},
  ].filter(({start: from, end}) => /^[)\]};,'"`]$/.test(text.slice(from, end)));
  const others = /^[)\]}]$/.test(found)
    ? [...')]}'].map(sign => ({start, end: start + 1, text: sign}))
    : [];
  return [...missing, ...surplus, ...others];
}

/** Ends of the last few tokens on the line. */
function boundariesBefore(text: string, end: number): number[] {
  const start = text.lastIndexOf('\n', end - 1) + 1;
  return [...text.slice(start, end).matchAll(/[\w$]+|[^\s\w$]/g)]
    .map(({0: token, index}) => start + index + token.length)
    .slice(-6)
    .reverse();
}
