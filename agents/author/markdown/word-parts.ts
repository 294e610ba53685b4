/** Words with what stands among them: formulas of a line belong to it, others and images are pictures. */
import type {PhrasingContent} from 'mdast';
import {type InlinePart, readInline, wordsOf} from './inline.ts';
import type {Part, PartContext, Stretch} from './parts.ts';
import type {MarkdownTex} from './tex-spans.ts';

/** A row that is a point of a list, though Markdown knows none. */
const POINT = /^(?:\(?(?:[a-z]|[ivx]{1,4})\)|[a-h]\.|[•▪◦‣●○■□➢➤✓✔☐☑])\s/u;
/** What a line begins with for each level of the list that it is in. */
export const LEVEL = '  ';
const BULLET = /^[•▪◦‣●○■□➢➤]\s+/u;

/** The parts that words make, with the formulas and images that stand on their own. */
export function partsOfWords(
  context: PartContext,
  children: readonly PhrasingContent[],
  stretch: Stretch,
  kind: 'line' | 'text' | 'aside',
  prefix = '',
): Part[] {
  const read = withInlineFormulas(readInline(children, context), context.text);
  const parts = withRowsJoined(read, kind);
  const isOfPoints =
    parts.filter(part => part.kind === 'words' && POINT.test(part.words)).length > 1;
  let before = prefix;
  return parts.flatMap((part, index): Part[] => {
    switch (part.kind) {
      case 'words': {
        const isBelow = kind === 'line' && index > 0 && POINT.test(part.words);
        // A point that has a letter needs no dash.
        const sign = POINT.test(part.words) ? before.replace(/– $/, '') : before;
        const words = (isBelow ? LEVEL : sign) + part.words;
        before = '';
        if (kind === 'text' && isOfPoints && POINT.test(part.words))
          return [{...stretch, kind: 'line', words: words.replace(BULLET, '')}];
        const hasRowBelow = kind === 'text' && parts[index + 1]?.kind === 'break';
        return [{...stretch, kind, words, ...(hasRowBelow ? {hasRowBelow} : {})}];
      }
      case 'break':
        return [];
      case 'aside':
        return [{...stretch, kind: 'aside', words: part.words}];
      case 'formula': {
        const {formula} = part;
        const {start, end} = formula;
        return [
          {
            start,
            end,
            kind: 'picture',
            picture: {start, end, kind: 'formula', formulas: [formula]},
          },
        ];
      }
      case 'image': {
        const {start, end, url, alt} = part;
        return [{start, end, kind: 'picture', picture: {start, end, kind: 'image', url, alt}}];
      }
    }
  });
}

/** What is only said has no rows, and a point goes on where its next row begins with a small letter. */
function withRowsJoined(
  parts: readonly InlinePart[],
  kind: 'line' | 'text' | 'aside',
): readonly InlinePart[] {
  if (kind === 'text') return parts;
  const joined: InlinePart[] = [];
  parts.forEach((part, index) => {
    const [last, next] = [joined.at(-1), parts[index + 1]];
    const before = parts[index - 1];
    if (part.kind === 'break') {
      const isNewPoint =
        kind === 'line' &&
        next?.kind === 'words' &&
        (POINT.test(next.words) || !/^\p{Ll}/u.test(next.words));
      if (isNewPoint) joined.push(part);
    } else if (part.kind === 'words' && before?.kind === 'break' && last?.kind === 'words') {
      joined[joined.length - 1] = {...last, words: `${last.words} ${part.words}`, end: part.end};
    } else joined.push(part);
  });
  return joined;
}

/** Formulas that stand among the words of a line of the file belong to them; others are pictures. */
function withInlineFormulas(parts: readonly InlinePart[], text: string): InlinePart[] {
  const result: InlinePart[] = [];
  // An image among the words of a line comes behind them.
  const images: InlinePart[] = [];
  parts.forEach((part, index) => {
    const last = result.at(-1);
    if (
      part.kind === 'image' &&
      (images.length > 0 || (last?.kind === 'words' && isAmongWords(part, text)))
    ) {
      images.push(part);
      return;
    }
    if (part.kind === 'words') {
      // What stands behind a formula that was put on its own line: a full stop, pandoc's label.
      const words =
        last?.kind === 'formula'
          ? part.words
              .replace(/^[.,;:]?\s*(?:\{#?[\w\s.:#=-]*\}|\([\w:.-]+\))?[.,;]?(?=\s|$)/, '')
              .trim()
          : part.words;
      if (words === '') return;
      if (last?.kind === 'words') {
        result[result.length - 1] = {...last, words: `${last.words} ${words}`, end: part.end};
      } else result.push({...part, words});
    } else if (
      part.kind === 'formula' &&
      last?.kind === 'words' &&
      isWithinLine(part.formula, text) &&
      parts
        .slice(index + 1)
        .some(other => other.kind === 'words' && /[\p{L}\p{N}]/u.test(other.words))
    ) {
      result[result.length - 1] = {...last, words: `${last.words} ${wordsOf([part])}`};
    } else result.push(part);
  });
  return [...result, ...images];
}

function isWithinLine(formula: MarkdownTex, text: string): boolean {
  return !formula.tex.includes('\n') && isAmongWords(formula, text);
}

function isAmongWords({start, end}: Stretch, text: string): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const after = text.slice(end, !text.includes('\n', end) ? undefined : text.indexOf('\n', end));
  return /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
}
