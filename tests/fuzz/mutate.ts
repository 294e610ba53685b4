/** Changes lecture files as strangers, editors and models spoil them: bytes, words, lines, nesting, ends. Pure. */

/** A source of numbers that a seed repeats: mulberry32, from 0 to below 1. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const MARKS = [
  '[',
  '{',
  '(',
  '>',
  '- ',
  '$',
  '`',
  '*',
  '|',
  '\\frac{',
  '<div>',
  '# ',
  '&a ',
  '*a ',
];
const ODD = [
  '\u0000',
  '\u2028',
  '\u202e',
  '\ud800',
  '\ufdd0',
  '\ufeff',
  '\u0301',
  '\u{1f469}\u200d',
  '\u00a0',
  '\t',
  '\r',
];

/**
 * A text with one to four changes.
 *
 * @param next - Numbers from 0 to below 1, as {@link numbersFrom} makes them.
 */
export function mutate(text: string, next: () => number): string {
  const below = (most: number): number => Math.floor(next() * most);
  const one = (choices: readonly string[]): string => choices[below(choices.length)] ?? '';
  const insert = (into: string, added: string): string => {
    const at = below(into.length + 1);
    return into.slice(0, at) + added + into.slice(at);
  };
  const changes: readonly ((before: string) => string)[] = [
    before => before.slice(0, below(before.length + 1)),
    before => insert(before, one(ODD)),
    before => insert(before, one(MARKS).repeat(1 + below(300))),
    before => insert(before, one(MARKS)),
    before => {
      const lines = before.split('\n');
      const [first, second] = [below(lines.length), below(lines.length)];
      [lines[first], lines[second]] = [lines[second] ?? '', lines[first] ?? ''];
      return lines.join('\n');
    },
    before => {
      const lines = before.split('\n');
      const first = below(lines.length);
      const block = lines.slice(first, first + 1 + below(8));
      const times = 1 + below(20);
      const repeated = Array.from({length: times}, () => block).flat();
      return lines.toSpliced(first, 0, ...repeated).join('\n');
    },
    before =>
      before
        .split('\n')
        .toSpliced(below(before.split('\n').length), 1)
        .join('\n'),
    before => {
      const words = before.split(/(\s+)/);
      const at = below(words.length);
      return words.toSpliced(at, 1, one(words), one(words)).join('');
    },
    before => {
      const at = below(before.length);
      return before.slice(0, at) + before.slice(at + 1 + below(12));
    },
    before =>
      insert(
        before,
        Array.from({length: 2 + below(200)}, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
      ),
  ];
  let changed = text;
  for (let count = 1 + below(4); count > 0; count -= 1) {
    changed = changes[below(changes.length)]?.(changed) ?? changed;
  }
  return changed;
}
