import {expect, test} from 'vitest';
import {printable} from '../../schema/printable.ts';

test.each([
  [
    'plain words stay',
    'Größe\tüber\nzwei Zeilen, 语言, لغة',
    'Größe\tüber\nzwei Zeilen, 语言, لغة',
  ],
  ['line breaks of Windows are line breaks', 'a\r\nb', 'a\nb'],
  ['what would steer a terminal is seen', 'a\u001b[2Jb\u0007', 'a\u{fffd}[2Jb\u{fffd}'],
  ['so is what would write over a line', 'a\rb\u009bc', 'a\u{fffd}b\u{fffd}c'],
  ['so is what would turn letters around', 'a\u202egnp.exe', 'a\u{fffd}gnp.exe'],
  ['half a letter is none', 'a\ud83d', 'a\u{fffd}'],
])('%s', (_name, text, printed) => {
  expect(printable(text, 100)).toBe(printed);
});

test('what is too long is cut, and says so', () => {
  expect(printable('x'.repeat(50), 10)).toBe(`${'x'.repeat(10)} … (50 characters)`);
});
