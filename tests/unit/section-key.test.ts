/** Which sections of a lecture have to be rendered again after which change. */
import {copyFile, cp, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {type SectionSettings, sectionKeys} from '../../renderer/node/section-key.ts';
import {folderForTest} from '../temporary-folder.ts';

const SECTIONS = ['01-one', '02-two'];
const SETTINGS: SectionSettings = {
  format: 'mp4',
  size: {widthPx: 1920, heightPx: 1080},
  framesPerSecond: 30,
  browser: 'Chromium 1',
};
let lectureDir: string;

beforeEach(async () => {
  lectureDir = await mkdtemp(path.join(tmpdir(), 'lectern-key-'));
  await write('project.ts', 'export default 1;');
  for (const section of SECTIONS) await write(`scenes/${section}.tsx`, section);
});
afterEach(() => rm(lectureDir, {recursive: true, force: true}));

async function write(name: string, text: string): Promise<void> {
  const file = path.join(lectureDir, name);
  await mkdir(path.dirname(file), {recursive: true});
  await writeFile(file, text);
}

/** The sections whose keys another state of the lecture has changed. */
async function changedBy(change: () => Promise<SectionSettings | undefined>): Promise<string[]> {
  const before = sectionKeys(lectureDir, SECTIONS, SETTINGS);
  const settings = (await change()) ?? SETTINGS;
  const after = sectionKeys(lectureDir, SECTIONS, settings);
  return SECTIONS.filter(section => before(section) !== after(section));
}

test.each([
  ['its scene', 'scenes/01-one.tsx', ['01-one']],
  ['how its scene is timed', 'scenes/02-two.meta', ['02-two']],
  ['the project', 'project.ts', SECTIONS],
  ['a picture', 'assets/photo.png', SECTIONS],
  ['what scenes share', 'scenes/colors.ts', SECTIONS],
  ['the record of how it was made', 'lecture.json', []],
  ['its storyboard', 'storyboard.json', []],
  ['the journal of its models', 'journal/0001.json', []],
  ['what the editor remembers', 'project.meta', []],
  ['its video', 'out/video.mp4', []],
  ['where Lectern lies', 'tsconfig.json', []],
])('%s', async (_, file, changed) => {
  expect(
    await changedBy(async () => {
      await write(file, 'changed');
      return undefined;
    }),
  ).toEqual(changed);
});

test('not the place of its folder, nor when its files were written', async () => {
  const before = sectionKeys(lectureDir, SECTIONS, SETTINGS);
  const copy = folderForTest();
  await cp(lectureDir, copy, {recursive: true});
  const after = sectionKeys(copy, SECTIONS, SETTINGS);
  for (const section of SECTIONS) expect(after(section)).toBe(before(section));
});

test('another browser, size or frame rate', async () => {
  for (const other of [
    {...SETTINGS, browser: 'Chromium 2'},
    {...SETTINGS, size: {widthPx: 1280, heightPx: 720}},
    {...SETTINGS, framesPerSecond: 60},
  ]) {
    expect(await changedBy(() => Promise.resolve(other))).toEqual(SECTIONS);
  }
});

test('a font that is installed for its letters', async () => {
  await write('scenes/01-one.tsx', 'a long arrow ⟶');
  const folder = 'node_modules/@fontsource/noto-sans-x';
  const install = async (): Promise<undefined> => {
    await write(`${folder}/package.json`, '{"name": "noto-sans-x", "version": "1.0.0"}');
    await write(`${folder}/index.css`, '@font-face {src: url(./arrows.woff2)}');
    const {resolve} = createRequire(import.meta.url);
    const arrows = path.join(path.dirname(resolve('katex/package.json')), 'dist/fonts');
    await copyFile(
      path.join(arrows, 'KaTeX_Main-Regular.woff2'),
      path.join(lectureDir, folder, 'arrows.woff2'),
    );
    return undefined;
  };
  expect(await changedBy(install)).toEqual(['01-one']);
});
