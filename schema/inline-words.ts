/**
 * A text with its marks read, and written again: words in one style at a time, and formulas among them. One reading
 * for lines, labels and cells. Pure.
 */
import {texSpans} from './inline-tex.ts';
import {type InlineStyle, JOINER, type Marked, marksIn} from './inline-marks.ts';

/** A stretch of a text: words in one style, or a formula with the style of the words around it. */
export type InlinePiece =
  | {readonly words: string; readonly style: InlineStyle}
  | {readonly tex: string; readonly style: InlineStyle};

const STYLES = ['struck', 'strong', 'emphasis', 'code'] as const;
const MARKS = {struck: '~~', strong: '**', emphasis: '*'} as const;

/** Words and formulas of a text in which nothing stands out, such as code: only `\$` is read. */
export function readFormulas(text: string): InlinePiece[] {
  const pieces: InlinePiece[] = [];
  const add = (words: string): void => {
    if (words !== '') pieces.push({words: words.replaceAll('\\$', '$'), style: {}});
  };
  let from = 0;
  for (const {tex, start, end} of texSpans(text)) {
    add(text.slice(from, start));
    pieces.push({tex, style: {}});
    from = end;
  }
  add(text.slice(from));
  return pieces;
}

/** Reads a text, piece by piece; `\$`, `\*`, `\~` and a backslash before a backtick are the signs themselves. */
export function readInline(text: string): InlinePiece[] {
  const {marked, escapes} = marksIn(text);
  const formulas = new Map([...texSpans(text)].map(span => [span.start, span]));
  const hidden = new Set<number>(escapes);
  for (const {start, innerStart, innerEnd, end} of marked) {
    for (let at = start; at < innerStart; at += 1) hidden.add(at);
    for (let at = innerEnd; at < end; at += 1) hidden.add(at);
  }
  const pieces: InlinePiece[] = [];
  let words = '';
  let style: InlineStyle = {};
  const flush = (): void => {
    if (words !== '') pieces.push({words, style});
    words = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    if (hidden.has(at)) continue;
    const here = styleAt(marked, at);
    const formula = formulas.get(at);
    if (formula !== undefined) {
      flush();
      pieces.push({tex: formula.tex, style: here});
      at = formula.end - 1;
      continue;
    }
    if (!isSameStyle(here, style)) {
      flush();
      style = here;
    }
    words += text[at] ?? '';
  }
  flush();
  return pieces;
}

/** A text as it stands, without its marks: for a voice, or where nothing can stand out. */
export function withoutMarks(text: string): string {
  const {marked, escapes} = marksIn(text);
  if (marked.length === 0 && escapes.size === 0) return text;
  return writeInline(readInline(text).map(piece => ({...piece, style: {}})));
}

/** A part of a text; marks that are cut through are opened and closed again. */
export function sliceInline(text: string, from: number, to = text.length): string {
  const across = marksIn(text).marked.filter(({start, end}) => start < to && end > from);
  const first = across.reduce((place, {start, innerStart, innerEnd, end}) => {
    if (place > start && place < innerStart) return innerStart;
    return place >= innerEnd && place < end ? end : place;
  }, from);
  const last = across.reduce((place, {start, innerStart, innerEnd, end}) => {
    if (place > start && place <= innerStart) return start;
    return place > innerEnd && place < end ? innerEnd : place;
  }, to);
  const opened = across.filter(({innerStart, innerEnd}) => innerStart <= first && first < innerEnd);
  const left = across.filter(({innerStart, innerEnd}) => innerStart < last && last <= innerEnd);
  const slice = text.slice(first, last);
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(slice) ?? [];
  if (inner === '') return slice;
  const marksOf = (marks: readonly Marked[]): string => marks.map(({mark}) => mark).join('');
  return `${before}${marksOf(opened)}${inner}${marksOf([...left].reverse())}${after}`;
}

/** Writes pieces as a text that reads as them: a sign that would be misread gets a backslash. */
export function writeInline(pieces: readonly InlinePiece[]): string {
  const wanted = normalised(pieces);
  const read = comparable(wanted);
  const isRight = (text: string): boolean => comparable(normalised(readInline(text))) === read;
  const ways = [
    write(wanted, words => words, ''),
    write(wanted, words => words, JOINER),
    write(wanted, escaped, ''),
  ];
  // Joiners that are not seen part marks from letters that they would not open or close at.
  return ways.find(isRight) ?? write(wanted, escaped, JOINER);
}

/** About how many characters of a text are seen: a command of TeX counts as one, braces and marks do not. */
export function shownLength(text: string): number {
  return readInline(text).reduce(
    (sum, piece) => sum + ('tex' in piece ? shownTex(piece.tex) : piece.words).length,
    0,
  );
}

function styleAt(marked: readonly Marked[], at: number): InlineStyle {
  const style: Partial<Record<keyof InlineStyle, true>> = {};
  for (const {style: name, innerStart, innerEnd} of marked) {
    if (innerStart <= at && at < innerEnd) style[name] = true;
  }
  return style;
}

function isSameStyle(first: InlineStyle, second: InlineStyle): boolean {
  return STYLES.every(style => first[style] === second[style]);
}

/** Pieces with spaces outside of marks, and with neighbours in one style put together. */
function normalised(pieces: readonly InlinePiece[]): InlinePiece[] {
  const result: InlinePiece[] = [];
  const add = (words: string, style: InlineStyle): void => {
    const last = result.at(-1);
    if (words === '') return;
    if (last !== undefined && 'words' in last && isSameStyle(last.style, style)) {
      result[result.length - 1] = {words: last.words + words, style: last.style};
    } else result.push({words, style: inOrder(style)});
  };
  pieces.forEach((piece, index) => {
    if ('tex' in piece) {
      result.push({tex: piece.tex, style: inOrder(piece.style)});
      return;
    }
    const {words} = piece;
    if (piece.style.code === true) {
      add(words, piece.style);
      return;
    }
    const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(words) ?? [];
    const [previous, next] = [pieces[index - 1], pieces[index + 1]];
    // Where both neighbours stand out in a way, the space between them does.
    add(before, inner === '' ? shared(previous, next) : shared(previous, piece));
    add(inner, piece.style);
    add(after, shared(piece, next));
  });
  return result;
}

function comparable(pieces: readonly InlinePiece[]): string {
  return JSON.stringify(pieces).replaceAll(JOINER, '');
}

function inOrder(style: InlineStyle): InlineStyle {
  return Object.fromEntries(STYLES.flatMap(name => (style[name] ? [[name, true]] : [])));
}

function shared(first: InlinePiece | undefined, second: InlinePiece | undefined): InlineStyle {
  const names = (['struck', 'strong', 'emphasis'] as const).filter(
    name => first?.style[name] === true && second?.style[name] === true,
  );
  return Object.fromEntries(names.map(name => [name, true]));
}

function escaped(words: string): string {
  return words.replace(/\\(?=[([b*~`$])/g, `\\${JOINER}`).replace(/[*~`$]/g, '\\$&');
}

function write(
  pieces: readonly InlinePiece[],
  escape: (words: string) => string,
  joiner: string,
): string {
  type Mark = keyof typeof MARKS;
  const opened: Mark[] = [];
  let text = '';
  const lasts = (mark: Mark, from: number): number => {
    const end = pieces.findIndex((piece, at) => at >= from && piece.style[mark] !== true);
    return end < 0 ? pieces.length : end;
  };
  const close = (isOver: (mark: Mark) => boolean): void => {
    while (opened.some(isOver)) text += MARKS[opened.pop() ?? 'struck'];
  };
  pieces.forEach((piece, index) => {
    const hadMarks = opened.length;
    close(mark => piece.style[mark] !== true);
    if (opened.length < hadMarks) text += joiner;
    const opening = (['struck', 'strong', 'emphasis'] as const)
      .filter(mark => piece.style[mark] === true && !opened.includes(mark))
      .sort((first, second) => lasts(second, index) - lasts(first, index));
    if (opening.length > 0) text += joiner;
    for (const mark of opening) {
      text += MARKS[mark];
      opened.push(mark);
    }
    if ('tex' in piece) text += `$${piece.tex}$`;
    else text += piece.style.code === true ? codeOf(piece.words) : escape(piece.words);
  });
  close(() => true);
  return text;
}

/** Code between backticks, as many as it does not have itself. */
function codeOf(code: string): string {
  let ticks = '`';
  while (code.split(/[^`]+/).includes(ticks)) ticks += '`';
  const air = /^`|`$|^ .* $/s.test(code) ? ' ' : '';
  return `${ticks}${air}${code}${air}${ticks}`;
}

function shownTex(tex: string): string {
  return tex
    .replace(/\\(?:begin|end)\{[^}]*\}|\\(?:left|right|displaystyle|math[a-z]+|text[a-z]*)\b/g, '')
    .replace(/\\(?:[a-zA-Z]+|.)/g, 'x')
    .replace(/[{}^_&\s]/g, '');
}
