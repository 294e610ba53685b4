import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {readLecture} from '../../agents/author/index.ts';
import {folderForFile} from '../temporary-folder.ts';

const folder = folderForFile();

/** What a fenced block of code is read as. */
async function codeOf(
  info: string,
  body = 'a = 1\nb = 2\nc = 3\nd = 4\ne = 5',
  told: string[] = [],
): Promise<unknown> {
  const file = path.join(folder, 'lecture.md');
  const fenced = [`\`\`\`${info}`, ...body.split('\n'), '```'].map(line => `  ${line}`);
  await writeFile(file, ['# Test', '', '## Section', '', '- A line', '', ...fenced].join('\n'));
  const {sections} = await readLecture(file, {tell: ({message}) => told.push(message)});
  const [picture] = sections[0]?.beats[0]?.pictures ?? [];
  return picture === undefined ? undefined : {kind: picture.kind, ...picture.content};
}

describe('a fence of code', () => {
  it.each<[info: string, language: string | undefined]>([
    ['c', 'c'],
    ['go', 'go'],
    ['sql', 'sql'],
    ['bash', 'bash'],
    ['sh', 'bash'],
    ['console', 'bash'],
    ['c++', 'cpp'],
    ['C#', 'csharp'],
    ['ts', 'typescript'],
    ['Python', 'python'],
    ['{python}', 'python'],
    ['{r, echo=FALSE, fig.width=5}', 'r'],
    ['{.haskell .numberLines}', 'haskell'],
    ['{code-cell} ipython3', 'python'],
    ['code julia', 'julia'],
    ['python:sort.py', 'python'],
    ['diff', 'diff'],
    ['yaml', 'yaml'],
    ['text', 'text'],
    ['plaintext', undefined],
    ['prolog', undefined],
    ['code brainfuck', undefined],
    ['язык', undefined],
    ['', undefined],
  ])('“%s” is read as code in %s', async (info, language) => {
    expect(await codeOf(info)).toMatchObject({kind: 'code', ...(language && {language})});
    if (language === undefined) expect(await codeOf(info)).not.toHaveProperty('language');
  });

  it.each<[info: string, content: object]>([
    ['python highlight=2-3', {highlight: [2, 3]}],
    ['python {2}', {highlight: 2}],
    ['python{2-3}', {highlight: [2, 3]}],
    [
      'python {2,4-5}',
      {
        walk: [
          [2, 2],
          [4, 5],
        ],
      },
    ],
    ['python {1|2-3|all}', {walk: [[1, 1], [2, 3], 'all']}],
    ['python {all|2}', {highlight: 2}],
    [
      'python [1-2|3]',
      {
        walk: [
          [1, 2],
          [3, 3],
        ],
      },
    ],
    [
      '{.python code-line-numbers="1|3-4"}',
      {
        walk: [
          [1, 1],
          [3, 4],
        ],
      },
    ],
    [
      'python hl_lines="2 4"',
      {
        walk: [
          [2, 2],
          [4, 4],
        ],
      },
    ],
    ['python linenos', {numbers: true}],
    ['python showLineNumbers', {numbers: true}],
    ['python {.numberLines startFrom="10"}', {numbers: 10}],
    ['{.python .numberLines}', {numbers: true}],
    ['python linenums="5"', {numbers: 5}],
  ])('“%s” says which lines are meant', async (info, content) => {
    expect(await codeOf(info)).toMatchObject({kind: 'code', language: 'python', ...content});
  });

  it.each<[info: string, told: string[]]>([
    ['python title="a b.py"', ['The title "a b.py" is not shown with the code.']],
    ['python filename=x.py', ['The filename x.py is not shown with the code.']],
    ['python linenos=false', []],
  ])('%s: what a viewer would miss is told', async (info, expected) => {
    const told: string[] = [];
    await codeOf(info, undefined, told);
    expect(told.filter(message => message.includes('with the code'))).toEqual(expected);
  });

  it.each(['python title="a b.py" linenos=false', 'python {title="a.py"}', 'python filename=x.py'])(
    '“%s” leaves out what only other tools show',
    async info => {
      const content = await codeOf(info, 'a = 1');
      expect(content).toEqual({kind: 'code', code: 'a = 1', language: 'python'});
    },
  );

  it('leaves out the options of a cell', async () => {
    expect(await codeOf('{python}', '#| echo: false\n#| label: one\nprint(1)')).toMatchObject({
      code: 'print(1)',
    });
    expect(await codeOf('{code-block} python', ':linenos:\n\nprint(1)')).toMatchObject({
      code: 'print(1)',
    });
  });

  it('is a formula where it says math', async () => {
    expect(await codeOf('math', 'a = b')).toEqual({kind: 'formula', steps: ['a = b']});
    expect(await codeOf('{math}', 'a = b')).toEqual({kind: 'formula', steps: ['a = b']});
  });
});
