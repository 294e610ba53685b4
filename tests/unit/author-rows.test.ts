/** What teachers type into rows: points, verses, levels of lists, what blocks are called, abbreviations. */
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {readLecture} from '../../agents/author/index.ts';
import {folderForFile} from '../temporary-folder.ts';

const folder = folderForFile();

async function linesOf(markdown: string, language = 'en', top = ''): Promise<string[]> {
  const file = path.join(folder, 'lecture.md');
  writeFileSync(file, `---\ntitle: T\nlanguage: ${language}\n${top}---\n\n## S\n\n${markdown}\n`);
  const {sections} = await readLecture(file);
  return sections.flatMap(({title, beats}, index) => [
    ...(index === 0 ? [] : [`# ${title}`]),
    ...beats.map(({line}) => line),
  ]);
}

describe('rows', () => {
  it.each([
    ['Solve:\na) one\nb) two', ['Solve:', 'a) one', 'b) two']],
    ['(i) one\n(ii) two', ['(i) one', '(ii) two']],
    ['a. one\nb. two', ['a. one', 'b. two']],
    ['• one\n• two', ['one', 'two']],
    ['1. Task\n   a) one\n   b) two\n2. Next', ['1. Task', '  a) one', '  b) two', '2. Next']],
    ['- Quiz\n  - a) one\n  - b) two', ['Quiz', '  a) one', '  b) two']],
    ['#. one\n#. two', ['1. one', '2. two']],
    ['(@) one\n(@) two', ['1. one', '2. two']],
    ['1) one\n2) two', ['1) one', '2) two']],
    ['Roses are red,  \nviolets are blue.', ['Roses are red,', 'violets are blue.']],
    ['Roses are red,\\\nViolets are blue.', ['Roses are red,', 'Violets are blue.']],
    ['Roses<br>Violets', ['Roses', 'Violets']],
    ['- A point that  \n  goes on', ['A point that goes on']],
    ['- Hello  \n  World', ['Hello', 'World']],
    ['a sentence\nin two rows', ['a sentence in two rows']],
  ])('%j', async (markdown, lines) => {
    expect(await linesOf(markdown)).toEqual(lines);
  });

  it('of lists in lists are set in by their level', async () => {
    expect(await linesOf('1. one\n   1. two\n      - three\n   2. four\n- five\n  1. six')).toEqual(
      ['1. one', '  1. two', '    – three', '  2. four', 'five', '  1. six'],
    );
  });
});

describe('named blocks', () => {
  it.each([
    ['::: {.theorem name="Bolzano"}\nIt is.\n:::', 'fr', ['**Théorème (Bolzano).** It is.']],
    [
      '::: {.theorem name="Théorème de Rolle"}\nIt is.\n:::',
      'fr',
      ['**Théorème de Rolle.** It is.'],
    ],
    ['::: proof\nClear.\n:::', 'de', ['**Beweis.** Clear.']],
    ['::: {.callout-tip}\n## Hear\nIt is.\n:::', 'en', ['**Tip (Hear).** It is.']],
    ['::: {#thm-one}\nIt is.\n:::', 'es', ['**Teorema.** It is.']],
    ['::: {.columns}\nIt is.\n:::', 'en', ['It is.']],
    [
      'Before.\n\n::: remark\n- one\n- two\n:::\n\nAfter.',
      'en',
      ['Before.', '**Remark.**', 'one', 'two', 'After.'],
    ],
  ])('%j in %s', async (markdown, language, lines) => {
    expect(await linesOf(markdown, language)).toEqual(lines);
  });
});

describe('words in HTML', () => {
  it.each([
    ['<p>A <b>bold</b> and <i>slanted</i> H<sub>2</sub>O</p>', ['A **bold** and *slanted* H₂O']],
    ['<div>One<br>Two</div>', ['One', 'Two']],
    ['- <p>A <b>point</b></p>', ['A **point**']],
  ])('%s', async (markdown, lines) => {
    expect(await linesOf(markdown)).toEqual(lines);
  });
});

describe('long paragraphs are cut between sentences, not', () => {
  const long =
    'A sentence of many words that nobody would like to hear twice, though here it is needed for its length';
  it.each([
    ['es', `${long} en su vol. 2. El Sr. García`, [`${long} en su vol. 2.`, 'El Sr. García']],
    ['de', `${long}; vgl. Art. 5 Abs. 2. Am 5. Mai`, [`${long}; vgl. Art. 5 Abs. 2.`, 'Am 5. Mai']],
    ['en', `${long} in 1992. Then Dr. X came`, [`${long} in 1992.`, 'Then Dr. X came']],
    ['en', `${long} … 5 of them. Then`, [`${long} … 5 of them.`, 'Then']],
  ])('behind abbreviations: %s', async (language, markdown, lines) => {
    expect(await linesOf(markdown, language)).toEqual(lines);
  });
});

describe('cross references', () => {
  it.each([
    ['fr', "De l'@eq-f on tire le @thm-tvi.", "De l'équation on tire le théorème."],
    ['fr', '@fig-f le montre.', 'la figure le montre.'],
    ['en', 'As \\eqref{eq:two} shows.', 'As the equation shows.'],
    ['fr', "Avec l'équation @eq:conj et la figure @fig:lentille.", "Avec l'équation et la figure."],
    ['de', 'Nach dem @thm-a und @def-b.', 'Nach dem Satz und die Definition.'],
  ])('in %s: %s', async (language, markdown, line) => {
    expect(await linesOf(markdown, language)).toEqual([line]);
  });
});

it('a decimal comma in a formula is none of a list', async () => {
  expect(await linesOf('- $U = 1,10$ und $f(1, 2)$', 'de')).toEqual(['$U = 1{,}10$ und $f(1, 2)$']);
  expect(await linesOf('- $U = 1,10$', 'en')).toEqual(['$U = 1,10$']);
});

it('powers that are typed as on a keyboard are raised', async () => {
  expect(await linesOf('About 10^9 in a gram, 10^-3 m, 2^n')).toEqual([
    'About 10⁹ in a gram, 10⁻³ m, 2^n',
  ]);
});

it('a deck shows its title on the slide that has it', async () => {
  const file = path.join(folder, 'deck.md');
  writeFileSync(
    file,
    '---\nmarp: true\n---\n\n# Sorting\n## Quicksort\n\nDr. X\n\n---\n\n## Next\n\n- one\n\n![bg](dark.png)\n',
  );
  const {title, sections} = await readLecture(file);
  expect(title).toBe('Sorting');
  expect(sections.map(section => section.title)).toEqual(['Sorting: Quicksort', 'Next']);
});

it('long lines that do not stand beside the stage together go on in another section', async () => {
  const line =
    'A line of about a hundred and forty letters, which takes five rows of the narrow column that is beside the stage for all of the lines';
  const lines = await linesOf(
    Array.from({length: 6}, (_, index) => `- ${index} ${line}`).join('\n'),
  );
  expect(lines.filter(words => words.startsWith('#'))).toEqual(['# S (2)']);
  expect(lines).toHaveLength(7);
});
