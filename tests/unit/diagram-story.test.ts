import {describe, expect, it} from 'vitest';
import {DiagramStory, type DiagramStep} from '../../agents/author/pictures/diagram-story.ts';
import {writeArrow} from '../../schema/diagram-arrows.ts';
import {diagramSchema} from '../../schema/diagram.ts';

/** What comes and goes with each of some blocks. */
function told(...blocks: readonly unknown[]): (Partial<DiagramStep> & {shown: string[]})[] {
  const story = new DiagramStory();
  return blocks.map(block => {
    const step = story.next(diagramSchema.parse(block));
    return {...step, shown: [...step.nodes.map(({id}) => id), ...step.arrows.map(writeArrow)]};
  });
}

const shown = (...blocks: readonly unknown[]): string[][] =>
  told(...blocks).map(step => step.shown);

describe('the blocks of a diagram', () => {
  it('bring their arrows when they come, and the nodes that only arrows name', () => {
    expect(
      shown({nodes: ['Ann', 'Bob']}, {edges: ['Ann -> Bob: writes']}, {edges: ['Bob -> Cy']}),
    ).toEqual([['Ann', 'Bob'], ['Ann -> Bob: writes'], ['Cy', 'Bob -> Cy']]);
    expect(shown({edges: ['a -> b']}, {edges: ['b -> c']})).toEqual([
      ['a', 'b', 'a -> b'],
      ['c', 'b -> c'],
    ]);
  });

  it('bring another arrow between the same nodes, and none twice', () => {
    expect(
      shown(
        {edges: ['s -> t: first']},
        {edges: ['s -> t: first', 's -> t: second', 't -> s']},
        {edges: ['s -> t: first']},
      ),
    ).toEqual([['s', 't', 's -> t: first'], ['s -> t: second', 't -> s'], []]);
    expect(shown({edges: ['a -- b', 'b -- a']}, {edges: ['a -- b', 'a -- b', 'a -- b']})).toEqual([
      ['a', 'b', 'a -- b', 'b -- a'],
      ['a -- b'],
    ]);
  });

  it('show what was kept back together with its arrows', () => {
    expect(shown({edges: ['1 -> 2', '2 -> 3'], reveal: 1}, {show: 2}, {show: [3]})).toEqual([
      ['1'],
      ['2', '1 -> 2'],
      ['3', '2 -> 3'],
    ]);
  });

  it('take away and bring back', () => {
    const [, none, again, without] = told(
      {edges: ['a -> b', 'b -> c']},
      {edges: []},
      {edges: ['a -> b']},
      {hide: ['a']},
    );
    expect(none?.hiddenArrows?.map(writeArrow)).toEqual(['a -> b', 'b -> c']);
    expect(again?.shown).toEqual(['a -> b']);
    expect(without?.hiddenNodes?.map(({id}) => id)).toEqual(['a']);
    expect(without?.hiddenArrows?.map(writeArrow)).toEqual(['a -> b']);
  });

  it('change words, colours and the direction of what is there', () => {
    const [, step] = told(
      {nodes: {A: null}, direction: 'right'},
      {nodes: {A: {label: 'renamed', color: 'pink'}}, direction: 'down'},
    );
    expect(step).toMatchObject({
      relabelled: [['A', 'renamed']],
      recoloured: [['A', 'pink']],
      direction: 'down',
      problems: [],
    });
    const [, same] = told({nodes: {A: 'one'}}, {nodes: {A: 'one'}});
    expect(same).toMatchObject({relabelled: [], recoloured: [], direction: undefined});
  });

  it('are told where something cannot be done', () => {
    const [, step] = told(
      {edges: ['a -> b']},
      {nodes: {a: {shape: 'circle'}}, reveal: 'a', hide: ['b -> a', 'c']},
    );
    expect(step?.problems?.map(({at, message}) => `${at.join('.')} ${message}`)).toEqual([
      'nodes.a.shape The shape of “a” cannot change any more.',
      'reveal “reveal” belongs to the block that begins a diagram.',
      'hide.0 This diagram has no arrow “b -> a”.',
      'hide.1 This diagram has no node “c”.',
    ]);
  });
});

describe('what a diagram is made of', () => {
  it('may have numbers, and words that YAML takes for something else, as names', () => {
    const {nodes, walk} = diagramSchema.parse({nodes: [2, 1, true], walk: [1, true]});
    expect(nodes?.map(([id]) => id)).toEqual(['2', '1', 'true']);
    expect(walk).toEqual(['1', 'true']);
  });

  it.each([
    [['a -> b -> c'], ['a -> b', 'b -> c']],
    [
      [{'a -> b': 'one'}, {'b -> c': 2}],
      ['a -> b: one', 'b -> c: 2'],
    ],
    [[{'a -> b -> c': ['one', 'two']}], ['a -> b: one', 'b -> c: two']],
    [{'a -> b': 'one', 'b -- c': null}, ['a -> b: one', 'b -- c']],
    ['a -> b, b -> c', ['a -> b', 'b -> c']],
    ['a -> b: x, y\nb -> c', ['a -> b: x, y', 'b -> c']],
  ])('takes arrows as %j', (edges, arrows) => {
    const once = diagramSchema.parse({edges}).edges;
    expect(once).toEqual(arrows);
    expect(diagramSchema.parse({edges: once}).edges).toEqual(arrows);
  });

  it('says how arrows are written, and how many labels a chain needs', () => {
    const messages = (edges: unknown): string =>
      JSON.stringify(diagramSchema.safeParse({edges}).error?.issues);
    expect(messages(['a to b'])).toContain('must be an arrow: “a -> b”');
    expect(messages([{'a -> b -> c': ['one']}])).toContain('must have a label for each arrow');
  });
});
