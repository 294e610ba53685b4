/** Reads what stands behind the fence of a block: its name, its area and other words. */
import {blockOf, capitalised} from '../../schema/block-words.ts';
import type {PictureKind} from '../../schema/pictures.ts';
import {nearestName} from '../../schema/nearest-name.ts';
import type {LectureProblems} from './lecture-problems.ts';
import {nearestOf} from './schema-problems.ts';
import type {Place} from './source-map.ts';

/** What the info string says: `#id`, `at=A1..C3`, and words such as `boxed` or `highlight=2-3`. */
export interface BlockInfo {
  readonly id: string | undefined;
  readonly at: readonly [string, string] | undefined;
  readonly clear: boolean;
  readonly options: ReadonlyMap<string, string>;
}

/** The share of letters that may be wrong in a word that is taken for a slip. */
export const SLIP = 0.25;

/** Words of the info string that only some kinds know. */
const OPTIONS: Partial<Record<PictureKind, readonly string[]>> = {
  code: ['highlight'],
  formula: ['become', 'boxed'],
};

/** Words of other tools that hold what is shown with the code there. */
const CAPTIONS: ReadonlySet<string> = new Set([
  ...['title', 'filename', 'file', 'caption', 'fig-cap', 'lst-cap'],
]);

/** The words behind a fence: what is quoted is one, and so is what stands around `=`; braces as of pandoc are left out. */
export function wordsOfInfo(info: string): string[] {
  const plain = info
    .replace(/^\s*\{(.*)\}\s*$/, '$1')
    .replace(/\s*=\s*/g, '=')
    .replace(/(^|\s)#\s+(?=\S)/g, '$1#');
  return plain.match(/(?:"[^"]*"|'[^']*'|[^\s"']|["'])+/g) ?? [];
}

/** Reads the words behind a fence; notes those that say nothing. */
export function readInfo(
  kind: PictureKind,
  words: readonly string[],
  place: Place,
  problems: LectureProblems,
): BlockInfo {
  let id: string | undefined;
  let at: [string, string] | undefined;
  const options = new Map<string, string>();
  const strange: string[] = [];
  const known = ['clear', ...(OPTIONS[kind] ?? [])];
  for (const word of words.filter(part => part !== '')) {
    const area = /^at=([A-F][1-6])(?:\.\.([A-F][1-6]))?$/.exec(word);
    const [key = '', value = ''] = word.split('=');
    if (/^#./.test(word)) id = word.slice(1);
    else if (area?.[1] !== undefined) at = [area[1], area[2] ?? area[1]];
    else if (key === 'at') {
      problems.add(
        `“${word}” is no area of the stage.`,
        place,
        'Rows are A to F from the top, columns 1 to 6: write it as at=A1..C3.',
      );
    } else if (known.includes(key)) options.set(key, value);
    // Other tools have many words for code; of those that hold words, a viewer would see nothing.
    else if (kind === 'code' && nearestName(key, known, SLIP) === undefined) {
      if (!CAPTIONS.has(key) || value === '') continue;
      problems.warn(
        `The ${key} ${value} is not shown with the code.`,
        place,
        'Say it in the line above, or as a comment in the code.',
      );
    } else strange.push(word);
  }
  const [first] = strange;
  const isName = (word: string): boolean => /^[\p{L}\p{N}]+$/u.test(word);
  if (first !== undefined) {
    const [key = ''] = first.split('=');
    const isRest = id !== undefined && words[words.indexOf(first) - 1] === `#${id}`;
    problems.add(
      `${capitalised(blockOf(kind, 'a'))} knows no ${strange.map(word => `“${word}”`).join(' and no ')}.`,
      place,
      isRest && strange.every(isName)
        ? `A name has no spaces: write #${[id, ...strange].join('-')}.`
        : id === undefined && isName(first) && nearestName(key, known, SLIP) === undefined
          ? `If it is the name of the picture, write #${first}.`
          : nearestOf(key, [...known, '#name', 'at=A1..C3']),
    );
    // Blocks that go on with it are not told of as well.
    if (isName(first)) id ??= first;
  }
  return {id, at, clear: options.has('clear'), options};
}
