/**
 * The fonts there are, as packages: those that come with Lectern, and those of Noto that are
 * installed where the lecture is. Each package lists its files with the characters they are for.
 */
import {existsSync, readFileSync, readdirSync, realpathSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';

/** What a package's letters are for. */
export type FontUse =
  /** The page loads them itself. */
  | 'base'
  /** Emoji in colours. */
  | 'emoji'
  /** Letters of other scripts. */
  | 'script'
  /** Signs, and a little of everything. */
  | 'signs'
  /** Han characters in the forms of one language. */
  | 'ja'
  | 'ko'
  | 'zh-Hant';

/** One file of a font. */
export interface FontFile {
  /** Absolute path. */
  readonly file: string;
  /** CSS font weight, one or a range of it. */
  readonly weight: string;
  /** First and last code points of what it is for. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

/** A font as a package. */
export interface FontPackage {
  /** Name with version: other pictures may come of another one. */
  readonly id: string;
  readonly use: FontUse;
  /** Real path of its folder. */
  readonly folder: string;
  /** Its files; they are looked up when they are asked for. */
  readonly files: readonly FontFile[];
}

/** What comes with Lectern, in the order in which it is asked for a character. */
export const SHIPPED_FONTS = [
  ['@fontsource-variable/inter', 'base'],
  ['@fontsource-variable/noto-sans-sc', 'base'],
  ['@fontsource-variable/noto-sans-arabic', 'base'],
  ['@fontsource-variable/noto-sans-hebrew', 'script'],
  ['@fontsource-variable/noto-sans-thai', 'script'],
  ['@fontsource-variable/noto-sans-devanagari', 'script'],
  ['@fontsource-variable/noto-sans-bengali', 'script'],
  ['@fontsource-variable/noto-sans-tamil', 'script'],
  ['@fontsource-variable/noto-sans-khmer', 'script'],
  ['@fontsource/noto-sans-math', 'signs'],
  ['@fontsource/dejavu-sans', 'signs'],
  ['@fontsource/noto-music', 'signs'],
  ['@fontsource-variable/noto-sans-kr', 'ko'],
  ['@fontsource-variable/m-plus-1', 'ja'],
  ['twemoji-colr-font', 'emoji'],
] as const satisfies readonly (readonly [name: string, use: FontUse])[];

/** Style sheets of a package that name its files; of those of one weight, the others as well. */
const STYLE_SHEETS = ['index.css', '700.css', 'twemoji.css'];
const NOTO = /^noto-(?!color-emoji)/;

const known = new Map<string, FontPackage | undefined>();

/** All fonts for a lecture, in the order in which they are asked for a character. */
export function fontPackages(lectureDir: string): readonly FontPackage[] {
  const shipped = SHIPPED_FONTS.flatMap(([name, use]) => shippedPackage(name, use) ?? []);
  const added = installedNear(lectureDir).filter(
    ({folder}) => !shipped.some(font => font.folder === folder),
  );
  // What was installed for a script is drawn better than what has a little of everything.
  const signs = shipped.findIndex(({use}) => use === 'signs');
  return [...shipped.slice(0, signs), ...added, ...shipped.slice(signs)];
}

function shippedPackage(name: string, use: FontUse): FontPackage | undefined {
  try {
    const {resolve} = createRequire(import.meta.url);
    return fontPackage(path.dirname(resolve(`${name}/package.json`)), use);
  } catch {
    // Letters that it would have are told of where they are used.
    return undefined;
  }
}

/** Packages of Noto in the folders of packages that the lecture would take its own from. */
function installedNear(lectureDir: string): FontPackage[] {
  const found = new Map<string, FontPackage>();
  for (let folder = path.resolve(lectureDir); ; folder = path.dirname(folder)) {
    for (const scope of ['@fontsource-variable', '@fontsource']) {
      const place = path.join(folder, 'node_modules', scope);
      if (!existsSync(place)) continue;
      for (const name of readdirSync(place).sort()) {
        if (!NOTO.test(name) || found.has(name)) continue;
        const added = fontPackage(path.join(place, name), useOf(name));
        if (added !== undefined) found.set(name, added);
      }
    }
    if (folder === path.dirname(folder)) return [...found.values()];
  }
}

function useOf(name: string): FontUse {
  if (/-(?:math|symbols|symbols-2)$|^noto-(?:music|emoji)$/.test(name)) return 'signs';
  if (/-(?:tc|hk)$/.test(name)) return 'zh-Hant';
  if (name.endsWith('-jp')) return 'ja';
  return name.endsWith('-kr') ? 'ko' : 'script';
}

function fontPackage(where: string, use: FontUse): FontPackage | undefined {
  const folder = realpathSync(where);
  const key = `${use} ${folder}`;
  if (!known.has(key)) known.set(key, readPackage(folder, use));
  return known.get(key);
}

function readPackage(folder: string, use: FontUse): FontPackage | undefined {
  const {name, version} = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  const sheets = STYLE_SHEETS.map(sheet => path.join(folder, sheet)).filter(existsSync);
  if (sheets.length === 0) return undefined;
  let files: readonly FontFile[] | undefined;
  return {
    id: `${name}@${version}`,
    use,
    folder,
    get files() {
      files ??= sheets.flatMap(sheet => filesNamedIn(readFileSync(sheet, 'utf8'), folder));
      return files;
    },
  };
}

/** The font files that a style sheet names. */
export function filesNamedIn(styleSheet: string, folder: string): FontFile[] {
  return [...styleSheet.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, face = '']) => {
    const file = /url\(["']?([^"')]+\.woff2)["']?\)/.exec(face)?.[1];
    if (file === undefined) return [];
    return {
      file: path.join(folder, file),
      weight: /font-weight:\s*([^;]+);/.exec(face)?.[1]?.trim() ?? '400',
      ranges: rangesOf(/unicode-range:\s*([^;]+)/.exec(face)?.[1] ?? 'U+0-10FFFF'),
    };
  });
}

function rangesOf(list: string): (readonly [number, number])[] {
  return list.split(',').map(range => {
    const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
    return [
      Number.parseInt(first.replaceAll('?', '0'), 16),
      Number.parseInt(last.replaceAll('?', 'F'), 16),
    ] as const;
  });
}
