/**
 * The engine, the renderer's page and all packages in a few files instead of hundreds: the
 * renderer's pages open in half the time. The editor takes the sources as they are.
 */
import {createHash, randomUUID} from 'node:crypto';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {rename, rm} from 'node:fs/promises';
import path from 'node:path';
import {type Plugin, type ViteDevServer, build, normalizePath, version as viteVersion} from 'vite';
import {BROWSER_FOLDERS, browserDependencies} from './browser-dependencies.ts';
import {bundleCacheRoot, removeUnusedBundles} from './bundle-cache.ts';
import {BROWSER_CODE} from './lecture-config.ts';
import {PACKAGE_ROOT} from '../package-root.ts';

/** What of Lectern scenes and the renderer import, by the name of its file in the bundle. */
const SOURCES: Readonly<Record<string, string>> = {
  page: 'renderer/page/main.ts',
  engine: 'engine/index.ts',
  // For whoever plays a scene without the renderer's page.
  record: 'engine/report/lecture-record.ts',
  fonts: 'engine/fonts.ts',
  formulaFonts: 'engine/nodes/formula/katex-fonts.ts',
  icons: 'engine/nodes/icon/icon-registry.ts',
  pictures: 'engine/nodes/picture/picture-registry.ts',
};

const FILE_URL = /^\/@fs(?=\/)/;

/** A bundle, and how a server gives it instead of what it was made of. */
export interface PageBundle {
  /** Its files are served as they are, from the root. */
  readonly folder: string;
  readonly plugin: Plugin;
}

/** Bundles anew when a source has changed. */
export async function pageBundle(): Promise<PageBundle> {
  const entries = bundleEntries();
  const files = new Map(
    Object.entries(entries).map(([name, imported]) => [imported, `${name}.js`]),
  );
  let server: ViteDevServer | undefined;
  return {
    folder: await bundleFolder(entries),
    plugin: {
      name: 'lectern:page-bundle',
      enforce: 'pre',
      configureServer: created => void (server = created),
      resolveId(imported) {
        const file = files.get(imported.replace(FILE_URL, ''));
        const address = server?.httpServer?.address();
        if (file === undefined || typeof address !== 'object' || address === null) return undefined;
        // Vite leaves addresses alone: reading each file once more would take longer than all else.
        return `http://${address.address}:${address.port}/${file}`;
      },
    },
  };
}

/** What is imported, by the name of its file in the bundle. */
function bundleEntries(): Record<string, string> {
  const sources = Object.entries(SOURCES).map(([name, file]) => [
    name,
    normalizePath(path.join(PACKAGE_ROOT, file)),
  ]);
  const packages = browserDependencies().map(name => [name.replaceAll('/', '_'), name]);
  return Object.fromEntries([...sources, ...packages]) as Record<string, string>;
}

async function bundleFolder(entries: Readonly<Record<string, string>>): Promise<string> {
  const root = bundleCacheRoot();
  const folder = path.join(root, `page-${hashOfSources()}`);
  if (existsSync(folder)) return folder;
  await removeUnusedBundles(root);
  // Two processes may bundle at once; the first one's is kept.
  const own = `${folder}.${randomUUID()}`;
  try {
    await bundleInto(own, entries);
    await rename(own, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(own, {recursive: true, force: true});
  }
  return folder;
}

async function bundleInto(
  folder: string,
  entries: Readonly<Record<string, string>>,
): Promise<void> {
  await build({
    ...BROWSER_CODE,
    logLevel: 'silent',
    build: {
      outDir: folder,
      target: 'esnext',
      minify: 'oxc',
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        preserveEntrySignatures: 'strict',
        input: {...entries},
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'shared-[hash].js',
          // Names stay, for the stacks of errors.
          minify: {compress: false, mangle: false, codegen: true},
        },
      },
    },
  });
}

function hashOfSources(): string {
  const hash = createHash('sha256').update(viteVersion);
  // How they are bundled counts, too.
  const files = [...BROWSER_FOLDERS, 'renderer/node/vite'].flatMap(filesIn);
  const others = [
    'package.json',
    'tsconfig.scenes.json',
    'renderer/protocol.ts',
    'renderer/frame-times.ts',
  ];
  for (const file of [...others, ...files.sort()]) {
    hash.update(`${file}\0`).update(readFileSync(path.join(PACKAGE_ROOT, file)));
  }
  return hash.digest('hex').slice(0, 12);
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(path.join(PACKAGE_ROOT, folder), {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => path.relative(PACKAGE_ROOT, path.join(entry.parentPath, entry.name)));
}
