import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {readLecture} from '../../agents/author/index.ts';
import {folderForTest} from '../temporary-folder.ts';
import {block, toldOf} from './told-of-lecture.ts';

describe('a block with slips', () => {
  it.each<[slip: string, block: string, told: string]>([
    [
      'draw:\nf: x^2',
      'plot',
      '“f” stands beside “draw”, which is empty. | Write it under “draw”, indented further or in its braces.',
    ],
    ['x: [0, 5]\ny [0, 5]', 'plot', 'A colon is missing behind “y”. | Write y: [0, 5].'],
    ['x: 0..5', 'plot', '“x” must be two numbers such as [0, 5]. | Write x: [0, 5].'],
    [
      'x: [5, 0]',
      'plot',
      '“x” must go from the smaller number to the greater one. | Write x: [0, 5].',
    ],
    [
      'draw:\n  p: {point: (1, 2)}',
      'plot',
      '“point” must be a point such as [2, 3], or with “on: curve” a number. | Write point: [1, 2].',
    ],
    [
      'draw:\n  f: {curve: x^2 color: red}',
      'plot',
      '“x^2 color: red” cannot be read: a comma is missing before “color:”. | Write x^2, color: red.',
    ],
    ['draw: {c: {circle: [0, 0]}}', 'geometry', '“radius” is missing. | Add “radius: …”.'],
    ['draw: {t: {polygon: [0, 0, 1, 0]}}', 'geometry', '“polygon” must be a point such as [2, 3].'],
    [
      'a: 1\nb: 2',
      'chart',
      '“a” and “b” are not known here. | Known are bars, unit, max, highlight, restore.',
    ],
    ['bars: {a 1, b 2}', 'chart', 'A colon and a space are missing in “a 1”. | Write a: 1.'],
    ['bars: {a: }', 'chart', '“a” is empty. | Write its value behind the colon, or leave it out.'],
    [
      'bars: {a: {size: 1}}',
      'chart',
      '“size” is not known here, and “value” is missing. | Known are value, color.',
    ],
    [
      'bars: [1, 2]',
      'chart',
      '“bars” must be keys with values, such as {name: …}. | Give each a name, as in bars: {one: 1, two: 2}.',
    ],
    ['bars: {a: 2020-01-01}', 'chart', '“a” must be a number, and 2020-01-01 is a date.'],
    [
      'bars: {a: 1:30}',
      'chart',
      '“a” must be a number, and 1:30 is a time: write 90 and the unit apart.',
    ],
    [
      'bars:\n  a: 1\n    b: 2',
      'chart',
      '“b: 2” is indented further than the line before it, which has a value already. | Use as many spaces as in that line.',
    ],
    [
      'head: a, b\nrows: [[1, 2]]',
      'table',
      '“head” must be a list such as [1, 2]. | Write head: [a, b].',
    ],
    [
      'rows: [[a, b]\n  [c, d]]',
      'table',
      'A comma is missing before this bracket. | Write a comma between two lists or maps.',
    ],
    [
      '| a | b |\n|---|---|\n| 1 | 2 |',
      'table',
      'A table of Markdown stands in this block. | Take the lines of the fence away: such a table is read as it is.',
    ],
    [
      '3, 8, 12',
      'cells',
      'A cells block says keys and their values, a line each. | Write it as in values: [3, 8, 12].',
    ],
    [
      'rows: [[1]]',
      'table "my table"',
      'A table block knows no “"my table"”. | Known are clear, #name, at=A1..C3.',
    ],
    [
      'rows: [[1]]',
      'table #my table',
      'A table block knows no “table”. | A name has no spaces: write #my-table.',
    ],
  ])('a slip has one message: %j in a %s', async (slip, info, told) => {
    const said = await toldOf(block(info, ...slip.split('\n')));
    expect(said.map(line => line.replace(/^\d+:\d+ /, ''))).toEqual([told]);
  });

  it('takes lists of maps for maps, and yes for true', async () => {
    expect(await toldOf(block('chart', 'bars:', '  - a: 1', '  - b: 2'))).toEqual([]);
    expect(await toldOf(block('plot', 'grid: yes', 'draw:', '  - f: x'))).toEqual([]);
  });

  it('keeps moves of a list apart, which come one after the other', async () => {
    const file = path.join(folderForTest(), 'moves.md');
    const moves = [
      'draw: {p: {point: [0, 0]}}',
      'move:',
      '  - p: {to: [1, 0]}',
      '  - p: {to: [1, 1]}',
    ];
    await writeFile(file, block('geometry', ...moves));
    const [section] = (await readLecture(file)).sections;
    const content = section?.beats[0]?.pictures[0]?.content;
    expect(content).toMatchObject({move: [[['p', {to: [1, 0]}]], [['p', {to: [1, 1]}]]]});
  });
});
