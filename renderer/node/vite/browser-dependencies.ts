/**
 * The packages that run in the page. Vite bundles them once, all together: so
 * there is one copy of Motion Canvas, and nothing is found late, which would
 * reload the page in the middle of a rendering.
 */
import {readFileSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {PACKAGE_ROOT} from '../package-root.ts';

/** Where code for the browser lives in Lectern, from its root. */
export const BROWSER_FOLDERS = ['engine', 'renderer/page', 'schema'];

/** What scenes and their compiled JSX import, whether our sources do or not. */
export const OF_SCENES = [
  '@motion-canvas/core',
  '@motion-canvas/2d',
  '@motion-canvas/2d/lib/jsx-runtime',
];

/** What the Motion Canvas editor imports besides. */
export const OF_EDITOR = ['@motion-canvas/2d/editor', '@motion-canvas/ui'];

const IMPORT = /^\s*(?:import|export)\s(?!type\s)(?:[^'";]*?\sfrom\s)?\s*['"]([^'"]+)['"]/gm;
const PACKAGE = /^(?:@[\w.-]+\/)?[\w][\w.-]*(?:\/|$)/;

let known: readonly string[] | undefined;

/** The specifiers that scenes and Lectern's code for the browser import, sorted. */
export function browserDependencies(): readonly string[] {
  return (known ??= findDependencies());
}

function findDependencies(): string[] {
  const found = new Set(OF_SCENES);
  for (const folder of BROWSER_FOLDERS) {
    for (const file of sourceFilesIn(path.join(PACKAGE_ROOT, folder))) {
      for (const specifier of importedPackages(readFileSync(file, 'utf8'))) found.add(specifier);
    }
  }
  return [...found].sort();
}

/** The packages whose code a source imports; style sheets, assets and types are left out. */
export function importedPackages(source: string): string[] {
  return [...source.matchAll(IMPORT)]
    .map(match => match[1] ?? '')
    .filter(specifier => PACKAGE.test(specifier) && specifier !== 'lectern')
    .filter(specifier => !/\?|\.(?:css|json|woff2?|ttf|svg)$/.test(specifier));
}

function sourceFilesIn(folder: string): string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map(entry => path.join(entry.parentPath, entry.name));
}
