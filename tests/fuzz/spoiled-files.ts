/**
 * Lecture files as strangers, editors and models spoil them: characters, words, lines, values, nesting, ends. A file
 * that makes trouble shrinks to fewer lines, fewer changes, and shorter ones.
 */
import fc from 'fast-check';
import type {CorpusFile} from './corpus.ts';

type Change = (text: string) => string;

/** What means something to Markdown, YAML, TeX, JSON, HTML, or to the languages of blocks. */
const MARKS = [
  ...['[', ']', '{', '}', '(', ')', '<', '>', '"', "'", '`', '```', '~~~', '$', '$$', '\\(', '\\['],
  ...[
    '*',
    '**',
    '_',
    '__',
    '~',
    '~~',
    '==',
    '^',
    '|',
    '||',
    '!',
    '![',
    '](',
    '[^',
    ']:',
    '[[',
    '@',
    '#',
  ],
  ...[
    '- ',
    '* ',
    '1. ',
    '> ',
    '# ',
    '## ',
    '---\n',
    '+++\n',
    ':::',
    ': ',
    ', ',
    '&a ',
    '*a ',
    '!!',
    '%',
    '%%',
  ],
  ...[
    '\\',
    '\\frac{',
    '\\begin{',
    '\\end{',
    '\\left(',
    '\\def\\a{\\a}',
    '\\\\',
    '<div>',
    '</div>',
    '<!--',
    '-->',
  ],
  ...[
    '&',
    '&#0;',
    '&amp',
    '{{',
    '}}',
    '"\\u',
    'null',
    '-',
    '--',
    '->',
    '=',
    '+',
    '/',
    '1e999',
    '0.1',
    '٣',
  ],
  ...[
    'a*b',
    'a_b',
    'a~b',
    'www.a',
    'http://a',
    'a@b.c',
    'data:',
    ' ',
    '  ',
    '\t',
    '\n',
    '\n\n',
    '\r',
    '\r\n',
  ],
];
/** Characters that are seldom typed. */
const ODD = [
  ...[
    '\u0000',
    '\u0007',
    '\u001b[31m',
    '\u0085',
    '\u00a0',
    '\u00ad',
    '\u0301',
    '\u200b',
    '\u200d',
    '\u200f',
  ],
  ...[
    '\u2028',
    '\u202e',
    '\u2066',
    '\u3000',
    '\ud800',
    '\udfff',
    '\ue000',
    '\ufdd0',
    '\ufdd1',
    '\ufeff',
    '\uffff',
  ],
  ...['\u{1f469}\u200d', '\u{1f1e9}', '\u{e0041}', '\u{10ffff}', 'ﷺ', 'ẞ', 'İ', '𝔄'],
];

/** A place in a text of any length, as a part of it. */
const place = fc.nat(9_999);
const at = (text: string, part: number): number => Math.floor((part / 10_000) * (text.length + 1));
const insert = (text: string, part: number, added: string): string => {
  const offset = at(text, part);
  return text.slice(0, offset) + added + text.slice(offset);
};
/** Changes the lines of a text; gets their index at the place. */
const onLines = (
  text: string,
  part: number,
  change: (lines: string[], index: number) => readonly string[],
): string => {
  const lines = text.split('\n');
  return change(lines, Math.floor((part / 10_000) * lines.length)).join('\n');
};

const mark = fc.constantFrom(...MARKS);
/** Marks without an end, such as stars that nothing closes, alone or in turns. */
const manyMarks = fc
  .tuple(
    fc.array(fc.oneof(mark, fc.constantFrom('a', ' ', ...ODD)), {minLength: 1, maxLength: 4}),
    fc.nat(400),
  )
  .map(([marks, more]) => marks.join('').repeat(1 + more));

function changesOf(corpus: readonly CorpusFile[]): fc.Arbitrary<Change> {
  const anyLine = fc.tuple(fc.constantFrom(...corpus), place).map(([{text}, part]) => {
    const lines = text.split('\n');
    return lines
      .slice(Math.floor((part / 10_000) * lines.length))
      .slice(0, 6)
      .join('\n');
  });
  const inserted = fc.oneof(
    mark,
    fc.constantFrom(...ODD),
    manyMarks,
    fc.string({unit: 'binary', maxLength: 40}),
    fc.string({unit: 'grapheme', maxLength: 40}),
    anyLine.map(lines => `\n${lines}\n`),
    fc
      .nat(200)
      .map(depth =>
        Array.from({length: depth}, (_, index) => `${'  '.repeat(index)}- a`).join('\n'),
      ),
  );
  /** What stands for a value of YAML or JSON. */
  const value = fc.oneof(
    fc.jsonValue({maxDepth: 4}).map(json => JSON.stringify(json)),
    fc.double().map(String),
    fc.bigInt().map(String),
    fc.constantFrom(
      '',
      '~',
      'yes',
      '[',
      '{a',
      '"',
      '*a',
      '&a',
      '|',
      '>',
      '!!js x',
      '2026-12-01',
      '0x1g',
      '.inf',
      '-',
    ),
    inserted,
  );
  return fc.oneof(
    fc.tuple(place, inserted).map(
      ([part, added]): Change =>
        text =>
          insert(text, part, added),
    ),
    fc.tuple(place, fc.nat(40)).map(([part, length]): Change => text => {
      const offset = at(text, part);
      return text.slice(0, offset) + text.slice(offset + 1 + length);
    }),
    place.map(
      (part): Change =>
        text =>
          text.slice(0, at(text, part)),
    ),
    fc.tuple(place, place).map(
      ([one, other]): Change =>
        text =>
          onLines(text, one, (lines, first) => {
            const second = Math.floor((other / 10_000) * lines.length);
            [lines[first], lines[second]] = [lines[second] ?? '', lines[first] ?? ''];
            return lines;
          }),
    ),
    fc.tuple(place, fc.nat(8), fc.nat(30)).map(
      ([part, height, times]): Change =>
        text =>
          onLines(text, part, (lines, first) => {
            const block = lines.slice(first, first + 1 + height);
            return lines.toSpliced(first, 0, ...Array.from({length: times}, () => block).flat());
          }),
    ),
    place.map(
      (part): Change =>
        text =>
          onLines(text, part, (lines, index) => lines.toSpliced(index, 1)),
    ),
    // Another value behind a key or a mark of a list.
    fc.tuple(place, value).map(
      ([part, written]): Change =>
        text =>
          onLines(text, part, (lines, index) =>
            lines.with(
              index,
              (lines[index] ?? '').replace(
                /^(\s*(?:-|[^:]*:)).*$/,
                (_, head: string) => `${head} ${written}`,
              ),
            ),
          ),
    ),
    // Another indentation.
    fc.tuple(place, fc.constantFrom('', ' ', '   ', '      ', '\t', '> ', '- ')).map(
      ([part, indent]): Change =>
        text =>
          onLines(text, part, (lines, index) =>
            lines.with(index, indent + (lines[index] ?? '').trimStart()),
          ),
    ),
    fc.tuple(place, place).map(([one, other]): Change => text => {
      const words = text.split(/(\s+)/);
      const wordAt = (part: number): number => Math.floor((part / 10_000) * words.length);
      return words
        .toSpliced(wordAt(one), 1, words[wordAt(other)] ?? '', words[wordAt(other)] ?? '')
        .join('');
    }),
  );
}

/** So many parts in a thousand of a file are a fourth of those that are drawn: the others are whole. */
const WHOLE = 250;

/**
 * Spoiled files.
 *
 * @param corpus - What they are made of.
 */
export function spoiledFiles(corpus: readonly CorpusFile[]): fc.Arbitrary<CorpusFile> {
  return fc
    .tuple(
      fc.constantFrom(...corpus),
      fc.nat(999),
      place,
      fc.array(changesOf(corpus), {minLength: 1, maxLength: 4}),
    )
    .map(([{name, text}, share, first, changes]) => {
      const lines = text.split('\n');
      const kept = Math.ceil(lines.length * Math.min(1, share / WHOLE));
      const start = Math.floor((first / 10_000) * (lines.length - kept + 1));
      const part = lines.slice(start, start + kept).join('\n');
      return {name, text: changes.reduce((changed, change) => change(changed), part)};
    });
}
