import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {readLecture} from '../../agents/author/index.ts';
import {notesFolder, outline} from './notes-of-teachers.ts';

const {folder, read, contentsOf} = notesFolder();

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

  it('say long paragraphs beside a list, and show short ones and those above a picture', async () => {
    const said =
      'It is said at length, so that nobody would take it for a line beside the stage, but for what a teacher tells the class.';
    const {lecture, told} = await read(
      `# T\n\n## S\n\n${said}\n\n- one\n- two\n\nAsk the class.\n\n${said} ${said}\n\n$$x$$\n`,
    );
    expect(outline(lecture)).toEqual([
      '# S',
      'one',
      `(${said})`,
      'two',
      'Ask the class.',
      said,
      said,
      'formula x',
    ]);
    expect(told).toEqual([
      'note notes.md: 1 paragraph beside lists kept as narration, not shown (line 5).',
    ]);
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
      '  – inner',
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
    expect(await contentsOf('> “It is so.”\n>\n> — Ada Lovelace')).toEqual([
      {text: '“It is so.”', by: 'Ada Lovelace'},
    ]);
    expect(await contentsOf('> It is so.\n>\n> *Ada Lovelace*, letters')).toEqual([
      {text: 'It is so.', by: '*Ada Lovelace*, letters'},
    ]);
    expect(
      await contentsOf(
        '> It is so.\n> — Ada Lovelace, in a letter of which only the second half is left, *1843*',
      ),
    ).toEqual([
      {
        text: 'It is so.',
        by: 'Ada Lovelace, in a letter of which only the second half is left, *1843*',
      },
    ]);
    expect(await contentsOf('> It is so.[^1]\n\n[^1]: Or not.')).toEqual([{text: 'It is so.'}]);
    expect(await contentsOf('> It is  \n> so,\\\n> and<br>so.')).toEqual([
      {text: 'It is\nso,\nand\nso.'},
    ]);
    expect(await contentsOf('> It is so.\n>\n> It was always so.')).toEqual([
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

it('tells the line of letters, or else that of their section', async () => {
  const file = path.join(folder, 'letters.md');
  await writeFile(file, '# T\n\n## One\n\n- ኃይል\n\n## Two\n\n- two\n- force: ኃይል\n');
  let lines: number[] = [];
  await readLecture(file, {
    locate: lineOf => (lines = [lineOf(2, undefined, ['ል', 'ኃ']), lineOf(2, undefined, ['Ꮳ'])]),
  });
  expect(lines).toEqual([10, 7]);
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
