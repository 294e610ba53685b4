/** Lectures with mistakes, for tests, and what is told of them. */
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {LectureFileError, readLecture} from '../../agents/author/index.ts';
import {folderForTest} from '../temporary-folder.ts';

/** What is told of a lecture: `line:column message | remedy`. */
export async function toldOf(text: string | Buffer, name = 'lecture.md'): Promise<string[]> {
  const file = path.join(folderForTest(), name);
  await writeFile(file, text);
  try {
    await readLecture(file);
    return [];
  } catch (error) {
    if (!(error instanceof LectureFileError)) throw error;
    return error.problems.map(
      ({message, remedy, where: {line, column}}) =>
        `${line ?? '-'}:${column ?? '-'} ${message}${remedy === undefined ? '' : ` | ${remedy}`}`,
    );
  }
}

/** A lecture with one section, whose lines begin at line 7 of the file. */
export function lecture(...lines: readonly string[]): string {
  return ['---', 'title: Test', '---', '', '## Section', '', ...lines, ''].join('\n');
}

/** A lecture with one block, whose fence is line 9 and whose body begins at line 10. */
export function block(info: string, ...body: readonly string[]): string {
  const fenced = [`\`\`\`${info}`, ...body, '```'].map(line => `  ${line}`);
  return lecture('- A line', '', ...fenced);
}
