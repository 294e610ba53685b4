import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {LectureFileError, readLecture} from '../../agents/author/index.ts';
import {DEEPEST_NESTING, LONGEST_PARAGRAPH} from '../../agents/author/file-bounds.ts';
import {MOST_MARKS} from '../../agents/author/markdown-marks.ts';
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

  it.each(['a*b', '*a **b ', 'a_', '~~a ', 'a~', '`` ` '])(
    'is refused at once when marks in a paragraph are without end: %s',
    {timeout: 20_000},
    async marks => {
      const before = process.cpuUsage();
      const text = `${TOP}- a\n\n${marks.repeat(45_000 / marks.length)}`;
      await expect(read(text)).rejects.toMatchObject({
        code: 'lecture-too-many-marks',
        where: {line: 7},
      });
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000);
    },
  );

  it('is refused when many paragraphs have hundreds of marks', async () => {
    const paragraph = `${'a*b '.repeat(600)}\n\n`;
    await expect(read(TOP + paragraph.repeat(20))).rejects.toMatchObject({
      code: 'lecture-too-many-marks',
    });
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

  it('may have a thousand marks in a paragraph, and thousands of them in code and in tables', async () => {
    const code = `\`\`\`python\n${'a_b = c_d * e_f\n'.repeat(900)}\`\`\`\n\n`;
    const table = `| a | b |\n|---|---|\n${'| **a** | _b_ |\n'.repeat(900)}\n`;
    const text = `${TOP}${'*a* '.repeat(MOST_MARKS / 4)}\n\n${code}${table}`;
    const error: unknown = await read(text).catch((cause: unknown) => cause);
    expect(error).not.toMatchObject({code: 'lecture-too-many-marks'});
    expect(error).not.toMatchObject({code: 'lecture-unexpected'});
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
