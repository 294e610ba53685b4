import {describe, expect, it} from 'vitest';
import {notesFolder, outline} from './notes-of-teachers.ts';

const {read} = notesFolder();

describe('decks', () => {
  it('of Marp become sections, with comments as what is said', async () => {
    const {lecture, told} = await read(
      '---\nmarp: true\ntheme: uncover\n---\n\n<!-- _class: lead -->\n\n# Waves\n\n---\n\n## Sound\n\n- loud\n\n![bg left:30% w:200px](leaf.svg)\n\n<!-- Play a tone. -->\n\n---\n\n$$v = f \\lambda$$\n',
      'deck.md',
    );
    expect(lecture).toMatchObject({title: 'Waves', theme: 'dark'});
    expect(outline(lecture)).toEqual([
      '# Sound',
      'loud',
      '(Play a tone.)',
      'image',
      '# Sound',
      'Sound',
      'formula v = f \\lambda',
    ]);
    expect(told).toEqual([
      'note deck.md read as Marp: 3 slides -> 2 sections; pictures of 1 image and 1 formula; 1 note kept as narration; ignored: marp, theme.',
    ]);
  });

  it('of Slidev lose what only Slidev understands', async () => {
    const {lecture} = await read(
      '---\ntheme: default\ntransition: fade\n---\n\n# Maps\n\n---\nlayout: two-cols\nclass: mt-4\n---\n\n# Layers\n\n<v-clicks>\n\n- roads\n- rivers\n\n</v-clicks>\n\n::right::\n\n![](leaf.svg)\n',
    );
    expect(outline(lecture)).toEqual(['# Layers', 'roads', 'rivers', 'image']);
  });

  it('show what a slide has before its heading under it', async () => {
    const {lecture, told} = await read(
      '---\ntransition: fade\n---\n\n# Maps\n\n- one\n\n---\nlayout: image-right\nimage: ./leaf.svg\n---\n\n# Layers\n\n- roads\n\n---\nsrc: ./other.md\n---\n',
    );
    expect(outline(lecture)).toEqual(['# Maps', 'one', '# Layers', 'roads', 'image']);
    expect(told[0]).toContain('src: ./other.md');
  });

  it('of MyST have tables of lists, and of pandoc captions under tables', async () => {
    const {lecture: myst} = await read(
      '# T\n\n## S\n\n```{list-table} Speeds\n:header-rows: 1\n* - in\n  - v\n* - air\n  - 343\n```\n',
    );
    expect(outline(myst)).toEqual(['# S', 'Speeds', 'table']);
    expect(myst.sections[0]?.beats[0]?.pictures).toMatchObject([
      {content: {head: ['in', 'v'], rows: [['air', '343']]}},
    ]);
    const {lecture} = await read('# T\n\n## S\n\n| a |\n|---|\n| b |\n\n: Results {#tbl-one}\n');
    expect(outline(lecture)).toEqual(['# S', 'Results', 'table']);
  });

  it('of Quarto lose fences and attributes, and say notes', async () => {
    const {lecture} = await read(
      '---\ntitle: Lines\nformat: revealjs\n---\n\n# Part\n\n## Fit {#sec-fit .smaller}\n\n::: {.incremental}\n- one\n- two\n:::\n\n. . .\n\n::: {.notes}\nSlowly.\n:::\n',
    );
    expect(outline(lecture)).toEqual(['# Part: Fit', 'one', 'two', '(Slowly.)']);
  });

  it('of MyST have directives and roles', async () => {
    const {lecture} = await read(
      '# T\n\n(label)=\n## S\n\n- mass {math}`m_0`\n\n```{figure} leaf.svg\n:width: 40%\n\nA leaf\n```\n\n```{note}\nMind the **sign**.\n```\n\n% hidden\n',
    );
    expect(outline(lecture)).toEqual([
      '# S',
      'mass $m_0$',
      'image',
      '**Note.** Mind the **sign**.',
    ]);
  });
});

describe('notebooks', () => {
  const PNG =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const SVG = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"/>',
  ).toString('base64');
  const cell = (type: string, source: string, rest: object = {}) => ({
    cell_type: type,
    metadata: {},
    source: source.split(/(?<=\n)/),
    ...rest,
  });
  const notebook = (...cells: object[]) =>
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {language_info: {name: 'python'}},
      cells,
    });

  it('become lectures, with what their code puts out', async () => {
    const {lecture, told} = await read(
      notebook(
        cell('markdown', '# Heat\n\nIt flows at \\$2 a joule.'),
        cell('code', '%matplotlib inline\n', {outputs: []}),
        cell('markdown', '## Data\n\nMeasured:'),
        cell('code', '%time\nhead(data)', {
          outputs: [
            {
              output_type: 'execute_result',
              data: {
                'text/html': [
                  '<table><tr><th>t</th><th>$\\theta$</th></tr>',
                  '<tr><td>1</td><td>2.50</td></tr></table>',
                ],
                'text/plain': ['t'],
              },
            },
            {output_type: 'display_data', data: {'image/png': `${PNG}\n`}},
            {output_type: 'error', ename: 'BoundsError', evalue: 'at 7'},
          ],
        }),
        cell('markdown', '## Picture\n\n![](attachment:a.svg)\n\n![gone](gone.png)', {
          attachments: {'a.svg': {'image/svg+xml': SVG}},
        }),
      ),
      'heat.ipynb',
    );
    expect(lecture.title).toBe('Heat');
    const pictures = lecture.sections.flatMap(({beats}) => beats.flatMap(beat => beat.pictures));
    expect(pictures.map(({kind, content}) => ({kind, ...content}))).toEqual([
      {kind: 'code', code: 'head(data)', language: 'python'},
      {kind: 'table', head: ['t', '$\\theta$'], rows: [['1', '2.50']]},
      {kind: 'image', source: `data:image/png;base64,${PNG}`, alt: ''},
      {kind: 'code', code: 'BoundsError: at 7', language: 'text'},
      {kind: 'image', source: `data:image/svg+xml;base64,${SVG}`, alt: ''},
    ]);
    expect(told).toEqual([
      'note heat.ipynb read as Jupyter: 3 sections; pictures of 1 table and 2 images.',
      'warning -:- Cell 5, line 5: The image gone.png is missing, so its words stand in its place.',
      'warning -:- Cell 4, line 1: The image data:image/png;base64,iVBORw0KGgoAAAANSU… is only 1 × 1 px large: hardly anything of it is seen.',
    ]);
  });

  it('have a line for each cell that has a title, where there are many', async () => {
    const printed = (text: string) => ({outputs: [{output_type: 'stream', text}]});
    const {lecture} = await read(
      notebook(
        cell('markdown', '# Cities\n\nWe read the file.'),
        cell('code', 'import pandas as pd'),
        cell('code', '# Read the file\ncities = pd.read_csv("cities.csv")'),
        cell('code', '# type: ignore\nprint(len(cities))', printed('42')),
        cell('code', '# How many are there?\nlen(cities)', printed('42')),
        cell('markdown', '## Two cells\n\nThey stand together.'),
        cell('code', '# First\n1', printed('1')),
      ),
      'cities.ipynb',
    );
    expect(outline(lecture)).toEqual([
      '# Cities',
      'We read the file.',
      'code',
      'Read the file',
      'code',
      'code',
      'code',
      'How many are there?',
      'code',
      'code',
      '# Two cells',
      'They stand together.',
      'code',
      'code',
    ]);
  });

  it('that are none are refused', async () => {
    await expect(read('{"cells": 1}', 'none.ipynb')).rejects.toThrow('no notebook of Jupyter');
  });
});
