/** Where brackets and quotes of a broken text may be missing or too much, told by nesting and indentation. Pure. */
import {indentation} from './splice.ts';

/** A change of a few signs. */
export interface SignEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const CLOSER: Readonly<Record<string, string>> = {'(': ')', '[': ']', '{': '}'};
/** How many lines after its beginning a text of several lines may end. */
const LONGEST_TEXT = 40;

interface Open {
  readonly sign: string;
  readonly at: number;
}

interface Line {
  readonly start: number;
  readonly line: string;
}

/** What would set nesting right: a closer where one of another kind stands, or where the indentation goes back. */
export function bracketEdits(text: string): SignEdit[] {
  const open: Open[] = [];
  const edits: SignEdit[] = [];
  for (const {sign, at} of bracketsIn(text)) {
    if (CLOSER[sign] !== undefined) {
      open.push({sign, at});
      continue;
    }
    const last = open.at(-1);
    if (last !== undefined && CLOSER[last.sign] === sign) {
      open.pop();
      continue;
    }
    edits.push({start: at, end: at + 1, text: ''});
    if (last === undefined) continue;
    const closer = CLOSER[last.sign] ?? '';
    edits.push(
      ...closings(text, last, at).map(place => ({start: place, end: place, text: closer})),
    );
    edits.push({start: at, end: at + 1, text: closer});
    // It may belong to a bracket further out: what is open within was left so.
    const outer = open.findLastIndex(one => CLOSER[one.sign] === sign);
    if (outer >= 0) open.length = outer;
  }
  for (const one of open) {
    const closer = CLOSER[one.sign] ?? '';
    edits.push(...closings(text, one, text.length).map(at => ({start: at, end: at, text: closer})));
    edits.push({start: one.at, end: one.at + 1, text: ''});
  }
  return edits;
}

/** Where a text that has no end may end: at a sign that follows texts, or at the end of a line. */
export function quoteEdits(text: string): SignEdit[] {
  return (["'", '"', '`'] as const).flatMap(quote => {
    const lines = linesOf(text);
    return lines.flatMap(({start, line}, index) => {
      const marks = [...line.matchAll(new RegExp(quote, 'g'))].map(({index: at}) => at);
      if (marks.length % 2 === 0) return [];
      const from = start + (marks.at(-1) ?? 0) + 1;
      const own = placesIn(text, from, start + line.length);
      const further =
        quote === '`'
          ? lines.slice(index + 1, index + LONGEST_TEXT).flatMap(later => endsOf(text, later))
          : [];
      return [
        ...[...own, ...further].map(at => ({start: at, end: at, text: quote})),
        ...marks.map(at => ({start: start + at, end: start + at + 1, text: ''})),
      ];
    });
  });
}

/** Where the closing tag of an element may be missing. */
export function tagEdits(text: string, name: string): SignEdit[] {
  return [...text.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'g'))].flatMap(({0: tag, index}) => {
    const from = index + tag.length;
    const end = text.indexOf('\n', from);
    const places = placesIn(text, from, end < 0 ? text.length : end);
    const open = closings(text, {sign: '<', at: index}, index);
    return [...places, ...open].map(at => ({start: at, end: at, text: `</${name}>`}));
  });
}

/** Places on a stretch of one line at which something may end. */
function placesIn(text: string, from: number, to: number): number[] {
  const signs = [...text.slice(from, to).matchAll(/[,;)\]}]/g)].map(({index}) => from + index);
  return [...signs, to];
}

/** Where a bracket may close: on its line, or before the indentation goes back to where it was opened. */
function closings(text: string, {at}: Open, before: number): number[] {
  const lines = linesOf(text);
  const own = lines.findIndex(({start, line}) => at >= start && at <= start + line.length);
  const opener = lines[own];
  if (opener === undefined) return [];
  const depth = indentation(text, at).length;
  const back = lines.findIndex(
    ({start, line}, index) =>
      index > own && line.trim() !== '' && indentation(text, start).length <= depth,
  );
  const next = back < 0 ? undefined : lines[back];
  const previous = lines
    .slice(0, back < 0 ? undefined : back)
    .findLast(({line}) => line.trim() !== '');
  return [
    ...(before <= opener.start + opener.line.length ? [before] : []),
    ...(next === undefined
      ? [text.trimEnd().length]
      : [next.start + indentation(text, next.start).length]),
    ...(previous === undefined ? [] : endsOf(text, previous)),
    ...placesIn(text, at + 1, opener.start + opener.line.length),
  ].filter(place => place > at);
}

/** The end of a line, and before the comma or semicolon there. */
function endsOf(text: string, {start, line}: Line): number[] {
  const end = start + line.trimEnd().length;
  return /[,;]/.test(text[end - 1] ?? '') ? [end - 1, end] : [end];
}

/** Brackets outside of texts and comments. */
function* bracketsIn(text: string): Generator<{sign: string; at: number}> {
  const skipped =
    /\/\/.*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|([([{}\])])/g;
  for (const {1: sign, index} of text.matchAll(skipped)) {
    if (sign !== undefined) yield {sign, at: index};
  }
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map(line => {
    const here = {start, line};
    start += line.length + 1;
    return here;
  });
}
