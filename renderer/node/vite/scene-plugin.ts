/**
 * Lets `project.ts` import a section with `./scenes/01-pieces?scene`: the scene
 * with its name, its `.meta` file, hot reload, and its fonts, icons and pictures loaded.
 */
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import type {Plugin} from 'vite';
import {knownPath} from '../../../scripts/plain-path.mjs';
import {PICTURE_ENDINGS} from '../../../schema/picture-files.ts';
import type {LettersWithoutFont} from '../../../schema/section-record.ts';
import {browserPath} from './browser-path.ts';
import type {NeededFont} from '../fonts/fonts-for-text.ts';
import {fontsOfLecture, shownIn} from '../fonts/lecture-fonts.ts';
import {describeMissing} from '../fonts/letters-without-font.ts';
import {type IconDrawing, iconsNamedIn} from './icon-drawings.ts';
import {isCode} from './lecture-files.ts';
import {PACKAGE_ROOT} from '../package-root.ts';

const SCENE_QUERY = /[?&]scene\b/;
const FONTS_MODULE = engineModule('fonts.ts');
const ICONS_MODULE = engineModule('nodes/icon/icon-registry.ts');
const PICTURES_MODULE = engineModule('nodes/picture/picture-registry.ts');
const PICTURE_IMPORT = new RegExp(
  `^import\\s+[\\w$]+\\s+from\\s+['"]([^'"]+\\.(?:${PICTURE_ENDINGS.join('|')}))['"]`,
  'gim',
);

/**
 * The plugin behind `?scene`.
 *
 * @param lectureDir - Folder of the lecture: its language and what is installed there choose fonts.
 * @param unsaved - Scenes as they are to be taken instead of what is in their files, by path.
 */
export function scenePlugin(
  lectureDir: string,
  unsaved: ReadonlyMap<string, string> = new Map(),
): Plugin {
  const isOfLecture = (file: string) => file.startsWith(`${lectureDir}/`);
  return {
    name: 'lectern:scene',
    async load(id) {
      const [file = id] = id.split('?');
      const text = unsaved.get(knownPath(file));
      if (!SCENE_QUERY.test(id)) {
        // Read here: Vite would take the source map that a file names along, wherever that is.
        return text ?? (isOfLecture(file) && isCode(id) ? readFile(file, 'utf8') : undefined);
      }
      this.addWatchFile(file);
      const source = text ?? (await readFile(file, 'utf8'));
      const {fonts, missing} = fontsOfLecture(lectureDir)(source);
      return wrapScene(file, source, await iconsNamedIn(source), {
        fonts,
        problems: describeMissing(missing, shownIn(source)),
      });
    },
  };
}

/** The fonts of a scene, and what is to be told of letters that there is none for. */
export interface SceneFonts {
  readonly fonts: readonly NeededFont[];
  readonly problems: readonly LettersWithoutFont[];
}

/** The module that stands for a scene file and hands its description to the project. */
export function wrapScene(
  file: string,
  source: string,
  icons: Readonly<Record<string, IconDrawing>>,
  {fonts, problems}: SceneFonts = {fonts: [], problems: []},
): string {
  const {name, base} = path.parse(file);
  const pictures = [...source.matchAll(PICTURE_IMPORT)].map(match => match[1] ?? '');
  return `\
import {ValueDispatcher} from '@motion-canvas/core';
import {addFonts, loadFontsFor, noteLettersWithoutFont} from '${FONTS_MODULE}';
import {loadIcons} from '${ICONS_MODULE}';
import {loadPictures} from '${PICTURES_MODULE}';
${pictures.map((picture, index) => `import picture${index} from ${JSON.stringify(picture)};\n`).join('')}\
import metaFile from ${JSON.stringify(`./${name}.meta`)};
import description from ${JSON.stringify(`./${base}`)};

await Promise.all([
  loadIcons(${JSON.stringify(icons)}),
  addFonts(${JSON.stringify(fonts.map(({file, ...font}) => ({...font, url: browserPath(file)})))}),
  loadFontsFor(${JSON.stringify(charactersBeyondAscii(source))}),
  loadPictures([${pictures.map((_, index) => `picture${index}`).join(', ')}]),
]);
description.name = ${JSON.stringify(name)};
noteLettersWithoutFont(${JSON.stringify(name)}, ${JSON.stringify(problems)});
metaFile.attach(description.meta);
// Players and renderers follow a scene through this dispatcher; it has to outlive the edits.
description.onReplaced = import.meta.hot?.data.onReplaced ?? new ValueDispatcher(description);
description.onReplaced.current = description;
if (import.meta.hot) {
  import.meta.hot.data.onReplaced = description.onReplaced;
  import.meta.hot.accept();
}
export default description;
`;
}

/** The characters of a source that the basic fonts may lack, each once, escapes such as `\u4e2d` read. */
export function charactersBeyondAscii(source: string): string {
  return [...new Set(shownIn(source))]
    .filter(character => character > '\u007f')
    .sort()
    .join('');
}

function engineModule(file: string): string {
  return browserPath(path.join(PACKAGE_ROOT, 'engine', file));
}
