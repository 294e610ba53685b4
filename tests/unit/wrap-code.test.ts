/** Where long lines of code are broken. */
import {describe, expect, test} from 'vitest';
import {wrapCode} from '../../engine/nodes/code-block/wrap-code.ts';

const wrapped = (code: string, most: number): string[] =>
  wrapCode(code, row => row.length <= most).text.split('\n');

describe('a long line of code', () => {
  test.each([
    ['let a = 1;', 20, ['let a = 1;']],
    [
      'print(first_value, second_value, third_value)',
      36,
      ['print(first_value, second_value,', '    third_value)'],
    ],
    [
      'total = price * quantity + shipping + taxes',
      30,
      ['total = price * quantity', '    + shipping + taxes'],
    ],
    [
      '  model = LinearRegression().fit(cities[["temperature"]], cities["rain"])',
      60,
      ['  model = LinearRegression().fit(cities[["temperature"]],', '      cities["rain"])'],
    ],
    [
      'const done = items.filter(item => item.done).map(item => item.name);',
      50,
      ['const done = items.filter(item => item.done)', '    .map(item => item.name);'],
    ],
    [
      'const names = people.filter(person => person.age >= 18 && person.country === "NO");',
      60,
      [
        'const names = people.filter(person => person.age >= 18',
        '    && person.country === "NO");',
      ],
    ],
    [
      'const adults = people.filter(person => person.age >= 18);',
      50,
      ['const adults = people.filter(person =>', '    person.age >= 18);'],
    ],
    ['# one and two for three or four', 24, ['# one and two for three', '    or four']],
    ['say("one two three four")', 17, ['say("one two', '    three four")']],
    ['abcdefghijklmnopqrst', 12, ['abcdefghijkl', '    mnopqrst']],
  ])('%s in %i letters', (code, most, rows) => {
    expect(wrapped(code, most)).toEqual(rows);
  });

  test('keeps its number, and what follows keeps its own', () => {
    const {rows} = wrapCode('f(aaaa, bbbb)\ng()', row => row.length <= 10);
    expect(rows).toEqual([{line: 1}, {line: 1, continuedAt: 0}, {line: 2}]);
  });

  test('knows for each letter where it was written', () => {
    const code = '  f(aaaa, bbbb)\n\nlast';
    const {text, places} = wrapCode(code, row => row.length <= 12);
    expect(text).toBe('  f(aaaa,\n      bbbb)\n\nlast');
    expect(places).toHaveLength(text.length);
    [...text].forEach((letter, index) => {
      if (letter.trim() !== '') expect(code[places[index] ?? -1]).toBe(letter);
    });
  });
});
