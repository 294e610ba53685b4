import {describe, expect, it} from 'vitest';
import {fileNameOf} from '../../../cli/file-name.ts';

describe('the name of a file', () => {
  it.each([
    ['The water cycle', 'the-water-cycle'],
    ['  Étude №1: the start!', 'étude-1-the-start'],
    ['水的循环', '水的循环'],
    ['دورة الماء', 'دورة-الماء'],
    ['../../etc/passwd', 'etc-passwd'],
    ['…', ''],
    ['x'.repeat(500), 'x'.repeat(80)],
  ])('of “%s” is “%s”', (title, name) => {
    expect(fileNameOf(title)).toBe(name);
  });
});
