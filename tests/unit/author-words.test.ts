import {describe, expect, it} from 'vitest';
import {notesFolder} from './notes-of-teachers.ts';

const {read, contentsOf} = notesFolder();

async function lineOf(markdown: string): Promise<string> {
  const {lecture} = await read(`# Test\n\n## One\n\n- ${markdown}\n`);
  expect(lecture.sections[0]?.beats).toHaveLength(1);
  return lecture.sections[0]?.beats[0]?.line ?? '';
}

describe('words as they are typed', () => {
  it.each([
    ['Bread is $2 and milk $1.50', 'Bread is $2 and milk $1.50'],
    ['From $3.2 million to $4 million', 'From $3.2 million to $4 million'],
    ['Between $20 and 30$ a month', 'Between $20 and 30$ a month'],
    ['It is 7 $ or ($8) and ($9)', 'It is 7 $ or ($8) and ($9)'],
    ['A tip of $2 on $x$ dollars', 'A tip of $2 on $x$ dollars'],
    ['The $n$th of $a, b$', 'The $n$th of $a, b$'],
    ['Energy $$E = h f$$ of light', 'Energy $E = h f$ of light'],
    [String.raw`Both \(a_1\) and \[b^2\] are real`, 'Both $a_1$ and $b^2$ are real'],
    [String.raw`Not \[a link\] here`, 'Not [a link] here'],
    ['Bars $|x| < |y|$ and stars $a*b*c$', 'Bars $|x| < |y|$ and stars $a*b*c$'],
    ['A set $\\{a_1\n  + a_2\\}$ over lines', 'A set $\\{a_1 + a_2\\}$ over lines'],
    ['Half: $50% \\cdot k$', 'Half: $50\\% \\cdot k$'],
    ['Write `$y$` for it', 'Write `$y$` for it'],
    ['Compute 6*7*8 and a*b*c', 'Compute 6*7*8 and a*b*c'],
    ['An *important* and **bold** word', 'An *important* and **bold** word'],
    ['An _important_ and __bold__ word', 'An *important* and **bold** word'],
    ['<b>Bold</b>, <i>slanted</i>, <kbd>Ctrl</kbd>', '**Bold**, *slanted*, `Ctrl`'],
    ['~~Old~~ new', '~~Old~~ new'],
    ['**重要：**这是', '**重要：**这是'],
    ['**Law:**$x$ holds', '**Law:**$x$ holds'],
    [String.raw`Not \*this\*`, String.raw`Not \*this\*`],
    ['Call __len__ and snake_case_name', 'Call __len__ and snake_case_name'],
    ['A Map<String, Integer> here', 'A Map<String, Integer> here'],
    ['If p<q and r>s then', 'If p<q and r>s then'],
    ['The <section> element and a<br>break', 'The <section> element and a break'],
    ['CO~2~, SO~4~^2-^ and m<sup>3</sup>', 'CO₂, SO₄²⁻ and m³'],
    ['E~max~ is large', 'E${}_{\\text{max}}$ is large'],
    ['Index g[i](j) of it', 'Index g[i](j) of it'],
    ['See [the book](https://example.org) now', 'See the book now'],
    ['As shown [@turing1936, p. 5]', 'As shown (Turing 1936, p. 5)'],
    ['See @fig-tree and @eq-one', 'See the figure and the equation'],
    ['[words]{.smallcaps} here', 'words here'],
  ])('%s', async (markdown, line) => {
    expect(await lineOf(markdown)).toBe(line);
  });
});

describe('signs that keyboards lack', () => {
  it.each([
    ['5 May -- a day', '5 May – a day'],
    ['pages 112--130', 'pages 112–130'],
    ['a ==marked== word', 'a marked word'],
    ['`a -- b`, i--, a == b', '`a -- b`, i--, a == b'],
  ])('%s', async (written, shown) => {
    expect(await lineOf(written)).toBe(shown);
  });
});

describe('formulas', () => {
  it.each([
    ['$$\na^2\n= b\n- c\n$$', ['a^2 = b - c']],
    ['\\[\nx_1 * x_2 < 3\n\\]', ['x_1 * x_2 < 3']],
    ['$$ u $$ {#eq-one}\n\n$$ v $$.', ['u', 'v']],
    ['> $$\n> a < b\n> $$', ['a < b']],
    ['```{math}\n:label: one\nE = m\n```', ['E = m']],
  ])('stand by themselves: %s', async (markdown, steps) => {
    expect(await contentsOf(markdown)).toEqual([{steps}]);
  });

  it('stand below each other at their relation signs', async () => {
    for (const name of ['align', 'aligned', 'align*', 'split']) {
      const rows = `\\begin{${name}}\na &= b \\\\\n&= c\n\\end{${name}}`;
      const aligned = {steps: ['a = b', '= c'], aligned: true};
      expect(await contentsOf(`$$\n${rows}\n$$`)).toEqual([aligned]);
      expect(await contentsOf(rows)).toEqual([aligned]);
    }
  });

  it('may have reactions in columns', async () => {
    const [formula] = await contentsOf(
      '$$\n\\begin{align*}\n\\ce{Zn &-> Zn^2+ + 2e-} \\\\\n\\ce{Cu^2+ + 2e- &-> Cu}\n\\end{align*}\n$$',
    );
    expect(formula).toEqual({
      steps: [
        String.raw`\begin{aligned} \ce{Zn} & \ce{-> Zn^2+ + 2e-} \\ \ce{Cu^2+ + 2e-} & \ce{-> Cu} \end{aligned}`,
      ],
    });
  });

  it('may be environments without anything around them', async () => {
    const [formula] = await contentsOf('\\begin{align}\na &= b \\\\\n&= c\n\\end{align}');
    expect(JSON.stringify(formula)).toMatch(/a &= b|a.*=.*b/);
  });

  it('in tables keep their bars', async () => {
    expect(await contentsOf('| f | g |\n|--:|---|\n| $|x|$ | $P(A|B)$ |')).toEqual([
      {head: ['f', 'g'], rows: [['$|x|$', '$P(A|B)$']], align: ['right', 'auto']},
    ]);
  });
});
