/** Titles that pictures of other tools have: shown as lines, or told of. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {readLecture} from '../../agents/author/index.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lectern-test-'));
afterAll(() => rmSync(folder, {recursive: true}));

/** The lines of a section with the kinds of their pictures, and what was told. */
async function read(...lines: readonly string[]): Promise<{lines: string[]; told: string[]}> {
  const file = path.join(folder, 'lecture.md');
  writeFileSync(
    file,
    ['---', 'title: T', 'language: en', '---', '', '## S', '', ...lines].join('\n'),
  );
  const told: string[] = [];
  const {sections} = await readLecture(file, {
    tell: ({kind, message}) => {
      if (kind === 'warning') told.push(message);
    },
  });
  const beats = sections.flatMap(section => section.beats);
  return {
    lines: beats.map(({line, pictures}) => [line, ...pictures.map(({kind}) => kind)].join(' + ')),
    told,
  };
}

const fence = (...body: readonly string[]): string[] => ['```mermaid', ...body, '```', ''];
const SLICES = ['"Dogs" : 3', '"Cats" : 4.5'];

describe('the title of a mermaid picture', () => {
  it.each([
    ['behind its first word', ['pie title Our pets', ...SLICES], 'Our pets + chart'],
    ['behind showData', ['pie showData title Our pets', ...SLICES], 'Our pets + chart'],
    ['on a line of its own', ['pie showData', '  title Our pets', ...SLICES], 'Our pets + chart'],
    ['in front of it', ['---', 'title: Our pets', '---', 'pie', ...SLICES], 'Our pets + chart'],
    [
      'of a flowchart',
      ['---', 'title: The way', '---', 'graph LR', 'a --> b'],
      'The way + diagram',
    ],
  ])('is its line: %s', async (_, body, line) => {
    expect(await read(...fence(...body))).toEqual({lines: [line], told: []});
  });

  it('is the line of each of several', async () => {
    const {lines} = await read(
      ...fence('pie title Pets', ...SLICES),
      ...fence('pie title Wild animals', ...SLICES),
    );
    expect(lines).toEqual(['Pets + chart', 'Wild animals + chart']);
  });

  it('is told of where the picture stands beside another line', async () => {
    const pie = fence('pie title Our pets', ...SLICES).map(line => `  ${line}`);
    expect(await read('- Most of us have one', '', ...pie)).toEqual({
      lines: ['Most of us have one + chart'],
      told: [
        'The title “Our pets” of this picture is not shown, because it stands beside a line of its own.',
      ],
    });
    expect((await read('- Our pets in 2024', '', ...pie)).told).toEqual([]);
  });

  it('leaves a pie without one as it is, and one that cannot be read as its code', async () => {
    expect(await read(...fence('pie', ...SLICES))).toEqual({lines: ['S + chart'], told: []});
    const {lines, told} = await read(...fence('pie title Pets', ...SLICES, 'Birds are 3'));
    expect(lines).toEqual(['S + code']);
    expect(told).toEqual(['This mermaid picture is shown as its code.']);
  });
});
