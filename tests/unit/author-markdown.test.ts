import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {LectureFileError, type LectureRemark, readLecture} from '../../agents/author/index.ts';
import type {Storyboard} from '../../schema/storyboard.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lectern-markdown-'));
  await writeFile(path.join(folder, 'leaf.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(path.join(folder, 'my leaf.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(path.join(folder, 'leaf.txt'), 'no image');
});
afterAll(() => rm(folder, {recursive: true, force: true}));

interface Reading {
  readonly lecture: Storyboard;
  /** `note message`, or `warning line:column message`. */
  readonly told: readonly string[];
}

async function read(text: string, name = 'notes.md'): Promise<Reading> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  const remarks: LectureRemark[] = [];
  const lecture = await readLecture(file, {tell: remark => remarks.push(remark)});
  return {
    lecture,
    told: remarks.map(({kind, message, where: {line, column}}) =>
      kind === 'note' ? `note ${message}` : `warning ${line ?? '-'}:${column ?? '-'} ${message}`,
    ),
  };
}

/** A lecture as an outline: `# section`, its lines, what is said, the kinds of its pictures. */
function outline({sections}: Storyboard): string[] {
  return sections.flatMap(({title, beats}) => [
    `# ${title}`,
    ...beats.flatMap(({line, narration, pictures}) => [
      line,
      ...(narration === undefined ? [] : [`(${narration})`]),
      ...pictures.map(({kind, content}) =>
        kind === 'formula' ? `formula ${content.steps.join(' | ')}` : kind,
      ),
    ]),
  ]);
}

async function lineOf(markdown: string): Promise<string> {
  const {lecture} = await read(`# Test\n\n## One\n\n- ${markdown}\n`);
  expect(lecture.sections[0]?.beats).toHaveLength(1);
  return lecture.sections[0]?.beats[0]?.line ?? '';
}

const content = async (markdown: string): Promise<unknown[]> => {
  const {lecture} = await read(`# Test\n\n## One\n\n${markdown}\n`);
  return lecture.sections.flatMap(({beats}) =>
    beats.flatMap(({pictures}) => pictures.map(picture => picture.content)),
  );
};

describe('words as they are typed', () => {
  it.each([
    ['Bread is $2 and milk $1.50', 'Bread is $2 and milk $1.50'],
    ['From $3.2 million to $4 million', 'From $3.2 million to $4 million'],
    ['Between $20 and 30$ a month', 'Between $20 and 30$ a month'],
    ['It is 7 $ or ($8) and ($9)', 'It is 7 $ or ($8) and ($9)'],
    ['A tip of $2 on $x$ dollars', 'A tip of $2 on $x$ dollars'],
    ['The $n$th of $a, b$', 'The $n$th of $a, b$'],
    ['Energy $$E = h f$$ of light', 'Energy $E = h f$ of light'],
    [String.raw`Both \(a_1\) and \[b^2\] are real`, 'Both $a_1$ and $b^2$ are real'],
    [String.raw`Not \[a link\] here`, 'Not [a link] here'],
    ['Bars $|x| < |y|$ and stars $a*b*c$', 'Bars $|x| < |y|$ and stars $a*b*c$'],
    ['A set $\\{a_1\n  + a_2\\}$ over lines', 'A set $\\{a_1 + a_2\\}$ over lines'],
    ['Half: $50% \\cdot k$', 'Half: $50\\% \\cdot k$'],
    ['Write `$y$` for it', 'Write `$y$` for it'],
    ['Compute 6*7*8 and a*b*c', 'Compute 6*7*8 and a*b*c'],
    ['An *important* and **bold** word', 'An *important* and **bold** word'],
    ['An _important_ and __bold__ word', 'An *important* and **bold** word'],
    ['<b>Bold</b>, <i>slanted</i>, <kbd>Ctrl</kbd>', '**Bold**, *slanted*, `Ctrl`'],
    ['~~Old~~ new', '~~Old~~ new'],
    ['**重要：**这是', '**重要：**这是'],
    ['**Law:**$x$ holds', '**Law:**$x$ holds'],
    [String.raw`Not \*this\*`, String.raw`Not \*this\*`],
    ['Call __len__ and snake_case_name', 'Call __len__ and snake_case_name'],
    ['A Map<String, Integer> here', 'A Map<String, Integer> here'],
    ['If p<q and r>s then', 'If p<q and r>s then'],
    ['The <section> element and a<br>break', 'The <section> element and a break'],
    ['CO~2~, SO~4~^2-^ and m<sup>3</sup>', 'CO₂, SO₄²⁻ and m³'],
    ['E~max~ is large', 'E${}_{\\text{max}}$ is large'],
    ['Index g[i](j) of it', 'Index g[i](j) of it'],
    ['See [the book](https://example.org) now', 'See the book now'],
    ['As shown [@turing1936, p. 5]', 'As shown (Turing 1936, p. 5)'],
    ['See @fig-tree and @eq-one', 'See the figure and the equation'],
    ['[words]{.smallcaps} here', 'words here'],
  ])('%s', async (markdown, line) => {
    expect(await lineOf(markdown)).toBe(line);
  });
});

describe('signs that keyboards lack', () => {
  it.each([
    ['5 May -- a day', '5 May – a day'],
    ['pages 112--130', 'pages 112–130'],
    ['a ==marked== word', 'a marked word'],
    ['`a -- b`, i--, a == b', '`a -- b`, i--, a == b'],
  ])('%s', async (written, shown) => {
    expect(await lineOf(written)).toBe(shown);
  });
});

describe('formulas', () => {
  it.each([
    ['$$\na^2\n= b\n- c\n$$', ['a^2 = b - c']],
    ['\\[\nx_1 * x_2 < 3\n\\]', ['x_1 * x_2 < 3']],
    ['$$ u $$ {#eq-one}\n\n$$ v $$.', ['u', 'v']],
    ['> $$\n> a < b\n> $$', ['a < b']],
    ['$$\n\\begin{align}\na &= b \\\\\n&= c\n\\end{align}\n$$', ['a = b', '= c']],
    ['```{math}\n:label: one\nE = m\n```', ['E = m']],
  ])('stand by themselves: %s', async (markdown, steps) => {
    expect(await content(markdown)).toEqual([{steps}]);
  });

  it('may be environments without anything around them', async () => {
    const [formula] = await content('\\begin{align}\na &= b \\\\\n&= c\n\\end{align}');
    expect(JSON.stringify(formula)).toMatch(/a &= b|a.*=.*b/);
  });

  it('in tables keep their bars', async () => {
    expect(await content('| f | g |\n|--:|---|\n| $|x|$ | $P(A|B)$ |')).toEqual([
      {head: ['f', 'g'], rows: [['$|x|$', '$P(A|B)$']], align: ['right', 'auto']},
    ]);
  });
});

describe('notes as teachers write them', () => {
  it('have lines from paragraphs where there is no list', async () => {
    const {lecture, told} = await read(
      '# Light\n\n## What it is\n\nLight is a wave. It needs no medium.\n\nIt is fast.\n',
    );
    expect(lecture.title).toBe('Light');
    expect(outline(lecture)).toEqual([
      '# What it is',
      'Light is a wave. It needs no medium.',
      'It is fast.',
    ]);
    expect(told).toEqual([]);
  });

  it('say paragraphs beside a list, and show the one above a picture', async () => {
    const {lecture, told} = await read(
      '# T\n\n## S\n\nJust said.\n\n- one\n- two\n\nLook at this:\n\n$$x$$\n',
    );
    expect(outline(lecture)).toEqual([
      '# S',
      'one',
      '(Just said.)',
      'two',
      'Look at this:',
      'formula x',
    ]);
    expect(told).toEqual(['note notes.md: 1 paragraph beside lists kept as narration.']);
  });

  it('have pictures of the line above, or of the first line, or of a line made for them', async () => {
    const {lecture} = await read(
      [
        '# T',
        '## First',
        '| a | b |\n|---|---|\n| 1 | 2 |',
        '- one',
        '> Said by many',
        '## Alone',
        '![A leaf](leaf.svg)',
        '## Nothing else',
        '$$y$$',
      ].join('\n\n'),
    );
    expect(outline(lecture)).toEqual([
      '# First',
      'one',
      'table',
      'quote',
      '# Alone',
      'A leaf',
      'image',
      '# Nothing else',
      'Nothing else',
      'formula y',
    ]);
  });

  it('keep numbers, boxes and points under points', async () => {
    const {lecture} = await read(
      '# T\n\n## S\n\n3. three\n   - inner\n4. four\n\n## Tasks\n\n- [x] done\n- [ ] open\n',
    );
    expect(outline(lecture)).toEqual([
      '# S',
      '3. three',
      '– inner',
      '4. four',
      '# Tasks',
      '☑ done',
      '☐ open',
    ]);
  });

  it('show images among words, and tell of those that are not there', async () => {
    const {lecture, told} = await read(
      '# T\n\n## S\n\n- A ![](leaf.svg) and ![two](my leaf.svg)\n- ![gone](gone.png) away\n- x ![](https://example.org/a.png)\n- y ![](leaf.txt)\n',
    );
    expect(outline(lecture)).toEqual(['# S', 'A and', 'image', 'image', 'gone', 'away', 'x', 'y']);
    expect(told).toEqual([
      'note notes.md: 1 section; pictures of 2 images.',
      'warning 6:3 The image gone.png is missing, so its words stand in its place.',
      'warning 7:5 The image https://example.org/a.png is on the network, so it is left out.',
      'warning 8:5 The image leaf.txt is no picture that browsers show, so it is left out.',
    ]);
  });

  it('tell once of what a table cannot show', async () => {
    const {lecture, told} = await read('## S\n\n| a | b |\n|---|---|\n| ![x](leaf.svg) | c |\n');
    expect(outline(lecture)).toContain('table');
    expect(told.filter(line => line.includes('within a table'))).toEqual([
      'warning 5:1 An image within a table is not shown.',
    ]);
  });

  it('do not repeat the words of a missing image that its line says already', async () => {
    const {lecture} = await read('# T\n\n## S\n\n- A leaf ![leaf](gone.png)\n');
    expect(outline(lecture)).toEqual(['# S', 'A leaf']);
  });

  it('may hold HTML, whose images and tables are shown', async () => {
    const {lecture, told} = await read(
      '# T\n\n## S\n\n- one\n\n<div align="center">\n<img src="gone.png" alt="x">\n<table><tr><th>a</th></tr><tr><td>$b$</td></tr></table>\n</div>\n',
    );
    expect(lecture.sections[0]?.beats[1]).toMatchObject({line: 'x'});
    expect(lecture.sections[0]?.beats[1]?.pictures).toMatchObject([
      {kind: 'table', content: {head: ['a'], rows: [['$b$']]}},
    ]);
    expect(told).toEqual([
      'warning 7:1 The image gone.png is missing, so its words stand in its place.',
    ]);
  });

  it('have quotations with who said them', async () => {
    expect(await content('> “It is so.”\n>\n> — Ada Lovelace')).toEqual([
      {text: 'It is so.', by: 'Ada Lovelace'},
    ]);
    expect(await content('> It is so.\n>\n> *Ada Lovelace*, letters')).toEqual([
      {text: 'It is so.', by: 'Ada Lovelace, letters'},
    ]);
    expect(await content('> It is so.\n>\n> It was always so.')).toEqual([
      {text: 'It is so.\nIt was always so.'},
    ]);
  });

  it('show a paragraph with a formula, also beside a list', async () => {
    const {lecture} = await read('# T\n\n## S\n\nIt is $E = mc^2$.\n\n- one\n');
    expect(outline(lecture)).toEqual(['# S', 'It is $E = mc^2$.', 'one']);
  });

  it('are told to be pictures', async () => {
    const {told} = await read('# T\n\n## S\n\nSee:\n\n$$x$$\n\n> So.\n\n> It is.\n');
    expect(told).toEqual(['note notes.md: 1 section; pictures of 1 formula and 2 quotations.']);
  });

  it('say footnotes', async () => {
    const {lecture} = await read('# T\n\n## S\n\n- one[^a]\n\n[^a]: More of it.\n');
    expect(outline(lecture)).toEqual(['# S', 'one', '(More of it.)']);
  });

  it('are told what another tool’s front matter says', async () => {
    const {lecture, told} = await read(
      '---\ntitle: 1984\nauthor: A. Teacher\nlang: de\ntiitle: x\n---\n\n## S\n\n- one\n',
    );
    expect(lecture).toMatchObject({title: '1984', language: 'de'});
    expect(told).toEqual([
      'note notes.md: ignored: author, tiitle.',
      'warning 5:1 “tiitle” in the front matter is not known.',
    ]);
  });
});

describe('front matter in TOML', () => {
  it('is read like YAML; what is of other tools is told', async () => {
    const {lecture, told} = await read(
      '+++\ntitle = "Waves: an introduction"\nlang="de"\ntheme = "ananke"\ntags = [\n  "a",\n]\ndate = 2024-01-01\n[params]\ntitle = "x"\n+++\n\n## S\n\n- one\n',
    );
    expect(lecture).toMatchObject({title: 'Waves: an introduction', language: 'de'});
    expect(outline(lecture)).toEqual(['# S', 'one']);
    expect(told).toEqual(['note notes.md: ignored: theme, tags, date, params.']);
  });
});

describe('headings', () => {
  it('begin sections, of whatever rank; those with nothing of their own go before the next', async () => {
    const {lecture} = await read(
      '# Course\n\n## Part\n\n### One\n\n- a\n\n### Two\n\n- b\n\n# Coda\n\n- c\n',
    );
    expect(outline(lecture)).toEqual(['# Part: One', 'a', '# Two', 'b', '# Coda', 'c']);
  });

  it('are not needed for what stands first', async () => {
    const {lecture} = await read('# Course\n\nWelcome.\n\n## One\n\n- a\n');
    expect(outline(lecture)).toEqual(['# Course', 'Welcome.', '# One', 'a']);
  });

  it('with nothing under them are their own line', async () => {
    const {lecture, told} = await read('# T\n\n## One\n\n- a\n\n## Questions?\n');
    expect(outline(lecture)).toEqual(['# One', 'a', '# Questions?', 'Questions?']);
    expect(told).toEqual([
      expect.stringMatching(/^warning 7:1 The section “Questions\?” has nothing/),
    ]);
  });
});

describe('too much of something', () => {
  it('goes on in another section when there are more lines than fit', async () => {
    const items = Array.from({length: 9}, (_, index) => `- line ${index}`).join('\n');
    const {lecture, told} = await read(`# T\n\n## S\n\n${items}\n`);
    expect(lecture.sections.map(({title, beats}) => [title, beats.length])).toEqual([
      ['S', 5],
      ['S (2)', 4],
    ]);
    expect(told).toEqual([expect.stringMatching(/^warning 10:3 .*goes on in “S \(2\)”/)]);
  });

  it('does not tear a picture apart that a later block continues', async () => {
    const line = (index: number): string =>
      `- line ${index}\n\n  \`\`\`formula #f\n  x_${index}\n  \`\`\`\n`;
    const items = Array.from({length: 9}, (_, index) =>
      index > 2 ? line(index) : `- line ${index}\n`,
    ).join('\n');
    const {lecture} = await read(`# T\n\n## S\n\n${items}\n`);
    expect(lecture.sections.map(({beats}) => beats.length)).toEqual([3, 6]);
  });

  it('is shortened where a line is too long, and said in full', async () => {
    const long = `${'A clause of several words, '.repeat(9)}and an end.`;
    const {lecture, told} = await read(`# T\n\n## S\n\n- ${long}\n`);
    const [beat] = lecture.sections[0]?.beats ?? [];
    expect(beat?.line).toMatch(/^A clause .* words …$/);
    expect(beat?.line.length).toBeLessThanOrEqual(160);
    expect(beat?.narration).toBe(long);
    expect(told).toEqual([expect.stringMatching(/^warning 5:3 This line has 254 characters/)]);
  });

  it('is cut between sentences, never in a formula or behind an abbreviation', async () => {
    const text = `This is by Dr. Who, i.e. a sentence with $a. B = \\frac{1}{2}$ in it. ${'And more of it follows. '.repeat(6)}`;
    const {lecture} = await read(`# T\n\n## S\n\n${text}\n`);
    expect(lecture.sections[0]?.beats.map(({line}) => line)).toEqual([
      'This is by Dr. Who, i.e. a sentence with $a. B = \\frac{1}{2}$ in it. And more of it follows. And more of it follows.',
      'And more of it follows. And more of it follows. And more of it follows. And more of it follows.',
    ]);
  });

  it('is a title of 500 characters', async () => {
    const {lecture, told} = await read(`# T\n\n## ${'long '.repeat(100)}\n\n- two\n`);
    expect(lecture.sections[0]?.title.length).toBeLessThanOrEqual(120);
    expect(told).toEqual([expect.stringMatching(/^warning 3:1 This title has 499 characters/)]);
  });
});

describe('decks', () => {
  it('of Marp become sections, with comments as what is said', async () => {
    const {lecture, told} = await read(
      '---\nmarp: true\ntheme: uncover\n---\n\n<!-- _class: lead -->\n\n# Waves\n\n---\n\n## Sound\n\n- loud\n\n![bg left:30% w:200px](leaf.svg)\n\n<!-- Play a tone. -->\n\n---\n\n$$v = f \\lambda$$\n',
      'deck.md',
    );
    expect(lecture).toMatchObject({title: 'Waves', theme: 'dark'});
    expect(outline(lecture)).toEqual([
      '# Sound',
      'loud',
      '(Play a tone.)',
      'image',
      '# Sound',
      'Sound',
      'formula v = f \\lambda',
    ]);
    expect(told).toEqual([
      'note deck.md read as Marp: 3 slides -> 2 sections; pictures of 1 image and 1 formula; 1 note kept as narration; ignored: marp, theme.',
    ]);
  });

  it('of Slidev lose what only Slidev understands', async () => {
    const {lecture} = await read(
      '---\ntheme: default\ntransition: fade\n---\n\n# Maps\n\n---\nlayout: two-cols\nclass: mt-4\n---\n\n# Layers\n\n<v-clicks>\n\n- roads\n- rivers\n\n</v-clicks>\n\n::right::\n\n![](leaf.svg)\n',
    );
    expect(outline(lecture)).toEqual(['# Layers', 'roads', 'rivers', 'image']);
  });

  it('show what a slide has before its heading under it', async () => {
    const {lecture, told} = await read(
      '---\ntransition: fade\n---\n\n# Maps\n\n- one\n\n---\nlayout: image-right\nimage: ./leaf.svg\n---\n\n# Layers\n\n- roads\n\n---\nsrc: ./other.md\n---\n',
    );
    expect(outline(lecture)).toEqual(['# Maps', 'one', '# Layers', 'roads', 'image']);
    expect(told[0]).toContain('src: ./other.md');
  });

  it('of MyST have tables of lists, and of pandoc captions under tables', async () => {
    const {lecture: myst} = await read(
      '# T\n\n## S\n\n```{list-table} Speeds\n:header-rows: 1\n* - in\n  - v\n* - air\n  - 343\n```\n',
    );
    expect(outline(myst)).toEqual(['# S', 'Speeds', 'table']);
    expect(myst.sections[0]?.beats[0]?.pictures).toMatchObject([
      {content: {head: ['in', 'v'], rows: [['air', '343']]}},
    ]);
    const {lecture} = await read('# T\n\n## S\n\n| a |\n|---|\n| b |\n\n: Results {#tbl-one}\n');
    expect(outline(lecture)).toEqual(['# S', 'Results', 'table']);
  });

  it('of Quarto lose fences and attributes, and say notes', async () => {
    const {lecture} = await read(
      '---\ntitle: Lines\nformat: revealjs\n---\n\n# Part\n\n## Fit {#sec-fit .smaller}\n\n::: {.incremental}\n- one\n- two\n:::\n\n. . .\n\n::: {.notes}\nSlowly.\n:::\n',
    );
    expect(outline(lecture)).toEqual(['# Part: Fit', 'one', 'two', '(Slowly.)']);
  });

  it('of MyST have directives and roles', async () => {
    const {lecture} = await read(
      '# T\n\n(label)=\n## S\n\n- mass {math}`m_0`\n\n```{figure} leaf.svg\n:width: 40%\n\nA leaf\n```\n\n```{note}\nMind the **sign**.\n```\n\n% hidden\n',
    );
    expect(outline(lecture)).toEqual(['# S', 'mass $m_0$', '(Mind the sign.)', 'image']);
  });
});

describe('notebooks', () => {
  const PNG =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
  const cell = (type: string, source: string, rest: object = {}) => ({
    cell_type: type,
    metadata: {},
    source: source.split(/(?<=\n)/),
    ...rest,
  });
  const notebook = (...cells: object[]) =>
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {language_info: {name: 'python'}},
      cells,
    });

  it('become lectures, with what their code puts out', async () => {
    const {lecture, told} = await read(
      notebook(
        cell('markdown', '# Heat\n\nIt flows at \\$2 a joule.'),
        cell('code', '%matplotlib inline\n', {outputs: []}),
        cell('markdown', '## Data\n\nMeasured:'),
        cell('code', '%time\nhead(data)', {
          outputs: [
            {
              output_type: 'execute_result',
              data: {
                'text/html': [
                  '<table><tr><th>t</th><th>$\\theta$</th></tr>',
                  '<tr><td>1</td><td>2.50</td></tr></table>',
                ],
                'text/plain': ['t'],
              },
            },
            {output_type: 'display_data', data: {'image/png': `${PNG}\n`}},
            {output_type: 'error', ename: 'BoundsError', evalue: 'at 7'},
          ],
        }),
        cell('markdown', '## Picture\n\n![](attachment:a.svg)\n\n![gone](gone.png)', {
          attachments: {'a.svg': {'image/svg+xml': SVG}},
        }),
      ),
      'heat.ipynb',
    );
    expect(lecture.title).toBe('Heat');
    const pictures = lecture.sections.flatMap(({beats}) => beats.flatMap(beat => beat.pictures));
    expect(pictures.map(({kind, content}) => ({kind, ...content}))).toEqual([
      {kind: 'code', code: 'head(data)', language: 'python'},
      {kind: 'table', head: ['t', '$\\theta$'], rows: [['1', '2.50']]},
      {kind: 'image', source: `data:image/png;base64,${PNG}`, alt: ''},
      {kind: 'code', code: 'BoundsError: at 7', language: 'text'},
      {kind: 'image', source: `data:image/svg+xml;base64,${SVG}`, alt: ''},
    ]);
    expect(told).toEqual([
      'note heat.ipynb read as Jupyter: 3 sections; pictures of 1 table and 2 images.',
      'warning -:- Cell 5, line 5: The image gone.png is missing, so its words stand in its place.',
    ]);
  });

  it('have a line for each cell that has a title, where there are many', async () => {
    const printed = (text: string) => ({outputs: [{output_type: 'stream', text}]});
    const {lecture} = await read(
      notebook(
        cell('markdown', '# Cities\n\nWe read the file.'),
        cell('code', 'import pandas as pd'),
        cell('code', '# Read the file\ncities = pd.read_csv("cities.csv")'),
        cell('code', '# type: ignore\nprint(len(cities))', printed('42')),
        cell('code', '# How many are there?\nlen(cities)', printed('42')),
        cell('markdown', '## Two cells\n\nThey stand together.'),
        cell('code', '# First\n1', printed('1')),
      ),
      'cities.ipynb',
    );
    expect(outline(lecture)).toEqual([
      '# Cities',
      'We read the file.',
      'code',
      'Read the file',
      'code',
      'code',
      'code',
      'How many are there?',
      'code',
      'code',
      '# Two cells',
      'They stand together.',
      'code',
      'code',
    ]);
  });

  it('that are none are refused', async () => {
    await expect(read('{"cells": 1}', 'none.ipynb')).rejects.toThrow('no notebook of Jupyter');
  });
});

it('tells the line of letters, or else that of their section', async () => {
  const file = path.join(folder, 'letters.md');
  await writeFile(file, '# T\n\n## One\n\n- ኃይል\n\n## Two\n\n- two\n- force: ኃይል\n');
  let lines: number[] = [];
  await readLecture(file, {
    locate: lineOf => (lines = [lineOf(2, undefined, ['ል', 'ኃ']), lineOf(2, undefined, ['Ꮳ'])]),
  });
  expect(lines).toEqual([10, 7]);
});

describe('pictures of other tools', () => {
  it.each([
    [
      'mermaid',
      'flowchart LR\n  a([Start]) --> b{Is it?}\n  b -->|yes| c & d\n  b -- no --> a\n  c -.-> d %% dashed\n  style a fill:#fff',
      {
        direction: 'right',
        labels: ['Start', 'Is it?', 'c', 'd'],
        shapes: ['round', 'diamond', undefined, undefined],
        edges: 5,
      },
    ],
    [
      'dot',
      'digraph { rankdir=LR; node [shape=circle]; p [label="one"]; p -> q -> r [label=x]; p -> {s t} }',
      {
        direction: 'right',
        labels: ['one', 'q', 'r', 's', 't'],
        shapes: ['circle', 'circle', 'circle', 'circle', 'circle'],
        edges: 4,
      },
    ],
  ])('%s becomes a diagram', async (language, source, wanted) => {
    const {lecture} = await read(`# T\n\n## S\n\n\`\`\`${language}\n${source}\n\`\`\`\n`);
    const picture = lecture.sections[0]?.beats[0]?.pictures[0];
    if (picture?.kind !== 'diagram') throw new Error('It is no diagram.');
    const {direction, nodes = [], edges = []} = picture.content;
    const settings = nodes.map(([, node]) => node);
    expect({
      direction,
      labels: settings.map(({label}) => label),
      shapes: settings.map(({shape}) => shape),
      edges: edges.length,
    }).toEqual(wanted);
  });

  it('keep the names of their nodes, whatever stands in them', async () => {
    const {lecture} = await read(
      '# T\n\n## S\n\n```dot\ndigraph { "a -> b" -> "c-d" [label="x: y"]; "c-d" -> "e f" }\n```\n',
    );
    expect(lecture.sections[0]?.beats[0]?.pictures[0]?.content).toMatchObject({
      nodes: [
        ['a -> b', {}],
        ['c-d', {}],
        ['e f', {}],
      ],
      edges: ['"a -> b" -> c-d: x: y', 'c-d -> e f'],
    });
  });

  it('that are not read stay code, which is told', async () => {
    const {lecture, told} = await read(
      '# T\n\n## S\n\n```mermaid\nsequenceDiagram\n  A->>B: hello\n```\n',
    );
    expect(lecture.sections[0]?.beats[0]?.pictures[0]?.kind).toBe('code');
    expect(told).toEqual([
      expect.stringMatching(/^warning 5:1 This mermaid picture is shown as its code/),
    ]);
  });

  it('are read where a block is nearly one of Lectern', async () => {
    expect(
      await content(
        '```plot\nx: [0, 4]\nxlabel: t (s)\ny = 2*x - x^2\n```\n\n```plot\nvector: (0,0) -> (3, 4)\n```\n\n```chart\ntype: line\nx: [0, 1]\nv: [2, 3]\n```\n\n```chart\ntype: bar\nlabels: [a, b]\nvalues: [1, 2]\n```',
      ),
    ).toMatchObject([
      {x: [0, 4], xLabel: 't (s)', draw: [['part1', {curve: '2*x - x^2'}]]},
      {
        x: [0, 4],
        y: [0, 5],
        draw: [
          [
            'part1',
            {
              arrow: [
                [0, 0],
                [3, 4],
              ],
            },
          ],
        ],
      },
      {
        x: [0, 1],
        draw: [
          [
            'series 1',
            {
              polyline: [
                [0, 2],
                [1, 3],
              ],
              label: 'v',
            },
          ],
        ],
      },
      {
        bars: [
          ['a', {value: 1}],
          ['b', {value: 2}],
        ],
      },
    ]);
  });
});

describe('a block that continues a picture', () => {
  const continuing = async (kind: string, first: string, later: string): Promise<string[]> => {
    const text = `# T\n\n## S\n\n- a\n\n  \`\`\`${kind} #p\n  ${first}\n  \`\`\`\n\n- b\n\n  \`\`\`${kind} #p\n  ${later}\n  \`\`\`\n`;
    try {
      await read(text);
      return [];
    } catch (error) {
      return error instanceof LectureFileError
        ? error.problems.map(({message, where}) => `${where.line ?? '-'} ${message}`)
        : [String(error)];
    }
  };

  it.each([
    ['plot', 'x: [0, 1]', 'x: [0, 2]', 'x'],
    ['plot', 'x: [0, 1]', 'xLabel: time', 'xLabel'],
    ['geometry', 'x: [0, 1]', 'y: [0, 2]', 'y'],
    ['transform', 'extent: 3', 'extent: 4', 'extent'],
    ['numberline', 'range: [0, 1]', 'step: 0.5', 'step'],
    ['chart', 'bars: {a: 1}', "unit: ' kg'", 'unit'],
    ['cells', 'values: [1]', 'indices: true', 'indices'],
    ['table', 'rows: [[1, 2]]', 'head: [a, b]', 'head'],
  ])('%s: is told what cannot change: %s, then %s', async (kind, first, later, key) => {
    expect(await continuing(kind, first, later)).toEqual([
      `14 “${key}” stays as the first block of “#p” says it.`,
    ]);
  });

  it('may say the same again', async () => {
    expect(await continuing('plot', 'x: [0, 1]', 'x: [0, 1]')).toEqual([]);
  });

  it('adds rows to a table', async () => {
    expect(await continuing('table', 'rows: [[1, 2]]', 'rows: [[3, 4]]')).toEqual([]);
    expect(await continuing('table', 'rows: [[1, 2]]', 'rows: [[3]]')).toEqual([
      '14 This row has 1 cell, those before have 2.',
    ]);
  });
});

describe('the language of a file that names none', () => {
  const german =
    '# Notizen\n\n- Das ist ein Satz, der nicht auf Englisch ist\n- Der Wert ist 3.5 und wird mit der Zeit größer\n';
  const named = (text: string): string => `---\nlanguage: en\n---\n${text}`;

  it('is told where its small words are those of another language', async () => {
    const {lecture, told} = await read(german);
    expect(lecture.language).toBe('en');
    expect(told).toContainEqual(
      expect.stringMatching(/^warning 1:1 The words look like German, but /),
    );
    expect((await read(named(german))).told).toEqual([]);
  });

  it('is the one of its script', async () => {
    const hebrew = '# נגזרת\n\n- שיפוע המיתר הוא מנה של שני הפרשים\n';
    const {lecture, told} = await read(hebrew);
    expect(lecture.language).toBe('he');
    expect(told).toContainEqual(
      expect.stringMatching(/^note notes\.md is read as Hebrew, by its script/),
    );
    expect((await read(named(hebrew))).lecture.language).toBe('en');
  });
});
