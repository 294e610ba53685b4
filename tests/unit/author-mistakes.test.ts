import {describe, expect, it} from 'vitest';
import {block, lecture, toldOf} from './told-of-lecture.ts';

describe('a lecture with mistakes', () => {
  it('is told all of them at once, in the order of the file', async () => {
    expect(
      await toldOf(
        lecture(
          '- A step $h^$ apart',
          '',
          '  ```plott',
          '  x: [0, 1]',
          '  ```',
          '',
          '- two',
          '',
          '  ```plot',
          '  x: [0, 1]',
          '  draaw: {}',
          '  ```',
        ),
      ),
    ).toEqual([
      '7:12 Nothing stands behind “^”. | Write what belongs there in braces: ^{…}.',
      '9:3 There is no block “plott”. | Did you mean “plot”? Code in a language of that name begins with “code plott”.',
      '17:3 “draaw” is not known here. | Did you mean “draw”?',
    ]);
  });

  it.each<[name: string, text: string, told: string | RegExp]>([
    [
      'an unknown block',
      block('formla', 'a'),
      /^9:3 There is no block “formla”\. \| Did you mean “formula”\?/,
    ],
    [
      'a block of another name that says what a kind of block says',
      block('figure', 'values: [3, 8, 12]'),
      /^9:3 There is no block “figure”\. \| Did you mean “cells”\?/,
    ],
    [
      'a slip in a word behind code',
      block('python higlight=1', 'a = 1'),
      '9:3 A code block knows no “higlight=1”. | Did you mean “highlight”?',
    ],
    [
      'an unknown word behind a block',
      block('formula boxxed', 'a'),
      '9:3 A formula block knows no “boxxed”. | Did you mean “boxed”?',
    ],
    [
      'an area outside of the stage',
      block('formula at=A1..G7', 'a'),
      /^9:3 “at=A1\.\.G7” is no area of the stage\. \| .*at=A1\.\.C3\.$/,
    ],
    [
      'one slip of YAML that others would follow from',
      block(
        'plot',
        'x: [0, 5]',
        'draw:',
        '  f: {curve: x, label: (a], side: left}',
        '  g: {curve: 2x}',
      ),
      /^12:8 The bracket “\{” is closed by “\]”\. \| Close it with “\}”\.$/,
    ],
    [
      'broken YAML',
      block('plot', 'x: [0, 1', 'y: 2'),
      '10:6 The bracket “[” is not closed. | Close it with “]”.',
    ],
    [
      'TeX that KaTeX cannot read',
      block('formula', 'a = b', 'c = \\frac{a}{'),
      '11:16 A “{” is not closed. | Add the missing “}”.',
    ],
    [
      'TeX in a label',
      block('plot', 'draw:', '  f: {curve: x, label: $\\foo$}'),
      /^11:27 The command `\\foo` is not known\. \| .*macros: \{\\foo: …\}/,
    ],
    [
      'TeX that reaches out',
      block('formula', '\\includegraphics{a}'),
      /^10:3 `\\includegraphics` reaches outside of the formula/,
    ],
    [
      'an unknown icon',
      block('icon', 'name: lucide:leef'),
      /^10:9 There is no icon 'leef' in lucide\. Did you mean 'lucide:leaf'\?/,
    ],
    [
      'an unknown icon set',
      block('diagram', 'nodes: {a: {icon: "foo:leaf"}}'),
      /^10:22 'foo:leaf' is not of an icon set/,
    ],
    [
      'an unknown function',
      block('plot', 'draw: {f: {curve: sinn(x)}}'),
      '10:21 “sinn(x)” cannot be read: the function “sinn” is not known. | Did you mean “sin(x)”?',
    ],
    [
      'an unknown variable',
      block('plot', 'draw: {f: {curve: x + t}}'),
      /^10:21 “x \+ t” cannot be read: the name “t” is not known/,
    ],
    [
      'an expression with text',
      block('plot', `draw: {f: {curve: '"process"'}}`),
      /^10:\d+ “.*process.*” cannot be read: the sign “"” is not known/,
    ],
    [
      'an element of no kind',
      block('plot', 'draw: {f: {curv: x}}'),
      '10:14 “curv” must say what it is, as curve or point does. | Did you mean “curve”?',
    ],
    [
      'an unknown key of an element',
      block('plot', 'draw:', '  f: {curve: x, colr: blue}'),
      '11:19 “colr” is not known of a curve. | Did you mean “color”?',
    ],
    [
      'a colour that is none',
      block('plot', 'draw: {f: {curve: x, color: reddish}}'),
      /^10:31 “color” is no colour: write blue, /,
    ],
    [
      'a point without its second number',
      block('plot', 'draw: {p: {point: [1]}}'),
      /^10:21 “point” must be a point such as \[2, 3\]/,
    ],
    [
      'a range that runs backwards',
      block('plot', 'x: [3, 1]'),
      /^10:6 “x” must go from the smaller number/,
    ],
    ['words for a number', block('chart', 'bars: {one: many}'), /^10:15 “one” (?:must|is)/],
    [
      'a name that nothing has',
      block('plot', 'draw: {curve: {curve: x}}', 'move: {curvve: {curve: 2x}}'),
      '11:10 There is no element “curvve” in this picture. | Did you mean “curve”?',
    ],
    [
      'a tangent to a point',
      block('plot', 'draw:', '  p: {point: [1, 2]}', '  t: {tangent: p, at: 1}'),
      /^12:18 “p” is a point, not a curve\.$/,
    ],
    [
      'a point of one number on no curve',
      block('plot', 'draw: {p: {point: 2}}'),
      /^10:21 A point of one number lies on a curve/,
    ],
    [
      'a move that an element cannot make',
      block('plot', 'draw: {f: {curve: x}}', 'move: {f: {turn: 30}}'),
      '11:14 A curve cannot be moved with “turn”. | It knows curve, color.',
    ],
    [
      'a move that a kind with a vowel in front cannot make',
      block('numberline', 'draw: {i: {interval: [1, 2]}}', 'move: {i: {turn: 30}}'),
      /^11:14 An interval cannot be moved with “turn”\./,
    ],
    [
      'an angle in place of a curve',
      block('plot', 'draw:', '  a: {angle: [[0, 0], [1, 0], [0, 1]]}', '  t: {tangent: a, at: 1}'),
      '12:18 “a” is an angle, not a curve.',
    ],
    [
      'a property that an area does not have',
      block('plot', 'draw:', '  f: x', '  a: {area: f, from: 1, to: 2, colr: blue}'),
      '12:34 “colr” is not known of an area. | Did you mean “color”?',
    ],
    [
      'an arc of nothing',
      block('geometry', 'draw: {c: {circle: [0, 0], radius: 1, arc: [90, 90]}}'),
      /^10:46 “arc” must go from one angle to another, counterclockwise\./,
    ],
    [
      'a word that no icon knows',
      block('icon boxed', "name: 'lucide:sun'"),
      /^9:3 An icon block knows no “boxed”\./,
    ],
    [
      'what only the first block of an array can say',
      lecture(
        '- one',
        '',
        '  ```cells #a',
        '  values: [1, 2]',
        '  ```',
        '',
        '- two',
        '',
        '  ```cells #a',
        '  values: [1, 3]',
        '  ```',
      ),
      /\| Write it there, or begin another cells block with a #name of its own\.$/,
    ],
    [
      'a cell beyond the last',
      block('cells', 'values: [1, 2]', 'highlight: 2'),
      '11:14 There is no cell 2. | They count from 0 to 1.',
    ],
    [
      'a line of code beyond the last',
      block('code python highlight=3', 'a = 1', 'b = 2'),
      /^9:3 There is no line 3\. \| They count from 1 to 2\.$/,
    ],
    [
      'a row with a cell less',
      block('table', 'rows:', '  - [1, 2]', '  - [3]'),
      "12:7 This row has 1 cell, the other has 2. | Write '' for a cell that is empty.",
    ],
    [
      'a row with a cell more than the head, once, whatever the other rows are like',
      block('table', 'head: [item, price]', 'rows:', '  - [tea, 3]', '  - [car, 1,299.00]'),
      '13:7 This row has 3 cells, the head has 2. | A comma begins the next cell: put a text with a comma between quotes, such as "1,200".',
    ],
    [
      'a row unlike most',
      block('table', 'rows:', '  - [1, 2]', '  - [1, 2, 3]', '  - [3, 4]'),
      /^12:7 This row has 3 cells, most have 2\./,
    ],
    [
      'keys in a cell of a table',
      block('table', 'rows:', '  - [1, 2]', '  - [3, {a: 1}]'),
      '12:11 “rows”, row 2, cell 2, must be words or a number. | Put words with brackets or braces between quotes.',
    ],
    [
      'a node that a diagram lacks',
      block('diagram', 'nodes: {sun: , leaf: }', 'walk: [sun, leav]'),
      '11:15 There is no node “leav” in this picture. | Did you mean “leaf”?',
    ],
    [
      'an array of nothing',
      block('cells', 'pointers: {low: 0}'),
      /^9:3 This cells block begins with nothing to show\./,
    ],
    ['an empty formula', block('formula'), /^9:3 The formula block is empty\. \| Write TeX in it/],
    [
      'an unknown theme',
      '---\ntitle: Test\ntheme: neon\n---\n\n## One\n\n- one\n',
      '3:8 “theme” must be dark, light or contrast.',
    ],
    [
      'a lecture without sections',
      '---\ntitle: Test\n---\n',
      '-:- The lecture has no sections. | Write a line “## Title”, and a list or paragraphs under it.',
    ],
  ])('names %s', async (_, text, told) => {
    expect(await toldOf(text)).toEqual([
      typeof told === 'string' ? told : expect.stringMatching(told),
    ]);
  });

  it('tells of a name in a later block that the earlier ones do not have', async () => {
    const text = lecture(
      ...[
        '- one',
        '',
        '  ```geometry #square',
        '  draw: {large: {circle: [0, 0], radius: 1}}',
        '  ```',
      ],
      ...['', '- two', '', '  ```geometry #square', '  hide: larger', '  ```'],
      ...['', '- three', '', '  ```formula #square', '  a^2', '  ```'],
    );
    expect(await toldOf(text)).toEqual([
      '16:9 There is no element “larger” in this picture. | Did you mean “large”?',
      '21:3 “#square” is a geometry block already, so it cannot be a formula block. | Give this picture another name.',
    ]);
  });
});
