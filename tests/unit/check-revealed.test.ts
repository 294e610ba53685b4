/** What is kept back for later has to come. */
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {readLecture} from '../../agents/author/index.ts';
import {folderForFile} from '../temporary-folder.ts';

const folder = folderForFile();

/** The warnings of a lecture whose lines each show a block. */
async function warningsOf(...blocks: readonly string[]): Promise<string[]> {
  const lines = blocks.map(
    block => `- A line\n\n  \`\`\`${block.replaceAll('\n', '\n  ')}\n  \`\`\`\n`,
  );
  const file = path.join(folder, 'lecture.md');
  await writeFile(file, `---\ntitle: Lecture\n---\n\n## Section\n\n${lines.join('\n')}`);
  const told: string[] = [];
  await readLecture(file, {
    tell: ({kind, message, remedy, where}) => {
      if (kind === 'warning') told.push(`${where.line ?? '-'} ${message} | ${remedy ?? ''}`);
    },
  });
  return told;
}

test('nodes that no block shows are told, with the line of “reveal”', async () => {
  const begin = 'diagram #water\nedges: [sea -> cloud, cloud -> rain]\nreveal: [sea]';
  expect(await warningsOf(begin)).toEqual([
    '11 The nodes “cloud”, “rain” are kept back by “reveal” and never shown. | Write “show: [cloud, rain]” in a later block of “#water”, or leave “reveal” out.',
  ]);
  expect(await warningsOf(begin, 'diagram #water\nshow: [cloud]')).toEqual([
    expect.stringContaining('The node “rain” is kept back'),
  ]);
  expect(await warningsOf(begin, 'diagram #water\nshow: [cloud]\nedges: [cloud -> rain]')).toEqual(
    [],
  );
});

test('rows that no block shows are told; rows of later blocks come by themselves', async () => {
  const begin = 'table #values\nhead: [x, y]\nrows: [[1, 2], [3, 4]]\nreveal: head';
  expect(await warningsOf(begin, 'table #values\nshow: [1]\nrows: [[5, 6]]')).toEqual([
    '12 The row “2” is kept back by “reveal” and never shown. | Write “show: [2]” in a later block of “#values”, or leave “reveal” out.',
  ]);
  expect(await warningsOf(begin, 'table #values\nshow: [1, 2]')).toEqual([]);
});
