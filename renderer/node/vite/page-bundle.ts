/**
 * The engine and the renderer's page in a few files instead of two hundred: the renderer's pages
 * open in half the time. The editor takes the sources as they are.
 */
import {createHash, randomUUID} from 'node:crypto';
import {existsSync} from 'node:fs';
import {readFile, readdir, rename, rm} from 'node:fs/promises';
import path from 'node:path';
import {type Plugin, build, normalizePath, version as viteVersion} from 'vite';
import {BROWSER_FOLDERS, browserDependencies} from './browser-dependencies.ts';
import {browserPath} from './browser-path.ts';
import {bundleCacheRoot, removeUnusedBundles} from './bundle-cache.ts';
import {BROWSER_CODE} from './lecture-config.ts';
import {PACKAGE_ROOT} from '../package-root.ts';

/** What scenes and the renderer import, by the name of its file in the bundle. */
const ENTRIES: Readonly<Record<string, string>> = {
  page: 'renderer/page/main.ts',
  engine: 'engine/index.ts',
  fonts: 'engine/fonts.ts',
  icons: 'engine/nodes/icon/icon-registry.ts',
  pictures: 'engine/nodes/picture/picture-registry.ts',
};

const FILE_URL = /^\/@fs(?=\/)/;

/** Makes the plugin that gives the bundle instead of the sources; it is bundled anew when one has changed. */
export async function pageBundlePlugin(): Promise<Plugin> {
  const folder = await bundleFolder();
  const bundled = new Map(
    Object.entries(ENTRIES).map(([name, source]) => [
      normalizePath(path.join(PACKAGE_ROOT, source)),
      normalizePath(path.join(folder, `${name}.js`)),
    ]),
  );
  return {
    name: 'lectern:page-bundle',
    enforce: 'pre',
    resolveId: id => bundled.get(id.replace(FILE_URL, '')),
  };
}

async function bundleFolder(): Promise<string> {
  const root = bundleCacheRoot();
  const folder = path.join(root, `page-${await hashOfSources()}`);
  if (existsSync(folder)) return folder;
  await removeUnusedBundles(root);
  // Two processes may bundle at once; the first one's is kept.
  const own = `${folder}.${randomUUID()}`;
  try {
    await bundleInto(own, folder);
    await rename(own, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(own, {recursive: true, force: true});
  }
  return folder;
}

/** @param servedFrom - The folder in which the files will be when they are asked for. */
async function bundleInto(folder: string, servedFrom: string): Promise<void> {
  const packages = new Set(browserDependencies());
  await build({
    ...BROWSER_CODE,
    base: `${browserPath(servedFrom)}/`,
    logLevel: 'silent',
    build: {
      outDir: folder,
      target: 'esnext',
      minify: false,
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        // Scenes and the page have these from the same place.
        external: specifier => packages.has(specifier),
        preserveEntrySignatures: 'strict',
        input: ENTRIES,
        output: {entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js'},
      },
    },
  });
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256').update(viteVersion);
  const files = await Promise.all(BROWSER_FOLDERS.map(filesIn));
  const others = [
    'package.json',
    'tsconfig.scenes.json',
    'renderer/protocol.ts',
    'renderer/frame-times.ts',
  ];
  for (const file of [...others, ...files.flat().sort()]) {
    hash.update(`${file}\0`).update(await readFile(path.join(PACKAGE_ROOT, file)));
  }
  return hash.digest('hex').slice(0, 12);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(path.join(PACKAGE_ROOT, folder), {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => path.relative(PACKAGE_ROOT, path.join(entry.parentPath, entry.name)));
}
