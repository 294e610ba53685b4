import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {LectureFileError, readLecture} from '../../agents/author/index.ts';
import {formulaSteps} from '../../agents/author/tex/formula-steps.ts';
import {problemsOfTex} from '../../agents/tex-problems.ts';
import {folderForFile} from '../temporary-folder.ts';

const folder = folderForFile();

async function read(text: string, name = 'lecture.md') {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return readLecture(file);
}

/** The steps of a formula block of a lecture, with more front matter. */
async function stepsOf(body: string, frontMatter: readonly string[] = []): Promise<unknown> {
  const fenced = ['```formula', ...body.split('\n'), '```'].map(line => `  ${line}`);
  const {sections} = await read(
    ['---', 'title: Test', ...frontMatter, '---', '## Section', '', '- A line', '', ...fenced].join(
      '\n',
    ),
  );
  const [picture] = sections[0]?.beats[0]?.pictures ?? [];
  return picture?.kind === 'formula' ? picture.content.steps : undefined;
}

async function problemOf(body: string): Promise<string> {
  try {
    await stepsOf(body);
    return '';
  } catch (error) {
    if (!(error instanceof LectureFileError)) throw error;
    return error.problems
      .map(({message, remedy, where}) => `${where.line}:${where.column} ${message} | ${remedy}`)
      .join('\n');
  }
}

describe('the steps of a formula block', () => {
  it.each<[name: string, text: string, steps: string[]]>([
    ['lines', 'a = b\n\nc = d', ['a = b', 'c = d']],
    [
      'a matrix over lines',
      'A = \\begin{pmatrix}\n1 & 2 \\\\\n3 & 4\n\\end{pmatrix}',
      ['A = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}'],
    ],
    [
      'cases',
      '|x| = \\begin{cases} x & x > 0 \\\\ -x & x < 0 \\end{cases}',
      ['|x| = \\begin{cases} x & x > 0 \\\\ -x & x < 0 \\end{cases}'],
    ],
    ['rows of aligned', '\\begin{aligned}\na &= b \\\\\n  &= d\n\\end{aligned}', ['a = b', '= d']],
    [
      'rows of align with labels',
      '\\begin{align}\na &= b \\label{eq:1} \\\\ c &= d \\nonumber\n\\end{align}',
      ['a = b', 'c = d'],
    ],
    [
      'rows of eqnarray',
      '\\begin{eqnarray} a &=& b \\\\ c &=& d \\end{eqnarray}',
      ['a = b', 'c = d'],
    ],
    ['rows without an environment', 'a &= b \\\\\n  &= c', ['a = b', '= c']],
    [
      'split in equation',
      '\\begin{equation}\\begin{split} a &= b \\\\ &= c\\end{split}\\end{equation}',
      ['a = b', '= c'],
    ],
    [
      'columns of equations',
      '\\begin{align} a &= b & c &= d \\\\ e &= f & g &= h \\end{align}',
      ['\\begin{aligned} a &= b & c &= d \\\\ e &= f & g &= h \\end{aligned}'],
    ],
    ['dollars', '$$E = mc^2$$', ['E = mc^2']],
    ['dollars on lines of their own', '$$\nx^2\n$$\n\n$$y$$', ['x^2', 'y']],
    ['brackets', '\\[ a = b \\]', ['a = b']],
    ['a bracket over lines', 'x = \\frac{a}{\n  b}', ['x = \\frac{a}{ b}']],
    ['\\left and \\right over lines', '\\left(\n a\n\\right)', ['\\left( a \\right)']],
    ['per cent', 'p = 50% \\cdot n', ['p = 50\\% \\cdot n']],
    ['per cent behind a space', '50\\% + 5 %', ['50\\% + 5 \\%']],
    ['words behind per cent', 'r = 50% of all', ['r = 50\\%\\text{ of all}']],
    ['a variable behind per cent', '5% n', ['5\\% n']],
    ['a comment', '% first\na = b % because\nc', ['a = b', 'c']],
    ['what is never closed', 'f = {\n x', ['f = {', 'x']],
  ])('are %s', (_, text, steps) => {
    expect(formulaSteps(text).map(({tex}) => tex)).toEqual(steps);
  });

  it('are lined up where `&` stands before their relation signs', () => {
    const aligned = (text: string): boolean[] => formulaSteps(text).map(({isAligned}) => isAligned);
    expect(aligned('\\begin{align*} \\sum_{i=1}^n a_i &= b \\\\ &\\ge c \\end{align*}')).toEqual([
      true,
      true,
    ]);
    expect(aligned('a &= b \\\\ &= c')).toEqual([true, true]);
    expect(aligned('a = b\n= c')).toEqual([false, false]);
    expect(aligned('\\begin{gather} a = b \\\\ c = d \\end{gather}')).toEqual([false, false]);
  });

  it('stay one formula where `&` lines up something else', () => {
    const [step, ...others] = formulaSteps('\\begin{align} a = b &+ c \\\\ &+ d \\end{align}');
    expect(step?.tex).toBe('\\begin{aligned} a = b &+ c \\\\ &+ d \\end{aligned}');
    expect(others).toEqual([]);
  });

  it('stay one formula where it turns into others', () => {
    const [step] = formulaSteps('\\begin{align} a &= b \\\\ c &= d \\end{align}', {
      rowsTogether: true,
    });
    expect(step?.tex).toBe('\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}');
  });

  it('know where they stand', () => {
    expect(formulaSteps('a\n\n  b = \\begin{matrix}\n1\n\\end{matrix}')).toMatchObject([
      {start: 0, end: 1},
      {start: 5, end: 38},
    ]);
  });
});

describe('macros', () => {
  it.each<[name: string, frontMatter: string, body: string, tex: string]>([
    ['of front matter', "macros: {'\\R': '\\mathbb{R}'}", 'x \\in \\R^n', 'x \\in \\mathbb{R}^n'],
    ['without a backslash', "macros: {R: '\\mathbb{R}'}", '\\R', '\\mathbb{R}'],
    [
      'with arguments',
      "macros: {'\\inner': '\\langle #1, #2 \\rangle'}",
      '\\inner{u}v',
      '\\langle u, v \\rangle',
    ],
    ['with a number of arguments', "macros: {w: ['\\mathbf{#1}', 1]}", '\\w x', '\\mathbf{x}'],
    ['as an exponent', "macros: {T: '\\mathsf{T}'}", 'A^\\T', 'A^{\\mathsf{T}}'],
    ['before a letter', "macros: {eps: '\\varepsilon'}", '\\eps x', '\\varepsilon x'],
    [
      'that KaTeX knows',
      'language: en',
      '\\newcommand{\\R}{\\mathbb{R}} x \\in \\R',
      'x \\in \\mathbb{R}',
    ],
    [
      'with a default',
      'language: en',
      '\\newcommand{\\n}[2][2]{\\|#2\\|_{#1}} \\n{x} + \\n[1]{y}',
      '\\|x\\|_{2} + \\|y\\|_{1}',
    ],
    ['of \\def', 'language: en', '\\def\\half{\\frac12} \\half', '\\frac12'],
    [
      'of \\DeclareMathOperator',
      'language: en',
      '\\DeclareMathOperator{\\rang}{rang} \\rang A',
      '\\operatorname{rang}A',
    ],
    ['in macros', "macros: {a: '\\b{x}', b: '\\mathbf{#1}'}", '\\a', '\\mathbf{x}'],
  ])('%s are replaced', async (_, frontMatter, body, tex) => {
    expect(await stepsOf(body, [frontMatter])).toEqual([tex]);
  });

  it('hold in the whole lecture: lines, labels, tables, blocks before and behind', async () => {
    const lecture = await read(
      `# T\n\n## One\n\n- $x \\in \\R$\n\n  \`\`\`table\n  rows: [['$\\R$', 1]]\n  \`\`\`\n\n- Two\n\n  \`\`\`formula\n  \\newcommand{\\R}{\\mathbf{R}}\n  \`\`\`\n`,
    );
    const [first, second] = lecture.sections[0]?.beats ?? [];
    expect(first?.line).toBe('$x \\in \\mathbf{R}$');
    expect(first?.pictures[0]?.content).toMatchObject({rows: [['$\\mathbf{R}$', 1]]});
    expect(second?.pictures).toEqual([]);
    expect(lecture).not.toHaveProperty('macros');
  });

  it('are not shown where they stand by themselves', async () => {
    const lecture = await read(
      '# T\n\n\\newcommand{\\R}{\\mathbf{R}}\n\\def\\half{\\frac12} \\DeclareMathOperator{\\id}{id}\n\n## One\n\n- $\\half \\in \\R$\n',
    );
    expect(lecture.sections.map(({title}) => title)).toEqual(['One']);
    expect(lecture.sections[0]?.beats.map(({line}) => line)).toEqual([
      '$\\frac12\\in \\mathbf{R}$',
    ]);
  });

  it('in a listing of TeX define nothing', async () => {
    const text = `# T\n\n## One\n\n- $\\R$\n\n  \`\`\`latex\n  \\newcommand{\\R}{\\foo}\n  \`\`\`\n`;
    expect((await read(text)).sections[0]?.beats[0]?.line).toBe('$\\R$');
  });

  it('that call themselves are told', async () => {
    expect(await problemOf('\\newcommand{\\a}{\\a} \\a')).toMatch(
      /^9:3 The macro `\\a` stands for itself/,
    );
    expect(await problemOf('\\newcommand{\\a}[1]{x#1} \\a')).toMatch(/needs 1 in braces/);
  });
});

describe('other packages', () => {
  it.each([
    ['\\SI{9.81}{\\metre\\per\\second\\squared}', '9.81\\,\\mathrm{m\\,s^{-2}}'],
    ['\\qty{9.81}{m/s^2}', '9.81\\,\\mathrm{m\\,s^{-2}}'],
    ['v = \\SI{3}{\\kilo\\meter}', 'v = 3\\,\\mathrm{km}'],
    ['\\unit{\\square\\centi\\metre}', '\\mathrm{cm^{2}}'],
    ['\\num{1.5e-3}', '1.5 \\times 10^{-3}'],
    ['\\ang{30}', '30^\\circ'],
    [
      '\\dv{x}{t} = \\pdv[2]{f}{x}',
      '\\frac{\\mathrm{d}x}{\\mathrm{d}t} = \\frac{\\partial^{2}f}{\\partial x^{2}}',
    ],
    ['\\norm{x} = \\abs{y}', '\\left\\lVert x\\right\\rVert = \\left|y\\right|'],
    ['\\mathds{1}_A', '𝟙_A'],
    ['\\mathbb{1} + \\mathbb R', '𝟙 + \\mathbb R'],
    ['\\mathcal{Lo}', '\\mathcal{L}ℴ'],
    ['\\ce{2 H2 + O2 -> 2 H2O}', '\\ce{2 H2 + O2 -> 2 H2O}'],
    ['\\pu{9.81 m s-2}', '\\pu{9.81 m s-2}'],
    ['a = b \\label{eq:1}', 'a = b'],
    ['a = b \\tag{1}', 'a = b \\tag{1}'],
  ])('%s becomes %s', async (tex, plain) => {
    expect(await stepsOf(tex)).toEqual([plain]);
    expect(problemsOfTex(plain, true)).toEqual([]);
  });

  it.each<[tex: string, told: RegExp]>([
    [
      '\\begin{tikzcd} A \\end{tikzcd}',
      /^9:9 The environment “tikzcd” is not for formulas here\. \| .*diagram block/,
    ],
    ['\\begin{prooftree} a \\end{prooftree}', /\| Write a rule as a fraction/],
    ['\\begin{algorithmic} \\State x \\end{algorithmic}', /\| Write it in a code block/],
    ['\\includegraphics{a.png}', /\| Show an image as Markdown does/],
    ['\\foo', /^9:3 The command `\\foo` is not known\. \| .*macros: \{\\foo: …\}/],
    ['a & b', /^9:5 A “&” stands outside of an environment\. \| .*\\&/],
    ['\\frac{a}{', /“\{” is not closed/],
    ['x^2^3', /two superscripts\. \| Use braces/],
    ['\\left( a', /A \\left has no \\right/],
    ['\\SI{3}{\\foot}', /^9:3 There is no unit `\\foot` here/],
  ])('%s is told with a remedy', async (tex, told) => {
    expect(await problemOf(tex)).toMatch(told);
  });
});
