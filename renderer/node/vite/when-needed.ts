/**
 * Leaves out of the bundle's first files what most lectures do without (`renderer/page/when-needed.ts`
 * stands for it), and has it loaded by those that name it.
 */
import path from 'node:path';
import {type Plugin, normalizePath} from 'vite';
import {PACKAGE_ROOT} from '../package-root.ts';

const HOLDER = normalizePath(path.join(PACKAGE_ROOT, 'renderer/page/when-needed.ts'));

/** What loads each part of it, and the words in a file of a lecture that need that part. */
const PARTS = [
  {name: 'latex', loader: 'renderer/page/load-latex.ts', words: /\bLatex\b/},
  {
    name: 'highlighting',
    loader: 'renderer/page/load-highlighting.ts',
    words: /\b(?:CodeBlock|LezerHighlighter|DefaultHighlightStyle)\b/,
  },
] as const;

/** What loads it, from Lectern's root, by the name of its file in the bundle. */
export const LOADERS = Object.fromEntries(PARTS.map(({name, loader}) => [name, loader]));

/** The imports that it stands for: who imports what, and the name of that. */
const STAND_INS = [
  {importer: '/2d/lib/components/index.js', imported: './Latex', name: 'Latex'},
  {
    importer: '/2d/lib/code/index.js',
    imported: './DefaultHighlightStyle',
    name: 'DefaultHighlightStyle',
  },
  {
    importer: '/2d/lib/code/LezerHighlighter.js',
    imported: './DefaultHighlightStyle',
    name: 'DefaultHighlightStyle',
  },
  {
    importer: '/engine/nodes/code-block/code-block.ts',
    imported: './highlighting.ts',
    name: 'highlighterFor',
  },
] as const;

const STAND_IN = '\0lectern:stand-in:';

/** A source with imports of what it needs at its end: lines and columns stay as they are. */
export function withNeeded(code: string): string {
  const needed = PARTS.filter(({words}) => words.test(code));
  const imports = needed.map(
    ({loader}) => `\nimport '${normalizePath(path.join(PACKAGE_ROOT, loader))}';\n`,
  );
  return code + imports.join('');
}

/** The plugin for the bundle. */
export function standIns(): Plugin {
  return {
    name: 'lectern:stand-ins',
    enforce: 'pre',
    resolveId(imported, importer = '') {
      const found = STAND_INS.find(
        each => each.imported === imported && normalizePath(importer).endsWith(each.importer),
      );
      return found && STAND_IN + found.name;
    },
    // Only that name: what Motion Canvas exports is what it was.
    load: id =>
      id.startsWith(STAND_IN)
        ? `export {${id.slice(STAND_IN.length)}} from ${JSON.stringify(HOLDER)};`
        : undefined,
  };
}
