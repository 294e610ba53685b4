/** What later blocks of a picture say: the scenes that are written of it, as the compiler takes them. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {LectureFileError, readLecture} from '../../agents/author/index.ts';
import {writeScene} from '../../agents/author/write-scene.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lectern-test-'));
afterAll(() => rmSync(folder, {recursive: true}));

interface Written {
  readonly scene: string;
  /** Warnings, or what is wrong with it. */
  readonly told: readonly string[];
}

/** The scene of blocks that all have one name, a line each. */
async function sceneOf(...blocks: readonly string[]): Promise<Written> {
  const file = path.join(folder, 'lecture.md');
  const beats = blocks.map((block, index) => {
    const [kind = '', ...lines] = block.split('\n');
    return `- Line ${index}\n\`\`\`${kind} #p\n${lines.join('\n')}\n\`\`\`\n`;
  });
  writeFileSync(file, `---\ntitle: T\nlanguage: en\n---\n\n## S\n\n${beats.join('')}`);
  const told: string[] = [];
  try {
    const storyboard = await readLecture(file, {
      tell: ({kind, message, remedy}) => {
        if (kind === 'warning') told.push(`${message} | ${remedy}`);
      },
    });
    const [section] = storyboard.sections;
    return {scene: section === undefined ? '' : await writeScene(section, storyboard), told};
  } catch (error) {
    if (!(error instanceof LectureFileError)) throw error;
    return {
      scene: '',
      told: error.problems.map(({message, remedy}) => `${message} | ${remedy ?? ''}`),
    };
  }
}

describe('a diagram', () => {
  it.each([
    ['', "p.turn('down')"],
    ['direction: right\n', "p.turn('down')"],
    ['direction: down\n', undefined],
  ])('is turned by a later block: %j', async (first, turn) => {
    const {scene, told} = await sceneOf(
      `diagram\n${first}edges: [a -> b, b -> c]`,
      'diagram\ndirection: down',
    );
    expect(told).toEqual([]);
    if (turn === undefined) expect(scene).not.toContain('.turn(');
    else expect(scene).toContain(`yield* ${turn};`);
  });
});

describe('a number line', () => {
  const LINE = 'numberline\ndraw:\n  p: {point: 2}\n  i: {interval: [0, 3]}\n  j: {jump: [2, 5]}';

  it.each([
    ['{p: {color: pink}}', "pPoint.recolor('pink')"],
    ['{i: {color: pink}, j: {color: blue}}', "i.recolor('pink'), j.recolor('blue')"],
    ['{i: {from: 1, to: 4}}', 'i.slideTo({from: 1, to: 4})'],
    ['{i: {to: 4}}', 'i.slideTo({to: 4})'],
    ['{i: [1, 4]}', 'i.slideTo({from: 1, to: 4})'],
    ['{i: (1, 4]}', "i.slideTo({from: 1, to: 4, open: 'left'})"],
    ['{i: x > 2}', "i.slideTo({from: 2, to: Infinity, open: 'left'})"],
    ['{i: {interval: "[1, 4]", color: pink}}', 'i.slideTo({from: 1, to: 4, open: false})'],
    ['{j: [1, 6]}', 'j.slideTo({from: 1, to: 6})'],
    ['{j: {to: 8}}', 'j.slideTo({to: 8})'],
  ])('moves and recolours all that stands on it: %s', async (move, call) => {
    const {scene, told} = await sceneOf(LINE, `numberline\nmove: ${move}`);
    expect(told).toEqual([]);
    expect(scene).toContain(call);
  });

  it.each([
    ['[-2, 3]', 'interval(-2, 3)'],
    ['[-2, 3], open: left', "interval(-2, 3, {open: 'left'})"],
    ['[-2, 3], open: true', 'interval(-2, 3, {open: true})'],
    ['[-2, 3)', "interval(-2, 3, {open: 'right'})"],
    ['(-2, 3], label: "[a, b)"', "interval(-2, 3, {open: 'left', label: '[a, b)'})"],
    [']-2, 3[', 'interval(-2, 3, {open: true})'],
    ['"(-2, 3]"', "interval(-2, 3, {open: 'left'})"],
    ['-2 < x <= 3', "interval(-2, 3, {open: 'left'})"],
    ['x > 3', "interval(3, Infinity, {open: 'left'})"],
    ['[2, inf)', 'interval(2, Infinity)'],
    ['[2, inf]', 'interval(2, Infinity)'],
    ['x <= -1', 'interval(-Infinity, -1)'],
  ])('has intervals as they are written: %s', async (interval, call) => {
    const {scene, told} = await sceneOf(`numberline\ndraw:\n  i: {interval: ${interval}}`);
    expect(told).toEqual([]);
    expect(scene).toContain(call);
  });

  it('has intervals on lines of their own', async () => {
    const {scene} = await sceneOf(
      'numberline\ndraw:\n  i:\n    interval: [0, 1) # half\n    open: right',
    );
    expect(scene).toContain("interval(0, 1, {open: 'right'})");
  });

  it.each([
    ['{i: [0, 3]}', '{i: [2, 14]}', '[0, 16]'],
    ['{j: [0, 3]}', '{j: {to: 14}}', '[0, 16]'],
    ['{i: [0, 3]}', '{i: x > 12}', '[0, 16]'],
  ])('shows where they go: %s, %s', async (_, move, range) => {
    const {scene} = await sceneOf(LINE, `numberline\nmove: ${move}`);
    expect(scene).toContain(`range: ${range}`);
  });

  it('shows something of an interval without an end', async () => {
    const {scene} = await sceneOf('numberline\ndraw: {i: {interval: x > 10}}');
    expect(scene).toContain('range: [8, 14]');
  });

  it.each([
    [
      'draw: {i: {interval: "[2, 5)", open: left}}',
      '“open” must say the same as the brackets or signs of the interval.',
    ],
    [
      'draw: {i: {interval: from 2}}',
      '“interval” must be two numbers such as [0, 5], or an interval such as "(0, 5]" or x > 3.',
    ],
    ['range: [0, 10)', '“range” must be two numbers such as [0, 5]. | Write range: [0, 10].'],
    ['draw: {i: {interval: [2, 5], open: up}}', '“open” must be true, left or right.'],
  ])('tells what is no interval: %s', async (block, message) => {
    const {told} = await sceneOf(`numberline\n${block}`);
    expect(told).toEqual([expect.stringContaining(message)]);
  });

  it('tells of an interval that would be turned over', async () => {
    const {told} = await sceneOf(LINE, 'numberline\nmove: {i: {from: 5}}');
    expect(told).toEqual([
      '“i” would go from 5 to 3: an interval goes from its smaller end to its greater one. | Write both ends, as in i: [1, 4].',
    ]);
  });

  it('tells of an interval where a list stands', async () => {
    const {told} = await sceneOf('table\nrows: [[a, [0, 1)]]');
    expect(told).toEqual([
      "“[0, 1)” is no list: its brackets are those of an interval. | Put it between quotes: '[0, 1)'.",
    ]);
  });
});

describe('an area', () => {
  it('keeps the end that no later move names', async () => {
    const {scene} = await sceneOf(
      'plot\ndraw:\n  f: x\n  a: {area: f, from: 0, to: 2}',
      'plot\nmove: {a: {from: 1}}',
      'plot\nmove: {a: {to: 4}}',
    );
    expect(scene).toContain('a.slideTo([1, 4])');
  });
});

describe('a chart', () => {
  it.each([
    [['{a: 2, b: 3}', '{a: 4, b: 6}', '{a: 1}'], 'max: 6}'],
    [['{a: 2, b: 3}', '{a: -4}'], 'min: -4}'],
    [['{a: 2, b: 3}', '{a: -4, b: 4.5}'], 'max: 4.5, min: -4}'],
    [['{a: 1/2, b: 3}', '{a: 7/2}'], 'max: 3.5}'],
  ])('has one scale for all of its blocks: %s', async (bars, scale) => {
    const {scene, told} = await sceneOf(...bars.map(each => `chart\nbars: ${each}`));
    expect(told).toEqual([]);
    expect(scene.replace(/\s+/g, ' ').replace(/,? \}/g, '}')).toContain(scale);
  });

  it.each([
    [['bars: {a: 2, b: 3}', 'bars: {a: 1}'], undefined],
    [['bars: {a: 2, b: 3}\nmax: 10', 'bars: {a: 4}'], 'max: 10'],
  ])('and its own where that is enough, or the one that it is given: %s', async (blocks, scale) => {
    const {scene} = await sceneOf(...blocks.map(block => `chart\n${block}`));
    expect(/m(?:ax|in): -?\d+/.exec(scene)?.[0]).toBe(scale);
  });

  it.each([
    ['bars: {}', '“bars” must have a bar, such as {one: 1}.'],
    [
      'bars: {a: 3,5; b: 4}',
      'Semicolons part nothing between braces: commas do, and decimals have a point. | Write {a: 3.5, b: 4};',
    ],
    [
      'bars: {a: 3,5; b: 4,25; c: 1,5}',
      'Semicolons part nothing between braces: commas do, and decimals have a point. | Write {a: 3.5, b: 4.25, c: 1.5};',
    ],
    [
      'bars: {a: 3; b: 4}',
      'Semicolons part nothing between braces: commas do, and decimals have a point. | Write {a: 3, b: 4};',
    ],
  ])('tells of bars that are none: %s', async (block, message) => {
    const {told} = await sceneOf(`chart\n${block}`);
    expect(told).toEqual([expect.stringContaining(message)]);
  });

  it('may have names with a semicolon', async () => {
    const {scene, told} = await sceneOf("chart\nbars: {'rain; snow': 3, hail: 4}");
    expect(told).toEqual([]);
    expect(scene).toContain("'rain; snow'");
  });
});

describe('a picture of nothing', () => {
  it('is told of', async () => {
    const {told} = await sceneOf('diagram\nnodes: []');
    expect(told).toEqual([
      expect.stringContaining('This diagram block begins with nothing to show.'),
    ]);
  });
});
