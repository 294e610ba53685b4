/**
 * Lets `project.ts` import a section with `./scenes/01-pieces?scene`: the scene
 * with its name, its `.meta` file, hot reload, and its fonts and icons loaded.
 */
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import type {Plugin} from 'vite';
import {browserPath} from './browser-path.ts';
import {PACKAGE_ROOT} from '../package-root.ts';

const SCENE_QUERY = /[?&]scene\b/;
const FONTS_MODULE = browserPath(path.join(PACKAGE_ROOT, 'engine/fonts.ts'));

/** The plugin behind `?scene`. */
export function scenePlugin(): Plugin {
  return {
    name: 'lectern:scene',
    async load(id) {
      if (!SCENE_QUERY.test(id)) return;
      const [file = id] = id.split('?');
      this.addWatchFile(file);
      return wrapScene(file, await readFile(file, 'utf8'));
    },
  };
}

/** The module that stands for a scene file and hands its description to the project. */
export function wrapScene(file: string, source: string): string {
  const {name, base} = path.parse(file);
  return `\
import {ValueDispatcher} from '@motion-canvas/core';
import {loadFontsFor} from '${FONTS_MODULE}';
import metaFile from './${name}.meta';
import description from './${base}';

await loadFontsFor(${JSON.stringify(charactersBeyondAscii(source))});
description.name = ${JSON.stringify(name)};
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
  const read = source.replace(
    /\\u(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{4}))/g,
    (escape, braced: string | undefined, plain: string | undefined) => {
      const codePoint = Number.parseInt(braced ?? plain ?? '', 16);
      return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : escape;
    },
  );
  return [...new Set(read)]
    .filter(character => character > '\u007f')
    .sort()
    .join('');
}
