import {describe, expect, it} from 'vitest';
import {LectureFileError} from '../../agents/author/index.ts';
import {notesFolder} from './notes-of-teachers.ts';

const {read, contentsOf} = notesFolder();

describe('pictures of other tools', () => {
  it.each([
    [
      'mermaid',
      'flowchart LR\n  a([Start]) --> b{Is it?}\n  b -->|yes| c & d\n  b -- no --> a\n  c -.-> d %% dashed\n  style a fill:#fff',
      {
        direction: 'right',
        labels: ['Start', 'Is it?', 'c', 'd'],
        shapes: ['round', 'diamond', undefined, undefined],
        edges: 5,
      },
    ],
    [
      'dot',
      'digraph { rankdir=LR; node [shape=circle]; p [label="one"]; p -> q -> r [label=x]; p -> {s t} }',
      {
        direction: 'right',
        labels: ['one', 'q', 'r', 's', 't'],
        shapes: ['circle', 'circle', 'circle', 'circle', 'circle'],
        edges: 4,
      },
    ],
  ])('%s becomes a diagram', async (language, source, wanted) => {
    const {lecture} = await read(`# T\n\n## S\n\n\`\`\`${language}\n${source}\n\`\`\`\n`);
    const picture = lecture.sections[0]?.beats[0]?.pictures[0];
    if (picture?.kind !== 'diagram') throw new Error('It is no diagram.');
    const {direction, nodes = [], edges = []} = picture.content;
    const settings = nodes.map(([, node]) => node);
    expect({
      direction,
      labels: settings.map(({label}) => label),
      shapes: settings.map(({shape}) => shape),
      edges: edges.length,
    }).toEqual(wanted);
  });

  it('keep the names of their nodes, whatever stands in them', async () => {
    const {lecture} = await read(
      '# T\n\n## S\n\n```dot\ndigraph { "a -> b" -> "c-d" [label="x: y"]; "c-d" -> "e f" }\n```\n',
    );
    expect(lecture.sections[0]?.beats[0]?.pictures[0]?.content).toMatchObject({
      nodes: [
        ['a -> b', {}],
        ['c-d', {}],
        ['e f', {}],
      ],
      edges: ['"a -> b" -> c-d: x: y', 'c-d -> e f'],
    });
  });

  it('that are not read stay code, which is told', async () => {
    const {lecture, told} = await read(
      '# T\n\n## S\n\n```mermaid\nsequenceDiagram\n  A->>B: hello\n```\n',
    );
    expect(lecture.sections[0]?.beats[0]?.pictures[0]?.kind).toBe('code');
    expect(told).toEqual([
      expect.stringMatching(/^warning 5:1 This mermaid picture is shown as its code/),
    ]);
  });

  it('are read where a block is nearly one of Lectern', async () => {
    expect(
      await contentsOf(
        '```plot\nx: [0, 4]\nxlabel: t (s)\ny = 2*x - x^2\n```\n\n```plot\nvector: (0,0) -> (3, 4)\n```\n\n```chart\ntype: line\nx: [0, 1]\nv: [2, 3]\n```\n\n```chart\ntype: bar\nlabels: [a, b]\nvalues: [1, 2]\n```',
      ),
    ).toMatchObject([
      {x: [0, 4], xLabel: 't (s)', draw: [['part1', {curve: '2*x - x^2'}]]},
      {
        x: [0, 4],
        y: [0, 5],
        draw: [
          [
            'part1',
            {
              arrow: [
                [0, 0],
                [3, 4],
              ],
            },
          ],
        ],
      },
      {
        x: [0, 1],
        draw: [
          [
            'series 1',
            {
              polyline: [
                [0, 2],
                [1, 3],
              ],
              label: 'v',
            },
          ],
        ],
      },
      {
        bars: [
          ['a', {value: 1}],
          ['b', {value: 2}],
        ],
      },
    ]);
  });
});

describe('a block that continues a picture', () => {
  const continuing = async (kind: string, first: string, later: string): Promise<string[]> => {
    const text = `# T\n\n## S\n\n- a\n\n  \`\`\`${kind} #p\n  ${first}\n  \`\`\`\n\n- b\n\n  \`\`\`${kind} #p\n  ${later}\n  \`\`\`\n`;
    try {
      await read(text);
      return [];
    } catch (error) {
      return error instanceof LectureFileError
        ? error.problems.map(({message, where}) => `${where.line ?? '-'} ${message}`)
        : [String(error)];
    }
  };

  it.each([
    ['plot', 'x: [0, 1]', 'x: [0, 2]', 'x'],
    ['plot', 'x: [0, 1]', 'xLabel: time', 'xLabel'],
    ['geometry', 'x: [0, 1]', 'y: [0, 2]', 'y'],
    ['transform', 'extent: 3', 'extent: 4', 'extent'],
    ['numberline', 'range: [0, 1]', 'step: 0.5', 'step'],
    ['chart', 'bars: {a: 1}', "unit: ' kg'", 'unit'],
    ['cells', 'values: [1]', 'indices: true', 'indices'],
    ['table', 'rows: [[1, 2]]', 'head: [a, b]', 'head'],
  ])('%s: is told what cannot change: %s, then %s', async (kind, first, later, key) => {
    expect(await continuing(kind, first, later)).toEqual([
      `14 “${key}” stays as the first block of “#p” says it.`,
    ]);
  });

  it('may say the same again', async () => {
    expect(await continuing('plot', 'x: [0, 1]', 'x: [0, 1]')).toEqual([]);
  });

  it('adds rows to a table', async () => {
    expect(await continuing('table', 'rows: [[1, 2]]', 'rows: [[3, 4]]')).toEqual([]);
    expect(await continuing('table', 'rows: [[1, 2]]', 'rows: [[3]]')).toEqual([
      '14 This row has 1 cell, those before have 2.',
    ]);
  });
});
