/** What stands out in a text: read, written, cut, taken away. */
import {describe, expect, test} from 'vitest';
import {
  readInline,
  shownLength,
  sliceInline,
  withoutMarks,
  writeInline,
} from '../../schema/inline-words.ts';

/** The pieces of a text in short: `b[bold]`, `i[italics]`, `s[struck]`, `c[code]`, `$tex$`. */
function shape(text: string): string {
  return readInline(text)
    .map(piece => {
      if ('tex' in piece) return `$${piece.tex}$`;
      const {strong, emphasis, struck, code} = piece.style;
      const names = [strong && 'b', emphasis && 'i', struck && 's', code && 'c'].filter(Boolean);
      return names.length === 0 ? piece.words : `${names.join('')}[${piece.words}]`;
    })
    .join('');
}

describe('a text', () => {
  test.each([
    ['an **important** word', 'an b[important] word'],
    ['a *term*, and ~~old~~', 'a i[term], and s[old]'],
    ['***both***', 'bi[both]'],
    ['**bold and *both***', 'b[bold and ]bi[both]'],
    ['*italics and **both***', 'i[italics and ]bi[both]'],
    ['call `f(x)` now', 'call c[f(x)] now'],
    ['**`x`** is', 'bc[x] is'],
    ['``a`b`` and `` ` ``', 'c[a`b] and c[`]'],
    ['**S**imple **M**ail', 'b[S]imple b[M]ail'],
    ['e**X**tensible', 'eb[X]tensible'],
    ['anti**gen**e', 'antib[gen]e'],
    ['**where $x > 0$ holds**', 'b[where ]$x > 0$b[ holds]'],
    ['**Law:**$x$', 'b[Law:]$x$'],
    ['“**yes**”', '“b[yes]”'],
    ['这是**重要**的', '这是b[重要]的'],
    ['**重要：**这是', 'b[重要：]这是'],
    ['中文**“重要”**中文', '中文b[“重要”]中文'],
    ['**مهم** جدا', 'b[مهم] جدا'],
  ])('%s stands out where it says so', (text, expected) => {
    expect(shape(text)).toBe(expected);
  });

  test.each([
    '2*3*4',
    '2 * 3 * 4',
    'a*b*c',
    'a*xx*b',
    '2*x + 3*y',
    'a*x + b*y',
    'x**2 + y**2',
    'x**n + y**n',
    '2**3**4',
    'f(x)*g(x)',
    'f(x)*g(x)*h(x)',
    '__init__ and _x_',
    '*args and **kwargs',
    'char *a, *b;',
    'one * alone, 5* and 6*',
    '~ about ~5 and ~6',
    '** not bold **',
    'a ` alone',
  ])('%s is left alone', text => {
    expect(shape(text)).toBe(text);
  });

  test('has signs with a backslash as they are, and no formulas in code', () => {
    expect(shape(String.raw`\*not\* \~~ \$5 \``)).toBe('*not* ~~ $5 `');
    expect(shape('`$a$` and $b$')).toBe('c[$a$] and $b$');
    expect(shape('`a*b*c` *d*')).toBe('c[a*b*c] i[d]');
  });

  test.each([
    'an **important** *term*, ~~old~~ and `code`',
    '**bold and *both***',
    '*italics and **both** end*',
    '2*3*4 and `a``b`',
    'costs $5 or $6, where $x$ is **big**',
    '**where $x > 0$ holds**',
    '``a`b``',
  ])('%s is written as it was read', text => {
    expect(shape(writeInline(readInline(text)))).toBe(shape(text));
  });

  test('is written such that it reads as it was meant', () => {
    const strong = {strong: true} as const;
    expect(writeInline([{words: '*x* y', style: {}}])).toBe(String.raw`\*x\* y`);
    expect(writeInline([{words: 'a*b*c', style: {}}])).toBe('a*b*c');
    expect(
      writeInline([
        {words: ' bold ', style: strong},
        {words: 'x', style: {}},
      ]),
    ).toBe(' **bold** x');
    const within = writeInline([
      {words: 'H', style: {}},
      {words: '2', style: strong},
      {words: 'O', style: {}},
    ]);
    expect(shape(within).replaceAll('\u2060', '')).toBe('Hb[2]O');
    expect(shape(writeInline([{words: String.raw`C:\*.txt and *`, style: {}}]))).toBe(
      String.raw`C:\*.txt and *`.replace('\\*', '\\\u2060*'),
    );
  });

  test('loses its marks for a voice, and keeps what they are not', () => {
    expect(withoutMarks('**Note:** 2*3*4 is `24`, not $x$')).toBe('Note: 2*3*4 is 24, not $x$');
    expect(shownLength('**bold** $\\alpha$ `x`')).toBe('bold x x'.length);
  });

  test('has marks on both sides of a cut', () => {
    const text = '**Bold one. Bold two.** Plain.';
    const cut = text.indexOf('Bold two');
    expect([sliceInline(text, 0, cut).trim(), sliceInline(text, cut)]).toEqual([
      '**Bold one.**',
      '**Bold two.** Plain.',
    ]);
    expect(sliceInline('**Law:** x', 0, 6)).toBe('**Law:**');
    expect(sliceInline('**Law:** x', 6)).toBe(' x');
  });
});
