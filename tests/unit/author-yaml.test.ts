import {describe, expect, it} from 'vitest';
import {repairYaml} from '../../agents/author/yaml/repair-yaml.ts';

describe('YAML as people write it', () => {
  it.each<[name: string, written: string, mended: string]>([
    ['a formula with a comma', 'a: {label: $x_1, x_2$}', "a: {label: '$x_1, x_2$'}"],
    [
      'a formula with braces',
      'a: {label: $\\lambda^{-4}$, color: blue}',
      "a: {label: '$\\lambda^{-4}$', color: blue}",
    ],
    ['a number sign', 'a: {curve: x, label: #1}', "a: {curve: x, label: '#1'}"],
    ['a colour', 'color: #ff0000', "color: '#ff0000'"],
    ['a call in a list', '- [f(1, 2), 3, first]', "- ['f(1, 2)', 3, first]"],
    ['bars of an absolute value', 'a: {curve: |x|}', "a: {curve: '|x|'}"],
    ['such bars at the end of a line', 'label: |x|', "label: '|x|'"],
    ['stars', 'label: *word*', "label: '*word*'"],
    ['an at sign', 'label: @home', "label: '@home'"],
    ['a colon in words', 'label: a: b', "label: 'a: b'"],
    ['a colon in words of a map', '{label: a: b, x: 2}', "{label: 'a: b', x: 2}"],
    ['TeX without dollars', 'macros: {\\R: \\mathbb{R}}', "macros: {\\R: '\\mathbb{R}'}"],
    ['TeX between double quotes', 'label: "$\\frac{a}{b}$"', "label: '$\\frac{a}{b}$'"],
    ['words that begin with quotes', 'label: "a" and "b"', `label: '"a" and "b"'`],
    ['words that begin with a bracket', 'label: [A] = 3', "label: '[A] = 3'"],
    ['tabs', 'draw:\n\tx: 1', 'draw:\n  x: 1'],
    ['no space behind a colon', '{a:1, b: 2}', '{a: 1, b: 2}'],
    ['an apostrophe', "label: it's, he's: both", "label: 'it''s, he''s: both'"],
  ])('is mended: %s', (_, written, mended) => {
    expect(repairYaml(written)).toMatchObject({text: mended, slip: undefined});
  });

  it.each([
    'x: 5 # a note',
    'a: [1, 2, # a note\n  3]',
    "f': {curve: x}",
    'rows: [[12:30, C#, 1e3, {a: 1}]]',
    'color: {a: $5, b: $7}',
    'nodes:\n  sea: {icon: "lucide:waves", color: blue} # hi',
    'text: |\n  a: b: c\nx: 1',
    'x: &a [1]\ny: *a',
    'name: lucide:leaf',
    "label: 'done' # ok",
  ])('is left as it is: %s', written => {
    expect(repairYaml(written)).toMatchObject({text: written, slip: undefined});
  });

  it.each<[written: string, message: RegExp, offset: number]>([
    ['x: [0, 1\ny: 2', /bracket “\[” is not closed/, 3],
    ['range: [0, 3)', /“\[0, 3\)” is no list/, 7],
    ["label: 'tis", /quotation mark ' is not closed/, 7],
    ['a: [1, 2}', /“\[” is closed by “\}”/, 3],
  ])('is told: %s', (written, message, offset) => {
    const {slip} = repairYaml(written);
    expect(slip?.message).toMatch(message);
    expect(slip?.offset).toBe(offset);
  });

  it('keeps places', () => {
    const written = 'a: {label: $x, y$, colr: blue}';
    const repaired = repairYaml(written);
    for (const part of ['colr', 'x, y']) {
      expect(repaired.typedOffset(repaired.text.indexOf(part))).toBe(written.indexOf(part));
    }
  });
});
