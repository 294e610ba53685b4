import path from 'node:path';
import pc from 'picocolors';
import {describe, expect, it} from 'vitest';
import {presentFailure, printFailure} from '../../../cli/failure.ts';
import {LecternError} from '../../../schema/errors.ts';

const print = (error: unknown) => printFailure(presentFailure(error), pc.createColors(false));

const systemError = (code: string, file: string) =>
  Object.assign(new Error(`${code}: something`), {code, path: file});

describe('a failure', () => {
  it('is told with its place and its remedy', () => {
    const where = {file: path.resolve('nowhere/lecture.md'), line: 7, column: 3};
    const error = new LecternError({
      code: 'unknown-block',
      message: 'There is no block “plto”.',
      remedy: 'Did you mean `plot`?',
      where,
    });
    expect(print(error)).toBe(
      'error: There is no block “plto”.\n  nowhere/lecture.md:7:3\n  Did you mean `plot`?',
    );
    expect(presentFailure(error).data).toEqual({
      code: 'unknown-block',
      message: 'There is no block “plto”.',
      remedy: 'Did you mean `plot`?',
      where,
    });
  });

  it.each([
    ['ENOSPC', 'disk-full', 'The disk is full'],
    ['EACCES', 'not-permitted', 'There is no permission'],
    ['EROFS', 'not-permitted', 'There is no permission'],
    ['ENOENT', 'file-missing', 'There is no such file'],
  ])('of the operating system (%s) is told in words', (code, name, words) => {
    const {data} = presentFailure(systemError(code, '/lectures/one.md'));
    expect(data.code).toBe(name);
    expect(data.message).toContain(words);
    expect(data.message).toContain('/lectures/one.md');
  });

  it('that nobody foresaw says so, and how to see more', () => {
    expect(print(new TypeError('x is undefined'))).toMatch(
      /did not foresee: x is undefined\n.*--debug/,
    );
  });

  it('keeps the stacks of its causes for --debug', () => {
    const error = new LecternError({code: 'x', message: 'outer', cause: new Error('inner')});
    expect(presentFailure(error).stack).toMatch(/outer[^]*Caused by: Error: inner/);
  });
});
