/** The fonts of a lecture's sections: what stands in a scene and around it decides. */
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fontPackages} from './font-packages.ts';
import {type FontsForText, fontsForText} from './fonts-for-text.ts';

const LANGUAGE = /\blanguage:\s*(['"`])([A-Za-z0-9-]+)\1/;
const DIGITS = 9876543210.5;

/** Chooses the fonts of a lecture's scenes, by their sources. */
export function fontsOfLecture(lectureDir: string): (source: string) => FontsForText {
  const packages = fontPackages(lectureDir);
  const project = path.join(lectureDir, 'project.ts');
  const around = existsSync(project) ? readFileSync(project, 'utf8') : '';
  const language = LANGUAGE.exec(around)?.[2] ?? 'en';
  const digits = new Intl.NumberFormat(language).format(DIGITS);
  return source =>
    fontsForText(`${shownIn(source)}${shownIn(around)}${digits}`, packages, language);
}

/** Folders that font files are served from. */
export function fontFolders(lectureDir: string): string[] {
  return fontPackages(lectureDir).map(({folder}) => folder);
}

/** A source with its escapes such as `\u4e2d` read; comments stay, since code that is shown has them too. */
export function shownIn(source: string): string {
  return source.replace(
    /\\u(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{4}))/g,
    (escape, braced: string | undefined, plain: string | undefined) => {
      const codePoint = Number.parseInt(braced ?? plain ?? '', 16);
      return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : escape;
    },
  );
}
