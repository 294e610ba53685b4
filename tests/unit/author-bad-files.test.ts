import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {LectureFileError, readLecture} from '../../agents/author/index.ts';
import {DEEPEST_NESTING, LONGEST_PARAGRAPH} from '../../agents/author/file-bounds.ts';
import {folderForFile} from '../temporary-folder.ts';

const folder = folderForFile();

async function read(text: string, name = 'lecture.md'): Promise<unknown> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return readLecture(file);
}

const TOP = '# Lecture\n\n## Section\n\n';

describe('a file out of all bounds', () => {
  it.each([
    ['a paragraph', 'word '.repeat(LONGEST_PARAGRAPH / 4), 'lecture-paragraph-too-long'],
    ['quotes', `${'>'.repeat(3000)} a`, 'lecture-too-deep'],
    ['brackets of formulas', `$${'\\sqrt{'.repeat(3000)}$`, 'lecture-too-deep'],
    ['elements', '<div>'.repeat(9000), 'lecture-too-deep'],
    [
      'lists',
      Array.from({length: 3000}, (_, index) => `${'  '.repeat(index)}- a`)
        .slice(0, 200)
        .join('\n'),
      'lecture-too-deep',
    ],
    [
      'brackets of YAML',
      `- a\n\n\`\`\`table\nrows: ${'['.repeat(3000)}\n\`\`\``,
      'lecture-too-deep',
    ],
  ])('is refused, with its line: %s', async (_, text, code) => {
    await expect(read(TOP + text)).rejects.toMatchObject({code, name: 'LecternError'});
  });

  it('is refused as a storyboard, too, whose words may hold any brackets', async () => {
    const deep = `{"title": ${'['.repeat(3000)}`;
    await expect(read(deep, 'deep.json')).rejects.toMatchObject({code: 'lecture-too-deep'});
    const words = `{"title": "${'('.repeat(DEEPEST_NESTING + 20)}\\"[", "sections": []}`;
    await expect(read(words, 'words.json')).rejects.toBeInstanceOf(LectureFileError);
  });

  it('is told where it goes out of bounds', async () => {
    await expect(read(`${TOP}a\n\n${'>'.repeat(3000)} a`)).rejects.toMatchObject({
      where: {line: 7},
    });
  });
});

describe('a file that is only unusual', () => {
  it('may name an alias that stands for nothing in a block of any name', async () => {
    const text = `${TOP}- a\n\n\`\`\`foo\nlabel: &word\n  a: *word\nb: *other\n\`\`\`\n`;
    await expect(read(text)).resolves.toMatchObject({title: 'Lecture'});
  });

  it('may have a sentence of thousands of words', {timeout: 5000}, async () => {
    await expect(read(TOP + 'word '.repeat(6000))).resolves.toMatchObject({title: 'Lecture'});
  });

  it('is told at once that a long section cannot be split', {timeout: 5000}, async () => {
    const lines = Array.from({length: 90}, (_, index) => `- Line ${index}\n`);
    const figure = (index: number): string =>
      `  \`\`\`plot #one\n  draw: {f${index}: x}\n  \`\`\`\n`;
    const tail = Array.from({length: 12}, (_, index) => `- Last ${index}\n\n${figure(index)}`);
    await expect(read(TOP + [...lines, ...tail].join('\n'))).rejects.toThrow(
      /fit beside the stage/,
    );
  });
});
