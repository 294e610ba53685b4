import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {LectureFileError, readLecture} from '../../agents/author/index.ts';
import {writeScene} from '../../agents/author/write-scene.ts';
import {folderForFile} from '../temporary-folder.ts';

const folder = folderForFile();

async function read(block: string, language = 'en') {
  const file = path.join(folder, 'lecture.md');
  const body = block.replaceAll('\n', '\n  ');
  await writeFile(
    file,
    `---\ntitle: Test\nlanguage: ${language}\n---\n\n## One\n\n- Look\n\n  ${body}\n`,
  );
  return readLecture(file);
}

async function scene(block: string, language = 'en'): Promise<string> {
  const storyboard = await read(block, language);
  const [section] = storyboard.sections;
  return section === undefined ? '' : (await writeScene(section, storyboard)).replace(/\s+/g, ' ');
}

async function problems(block: string, language = 'en'): Promise<string[]> {
  const failure: unknown = await read(block, language).catch((error: unknown) => error);
  if (!(failure instanceof LectureFileError)) return [];
  return failure.problems.map(({message, remedy = '', where}) =>
    `${where.line}: ${message} ${remedy}`.trim(),
  );
}

const fenced = (kind: string, ...lines: string[]): string =>
  [`\`\`\`${kind}`, ...lines, '```'].join('\n');

describe('what stands without quotes', () => {
  it.each([
    ['1.10', "'1.10'"],
    ['0049', "'0049'"],
    ['12:30', "'12:30'"],
    ['0x1F', "'0x1F'"],
    ['yes', "'yes'"],
    ['No', "'No'"],
    ['True', "'True'"],
    ['null', "'null'"],
    ['NULL', "'NULL'"],
    ['~', "''"],
    ["''", "''"],
    ['2024-05-01', "'2024-05-01'"],
    ['1_000', "'1,000'"],
    ['1000000', "'1000000'"],
    ['12.5 %', "'12.5 %'"],
    ['-0', "'−0'"],
    ['1.10.2', "'1.10.2'"],
    ['1e3', "'$10^{3}$'"],
    ['1.602e-19', '1.602e-19'],
    ['3.14159265358979', '3.14159265358979'],
    ['2024', '2024'],
  ])('is shown in a table as it was typed: %s', async (source, code) => {
    expect(await scene(fenced('table', `rows: [[${source}, x]]`))).toContain(`[[${code}, 'x']]`);
  });

  it('is shown in an array as in code', async () => {
    const values = '[null, true, 1_000, 0x1F, 1e3, 007, 3.10, ~]';
    expect(await scene(fenced('cells', `values: ${values}`))).toContain(
      "values: ['null', 'true', '1_000', '0x1F', '1e3', '007', '3.10', '']",
    );
  });

  it('has the decimal sign of the language, and what is quoted is left alone', async () => {
    const rows = fenced('table', "rows: [[3.50, '3.50', 12345.60, 10115, 1.10.2, 12:30]]");
    expect(await scene(rows, 'de')).toContain(
      "[['3,50', '3.50', '12345,60', '10115', '1.10.2', '12:30']]",
    );
    const plot = fenced('plot', 'draw:', '  p: {point: [1.5, 2], label: 3.50}');
    expect(await scene(plot, 'de')).toContain("point([1.5, 2], {label: '3,50'})");
  });

  it('names bars and nodes as it was typed', async () => {
    expect(await scene(fenced('chart', 'bars: {yes: 1, no: 2, null: 3, 1.0: 4, ~: 5}'))).toMatch(
      /label: 'yes'.*label: 'no'.*label: 'null'.*label: '1\.0'.*label: '~'/,
    );
    expect(await scene(fenced('diagram', 'nodes: [1.10, 007, null]'))).toMatch(
      /id: '1\.10'.*id: '007'.*id: 'null'/,
    );
  });

  it.each([
    ['million', "unit: ' million'"],
    ['kJ/(kg K)', "unit: ' kJ/(kg K)'"],
    ['"%"', "unit: '%'"],
    ['" %"', "unit: ' %'"],
    ['k', "unit: 'k'"],
    ['万', "unit: '万'"],
  ])('the unit %s stands behind its number as it is read', async (unit, written) => {
    expect(await scene(fenced('chart', `unit: ${unit}\nbars: {a: 1, b: 2}`))).toContain(written);
  });

  it('keeps the digits of the values of bars', async () => {
    const bars = 'bars: {tea: 3.50, third: 1/3, cube: 10^3, half: 3½, plain: 4}';
    expect(await scene(fenced('chart', bars))).toMatch(
      /value: '3\.50'.*value: '1\/3'.*value: '10\^3'.*value: '3½'.*value: 4/,
    );
  });

  it('is a truth value or a whole number where one is asked for', async () => {
    expect(await scene(fenced('plot', 'numbers: False'))).toContain('numbers: false');
    expect(await scene(fenced('plot', 'numbers: no'))).toContain('numbers: false');
    expect(await problems(fenced('plot', 'numbers: maybe'))).toEqual([
      '11: “numbers” must be true or false.',
    ]);
  });
});

describe('a comma inside a number', () => {
  it('is told, with what to write', async () => {
    expect(await problems(fenced('chart', 'bars: {a: 1,200, b: 3}'))).toEqual([
      expect.stringContaining(
        '11: “1,200” is two values here: a comma ends the first. Write 1200;',
      ),
    ]);
    expect(await problems(fenced('table', 'rows: [[Wasser, 4,19]]'), 'de')).toEqual([
      expect.stringContaining('“4,19” is two values here: a comma ends the first. Write 4.19'),
    ]);
  });

  it('is none in a list that is written closely', async () => {
    expect(await problems(fenced('cells', 'values: [1,200,3]'), 'de')).toEqual([]);
  });
});

describe('the order of what is named', () => {
  it.each([
    ['chart', 'bars: {2024: 5, 2020: 3, 10: 1}', /label: '2024'.*label: '2020'.*label: '10'/],
    ['diagram', 'nodes: {3: c, 1: a, 2: b}', /id: '3'.*id: '1'.*id: '2'/],
    ['diagram', 'nodes: {3: {label: c}, 1: ~}\nedges: [3 -> 1]', /id: '3'.*id: '1'/],
    ['cells', 'values: [1, 2, 3]\npointers: {9: 2, 1: 0}', /pointer\('9', 2\).*pointer\('1', 0\)/],
    ['plot', 'draw:\n  2: {curve: x}\n  1: {curve: 2x}', /curve\(x => x\).*curve\(x => 2/],
  ])('is kept in a %s: %s', async (kind, body, order) => {
    expect(await scene(fenced(kind, ...body.split('\n')))).toMatch(order);
  });

  it('is kept for colours, which a scene gets as pairs then', async () => {
    const file = path.join(folder, 'colors.md');
    await writeFile(
      file,
      '---\ntitle: Test\ncolors: {x: green, 2: blue, 1: pink}\n---\n\n## One\n\n- Look\n\n  ```formula\n  x + 2 + 1\n  ```\n',
    );
    const storyboard = await readLecture(file);
    const [section] = storyboard.sections;
    const text = section === undefined ? '' : await writeScene(section, storyboard);
    expect(text.replace(/\s+/g, '')).toContain("colors:[['x','green'],['2','blue'],['1','pink'],]");
  });

  it('is kept in a storyboard, however often it is written and read', async () => {
    const chart = {kind: 'chart', id: 'c', content: {bars: 'BARS'}};
    const storyboard = {
      title: 'Test',
      sections: [{id: 'one', title: 'One', beats: [{line: 'Look', pictures: [chart]}]}],
    };
    const file = path.join(folder, 'storyboard.json');
    await writeFile(file, JSON.stringify(storyboard).replace('"BARS"', '{"2024": 5.0, "2020": 3}'));
    const first = await readLecture(file);
    await writeFile(file, JSON.stringify(first));
    expect(await readLecture(file)).toEqual(first);
    expect(await readFile(file, 'utf8')).toMatch(/\["2024",.*\["2020",/);
  });

  it('has each name once', async () => {
    expect(await problems(fenced('chart', 'bars: {a: 1, b: 2, a: 3}'))).toEqual([
      '11: “a” stands twice here. Give each its own name, or leave one out.',
    ]);
    expect(await problems(fenced('chart', 'bars: {1: 1, 1.0: 2}'))).toEqual([]);
  });
});

describe('the greatest value of a chart', () => {
  it('is not below one of its bars', async () => {
    expect(await problems(fenced('chart', 'bars: {a: 30, b: 120}', 'max: 100'))).toEqual([
      '11: The bar “b” is 120, more than the “max: 100”. Write “max: 120” or more, or leave it out.',
    ]);
  });
});
