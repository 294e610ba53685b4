import {describe, expect, it} from 'vitest';
import {tidyCode} from '../../engine/nodes/code-block/tidy-code.ts';

describe('the text of a code block', () => {
  it.each([
    [
      'loses the indentation of the scene file',
      '\n      if (a) {\n        b();\n      }\n    ',
      'if (a) {\n  b();\n}',
    ],
    ['keeps empty lines between', '  a\n\n  b', 'a\n\nb'],
    ['has spaces for tabs', 'a:\n\tb', 'a:\n    b'],
    ['is the same with the line ends of Windows', 'a\r\nb\r\n', 'a\nb'],
    ['may be empty', '\n  \n', ''],
  ])('%s', (_, given, shown) => {
    expect(tidyCode(given)).toBe(shown);
  });
});
