import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {Stress} from './disturbed-run.ts';
import {drawKill} from './draw-kill.ts';
import {differences, brokenFiles} from './folder-state.ts';
import {WAYS} from './ways.ts';

let stress: Stress;
beforeAll(async () => {
  stress = await Stress.open();
});
afterAll(() => stress.close());

describe('a lecture whose making is killed', () => {
  it.each([
    ['render', 0.55],
    ['render', 0.95],
    ['make-again', 0.45],
  ])('has lost nothing, and is made whole by the next run: %s, at %d of it', async (name, part) => {
    const way = wayOf(name);
    const {durationMs} = await stress.extentOf(way);
    const atMs = Math.round(part * durationMs);
    const {broken} = await stress.disturb(way, {kind: 'time', atMs});
    expect(broken).toEqual([]);
  });

  it('has lost nothing when it was killed with half a file written', async () => {
    const way = wayOf('render');
    const {writes} = await stress.extentOf(way);
    const instant = {kind: 'write', index: Math.round(0.9 * writes)} as const;
    const {broken, wasThrough} = await stress.disturb(way, instant);
    expect({broken, wasThrough}).toEqual({broken: [], wasThrough: false});
  });
});

describe('what is looked for after a kill', () => {
  const state = (files: Readonly<Record<string, string>>) =>
    new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));
  const [old, next] = [
    state({'a.mp4': 'old', 'b.tsx': 'x'}),
    state({'a.mp4': 'new', 'c.tsx': 'y'}),
  ];

  it.each([
    ['half of a file', {'a.mp4': 'ne'}, 'a.mp4 is neither the old nor the new one'],
    ['a result that is gone', {'b.tsx': 'x'}, 'a.mp4 was there, and is gone'],
    ['a record that cannot be read', {'a.mp4': 'old', 'lecture.json': '{"fi'}, 'lecture.json is'],
    [
      'a project without one of its scenes',
      {'a.mp4': 'old', 'project.ts': "import one from './scenes/01-one?scene';"},
      'project.ts names scenes/01-one.tsx',
    ],
  ])('is %s', (_, files, words) => {
    expect(brokenFiles(state(files), old, next).join('\n')).toContain(words);
  });

  it('is not what is being written, nor a mixture of whole files', () => {
    const found = {
      'a.mp4': 'new',
      'b.tsx': 'x',
      '.a.mp4.here-1.partial': 'ha',
      'lecture.json': '{}',
    };
    expect(brokenFiles(state(found), old, next)).toEqual([]);
  });

  it('is in the end any byte that an undisturbed run would have written otherwise', () => {
    const found = state({'a.mp4': 'New', 'b.tsx': 'x', 'out/runs.json': '[1]'});
    const expected = state({'a.mp4': 'new', 'c.tsx': 'y', 'out/runs.json': '[2]'});
    expect(differences(found, expected)).toEqual([
      "a.mp4 differs from an undisturbed run's",
      'b.tsx is left over',
      'c.tsx is missing',
    ]);
  });
});

it('a seed always stands for the same kill', () => {
  const extent = {durationMs: 1000, writes: 50};
  const drawn = (seed: number) => {
    const {choice, instantIn} = drawKill(seed, WAYS);
    return [choice.name, instantIn(extent)];
  };
  expect(drawn(7)).toEqual(drawn(7));
  const many = Array.from({length: 100}, (_, index) => JSON.stringify(drawn(index)));
  expect(new Set(many).size).toBeGreaterThan(80);
});

it('the command line says at once what it does not understand', () => {
  const tsx = path.join(import.meta.dirname, '../../node_modules/.bin/tsx');
  const run = (...args: readonly string[]) =>
    spawnSync(tsx, [path.join(import.meta.dirname, 'stress.ts'), ...args], {encoding: 'utf8'});
  expect(run('--way', 'nowhere').stderr).toContain('--way is one of render, make-again');
});

function wayOf(name: string): (typeof WAYS)[number] {
  const way = WAYS.find(each => each.name === name);
  if (way === undefined) throw new Error(`There is no way ${name}.`);
  return way;
}
