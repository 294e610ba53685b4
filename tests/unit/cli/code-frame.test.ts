import {writeFileSync} from 'node:fs';
import path from 'node:path';
import pc from 'picocolors';
import {describe, expect, it} from 'vitest';
import {codeFrame} from '../../../cli/code-frame.ts';
import {folderForFile} from '../../temporary-folder.ts';

const folder = folderForFile();
const file = path.join(folder, 'lecture.md');

const frame = (text: string, place: {line?: number; column?: number}, length?: number) => {
  writeFileSync(file, text);
  return codeFrame({file, ...place}, pc.createColors(false), length);
};

describe('a code frame', () => {
  it('marks a place between the lines around it', () => {
    expect(frame('one\ntwo\nthree\nfour\nfive\nsix', {line: 3, column: 2}, 2)).toBe(
      [
        '    1 | one',
        '    2 | two',
        '  > 3 | three',
        '      |  ^^',
        '    4 | four',
        '    5 | five',
      ].join('\n'),
    );
  });

  it('keeps the mark below its column after tabs, and within its line', () => {
    expect(frame('\t\tx', {line: 1, column: 3}, 50)).toBe('  > 1 | \t\tx\n      | \t\t^');
  });

  it('cuts very long lines', () => {
    expect(frame('x'.repeat(1000), {line: 1})?.length).toBeLessThan(200);
  });

  it.each([{}, {line: 99}])('is left out where the place %j is none', place => {
    expect(frame('one', place)).toBeUndefined();
  });
});
