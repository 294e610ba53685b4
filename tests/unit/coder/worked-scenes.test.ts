/** Which of the scenes that come with Lectern are shown to the Coder. */
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {chooseWorkedScenes, readWorkedScenes} from '../../../agents/coder/worked-scenes.ts';

const root = path.resolve(import.meta.dirname, '../../..');

function scene(file: string, kinds: readonly string[], length = 0) {
  const source = kinds.map(kind => `new ${kind}({});`).join('\n') + ' '.repeat(length);
  return {file, source};
}

function chosen(...given: Parameters<typeof chooseWorkedScenes>): string[] {
  return chooseWorkedScenes(...given).map(({file}) => file);
}

describe('the choice of worked scenes', () => {
  it('begins with the scene that shows most of the wanted kinds, then adds what is missing', () => {
    const scenes = [
      scene('plot', ['Plot']),
      scene('plot and formula', ['Plot', 'Formula']),
      scene('cells', ['Cells']),
    ];
    expect(chosen(['Plot', 'Formula', 'Cells'], scenes)).toEqual(['plot and formula', 'cells']);
  });

  it('prefers the shorter of two that show as much', () => {
    const scenes = [scene('long', ['Plot'], 300), scene('short', ['Plot'])];
    expect(chosen(['Plot'], scenes, 1)).toEqual(['short']);
  });

  it('adds another with wanted kinds when the first shows them all', () => {
    const scenes = [
      scene('none', []),
      scene('all', ['Plot', 'Formula']),
      scene('plot', ['Plot'], 500),
    ];
    expect(chosen(['Plot', 'Formula'], scenes)).toEqual(['all', 'plot']);
  });

  it('shows the shortest scenes where none has the wanted kinds', () => {
    const scenes = [scene('b', ['Plot'], 50), scene('a', ['Plot']), scene('c', ['Plot'], 90)];
    expect(chosen(['Picture'], scenes)).toEqual(['a', 'b']);
  });

  it('takes a kind only by its whole name', () => {
    const scenes = [scene('matrix', ['MatrixTable']), scene('table', ['Table'], 100)];
    expect(chosen(['Table'], scenes, 1)).toEqual(['table']);
  });

  it('gives as many as asked for, or all that there are, each once', () => {
    const scenes = [scene('a', ['Plot']), scene('b', ['Plot'])];
    expect(chosen(['Plot'], scenes, 3)).toEqual(['a', 'b']);
    expect(chosen(['Plot'], scenes, 0)).toEqual([]);
    expect(chosen(['Plot'], [])).toEqual([]);
  });
});

describe('the scenes that come with Lectern', () => {
  const scenes = readWorkedScenes(root);

  it('are all of the committed ones, in order', () => {
    expect(scenes.length).toBeGreaterThan(10);
    expect(scenes.map(({file}) => file)).toEqual(scenes.map(({file}) => file).sort());
    for (const {source} of scenes) expect(source).toContain('export default lecture(');
  });

  it.each(['Plot', 'Formula', 'Figure', 'Cells', 'BarChart', 'Diagram'])('show a %s', kind => {
    const [first] = chooseWorkedScenes([kind], scenes);
    expect(first?.source).toMatch(new RegExp(`\\bnew ${kind}\\b`));
  });
});
