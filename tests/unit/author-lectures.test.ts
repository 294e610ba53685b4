import {cp, mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {readLecture, writeLectureFolder} from '../../agents/author/index.ts';
import {Diagnostician} from '../../agents/diagnose/diagnose.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LECTURES = path.join(ROOT, 'lectures');
const FIXTURES = path.join(ROOT, 'tests/fixtures/lectures');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(ROOT, 'node_modules/.author-test-'));
});
afterAll(() => rm(folder, {recursive: true, force: true}));

async function author(file: string, target: string) {
  const storyboard = await readLecture(file);
  return writeLectureFolder(storyboard, target, {packageRoot: ROOT, sourceDir: path.dirname(file)});
}

function section(...lines: string[]): string {
  return ['---', 'title: Test', '---', '', '## Section', '', ...lines, ''].join('\n');
}

describe('the lectures that come with Lectern', () => {
  it.each(['pythagoras', 'derivative', 'binary-search', 'photosynthesis', 'supply-and-demand'])(
    'has the scenes of %s as “make” writes them',
    async name => {
      const target = path.join(folder, name);
      const committed = path.join(ROOT, 'scenes-generated', name);
      await author(path.join(LECTURES, `${name}.md`), target);
      for (const file of ['project.ts', 'storyboard.json']) {
        expect(await readFile(path.join(target, file), 'utf8')).toBe(
          await readFile(path.join(committed, file), 'utf8'),
        );
      }
      const scenes = (await readdir(path.join(committed, 'scenes'))).sort();
      expect((await readdir(path.join(target, 'scenes'))).sort()).toEqual(scenes);
      for (const scene of scenes) {
        expect(await readFile(path.join(target, 'scenes', scene), 'utf8')).toBe(
          await readFile(path.join(committed, 'scenes', scene), 'utf8'),
        );
      }
    },
  );

  it.each(['every-block', 'chinese', 'arabic'])(
    'and any other: the scenes of %s have no mistakes',
    async name => {
      const {scenes} = await author(path.join(FIXTURES, `${name}.md`), path.join(folder, name));
      const found = new Diagnostician().diagnose(scenes.map(({file, text}) => ({file, text})));
      expect(found).toEqual([]);
    },
    60_000,
  );
});

describe('making a lecture again', () => {
  it('keeps a scene that was edited by hand, and says so', async () => {
    const target = path.join(folder, 'edited');
    const file = path.join(LECTURES, 'pythagoras.md');
    const {scenes} = await author(file, target);
    const [first, second] = scenes;
    await writeFile(first?.file ?? '', '// mine\n');
    const again = await author(file, target);
    expect(again.kept).toEqual([first?.file]);
    expect(await readFile(first?.file ?? '', 'utf8')).toBe('// mine\n');
    expect(await readFile(second?.file ?? '', 'utf8')).toBe(second?.text);
  });

  it('keeps timing that was dragged in the editor', async () => {
    const target = path.join(folder, 'timed');
    const file = path.join(LECTURES, 'derivative.md');
    const {scenes} = await author(file, target);
    const meta = (scenes[0]?.file ?? '').replace(/tsx$/, 'meta');
    const timed = (await readFile(meta, 'utf8')).replace(
      '"timeEvents": []',
      '"timeEvents": [{"name": "beat 1", "targetTime": 4}]',
    );
    await writeFile(meta, timed);
    await author(file, target);
    expect(await readFile(meta, 'utf8')).toBe(timed);
  });

  it('removes the scenes of sections that are gone, and leaves nothing half-written', async () => {
    const target = path.join(folder, 'shrunk');
    const file = path.join(folder, 'two.md');
    await writeFile(file, section('- one', '', '## Another', '', '- two'));
    await author(file, target);
    await writeFile(file, section('- one'));
    await author(file, target);
    expect((await readdir(path.join(target, 'scenes'))).sort()).toEqual([
      '01-section.meta',
      '01-section.tsx',
    ]);
    expect((await readdir(target)).filter(name => name.includes('partial'))).toEqual([]);
  });

  it('comes to the same from its storyboard as from its Markdown', async () => {
    const target = path.join(folder, 'from-json');
    await cp(
      path.join(ROOT, 'scenes-generated/derivative/storyboard.json'),
      path.join(folder, 'storyboard.json'),
    );
    const {scenes} = await author(path.join(folder, 'storyboard.json'), target);
    for (const {section: name, text} of scenes) {
      expect(text).toBe(
        await readFile(
          path.join(ROOT, 'scenes-generated/derivative/scenes', `${name}.tsx`),
          'utf8',
        ),
      );
    }
  });
});
