/** Which font files a text needs, and for which of its letters there is none. */
import {createRequire} from 'node:module';
import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {
  type FontPackage,
  type FontUse,
  filesNamedIn,
  fontPackages,
} from '../../../renderer/node/fonts/font-packages.ts';
import {fontsForText} from '../../../renderer/node/fonts/fonts-for-text.ts';
import {fontsOfLecture} from '../../../renderer/node/fonts/lecture-fonts.ts';
import {lettersOf} from '../../../renderer/node/fonts/woff2-letters.ts';

const {resolve} = createRequire(import.meta.url);
const folderOf = (name: string): string => path.dirname(resolve(`${name}/package.json`));
const ARABIC = folderOf('@fontsource-variable/noto-sans-arabic');
const CHINESE = folderOf('@fontsource-variable/noto-sans-sc');
const INTER = folderOf('@fontsource-variable/inter');

/** Three real fonts, each taken for what a case needs. */
function font(folder: string, use: FontUse, sheet?: string): FontPackage {
  const [name] = folder.split(path.sep).slice(-1);
  const file = {
    [ARABIC]: 'noto-sans-arabic-arabic-wght-normal.woff2',
    [INTER]: 'inter-greek-wght-normal.woff2',
    [CHINESE]: 'noto-sans-sc-119-wght-normal.woff2',
  }[folder];
  const face = `@font-face {src: url(./files/${file}) format('woff2'); font-weight: 100 900; unicode-range: U+600-6ff}`;
  return {id: `${name}@1`, use, folder, files: filesNamedIn(sheet ?? face, folder)};
}

test('the letters of a font file are read from the file', () => {
  const letters = lettersOf(path.join(INTER, 'files/inter-greek-wght-normal.woff2'));
  expect(letters.has('π'.codePointAt(0) ?? 0)).toBe(true);
  expect(letters.has('a'.codePointAt(0) ?? 0)).toBe(false);
  expect(letters.has('中'.codePointAt(0) ?? 0)).toBe(false);
});

describe('a text', () => {
  test('in plain Latin needs no file', () => {
    expect(fontsForText('A square', [font(ARABIC, 'script')], 'en')).toEqual({
      fonts: [],
      missing: [],
      packages: [],
    });
  });

  test('of another script needs that one, for regular and for bold text', () => {
    const {fonts, missing} = fontsForText('سرعة', [font(ARABIC, 'script')], 'en');
    expect(missing).toEqual([]);
    expect(fonts.map(({family, weight}) => [family, weight])).toEqual([
      ['Other Scripts', '1 550'],
      ['Other Scripts', '551 1000'],
    ]);
    expect(fonts[0]?.unicodeRange).toContain('U+600-6ff');
  });

  test('takes signs alone from a font that has a little of everything', () => {
    const [sign] = fontsForText('π', [font(INTER, 'signs')], 'en').fonts;
    expect(sign?.unicodeRange.split(',')).toContain('U+3c0');
    expect(sign?.unicodeRange).not.toContain('U+3c1');
  });

  test('is told of letters that no font has, not of joiners and spaces', () => {
    const {missing} = fontsForText('ᏣᎳᎩ\u00a0\u200d\ufe0fسᏣ', [font(ARABIC, 'script')], 'en');
    expect(missing).toEqual(['Ꭹ', 'Ꮃ', 'Ꮳ']);
  });

  test('is not helped by what a style sheet claims', () => {
    const claims = `@font-face {src: url(./files/inter-greek-wght-normal.woff2) format('woff2'); unicode-range: U+13a0-13ff}`;
    expect(fontsForText('Ꮳ', [font(INTER, 'script', claims)], 'en').missing).toEqual(['Ꮳ']);
  });

  test('in the language of a font of forms is set in it, before all others', () => {
    const others = [font(ARABIC, 'script'), font(CHINESE, 'ja')];
    const families = (text: string, language: string): string[] => [
      ...new Set(fontsForText(text, others, language).fonts.map(({family}) => family)),
    ];
    expect(families('、', 'ja')).toEqual(['Language Forms']);
    expect(families('、', 'zh')).toEqual(['Other Scripts']);
    expect(families('、の', 'de')).toContain('Japanese Forms');
  });
});

describe('the fonts of a lecture', () => {
  let lectureDir: string;
  beforeEach(async () => {
    lectureDir = await mkdtemp(path.join(tmpdir(), 'lectern-fonts-'));
  });
  afterEach(() => rm(lectureDir, {recursive: true, force: true}));

  /** Installs a font of Noto beside the lecture, which is really another one. */
  async function install(name: string): Promise<void> {
    const scope = path.join(lectureDir, 'node_modules/@fontsource');
    const folder = path.join(scope, name);
    await mkdir(folder, {recursive: true});
    await symlink(path.join(ARABIC, 'files'), path.join(folder, 'files'));
    await writeFile(path.join(folder, 'package.json'), `{"name": "${name}", "version": "1.2.3"}`);
    const file = 'noto-sans-arabic-arabic-wght-normal.woff2';
    await writeFile(path.join(folder, 'index.css'), `@font-face {src: url(./files/${file})}`);
  }

  test('are those that come with Lectern and those of Noto that are installed there', async () => {
    const before = fontPackages(lectureDir);
    await install('noto-serif-tibetan');
    await install('roboto');
    const added = fontPackages(lectureDir).filter(each => !before.includes(each));
    expect(added.map(({id}) => id)).toEqual(['noto-serif-tibetan@1.2.3']);
  });

  test('count what stands around the scenes, and escapes', async () => {
    await writeFile(path.join(lectureDir, 'project.ts'), "title: 'Ꮳ', language: 'en'");
    expect(fontsOfLecture(lectureDir)(String.raw`'\u13a0'`).missing).toEqual(['Ꭰ', 'Ꮳ']);
  });
});

test('signs that are pictures come in colours, also where another font has them in outline', () => {
  const packages = fontPackages(tmpdir());
  const familiesOf = (text: string): string[] => [
    ...new Set(fontsForText(text, packages, 'en').fonts.map(({family}) => family)),
  ];
  for (const sign of ['😀', '⚡', '⭐', '✅']) expect(familiesOf(sign)).toContain('Pictures');
  for (const sign of ['☑️', '⚠️', '❤️']) expect(familiesOf(sign)).toContain('Emoji');
  const scotland = fontsForText(
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    packages,
    'en',
  );
  expect(scotland.fonts.find(({family}) => family === 'Pictures')?.unicodeRange).toContain(
    'U+e007f',
  );
  // These would be black on black.
  for (const sign of ['✔️', '✖️', '©️']) {
    expect(familiesOf(sign)).not.toContain('Pictures');
    expect(familiesOf(sign)).not.toContain('Emoji');
  }
  expect(fontsForText('1️⃣ and #\u20e3', packages, 'en').missing).toEqual([]);
  expect(fontsForText('a\u20e3', packages, 'en').missing).toEqual(['\u20e3']);
});
