/**
 * The engine, the renderer's page and all packages in a few files instead of hundreds: the
 * renderer's pages open in half the time. The editor takes the sources as they are.
 */
import {createHash, randomUUID} from 'node:crypto';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {rename, rm} from 'node:fs/promises';
import path from 'node:path';
import {
  type Manifest,
  type ManifestChunk,
  type Plugin,
  type ViteDevServer,
  build,
  normalizePath,
  version as viteVersion,
} from 'vite';
import {partialName} from '../../../scripts/partial-files.mjs';
import {hashOfPackages} from '../installed-packages.ts';
import {BROWSER_FOLDERS, OF_SCENES, browserDependencies} from './browser-dependencies.ts';
import {bundleCacheRoot, removeUnusedBundles} from './bundle-cache.ts';
import {BROWSER_CODE} from './lecture-config.ts';
import {LOADERS, standIns, withNeeded} from './when-needed.ts';
import {IS_LINKED, PACKAGE_ROOT} from '../package-root.ts';

/** What of Lectern scenes and the renderer import, by the name of its file in the bundle. */
const SOURCES = {
  host: 'renderer/page/host.ts',
  page: 'renderer/page/main.ts',
  engine: 'engine/index.ts',
  // For whoever plays a scene without the renderer's page.
  record: 'engine/report/lecture-record.ts',
  fonts: 'engine/fonts.ts',
  formulaFonts: 'engine/nodes/formula/katex-fonts.ts',
  icons: 'engine/nodes/icon/icon-registry.ts',
  pictures: 'engine/nodes/picture/picture-registry.ts',
  ...LOADERS,
};

/** What every lecture's page imports, sooner or later. */
const OF_EVERY_PAGE = ['page', 'engine', 'fonts', 'formulaFonts', 'icons', 'pictures'];

/** Vite's list of the files that it has written. */
const MANIFEST = 'manifest.json';

const FILE_URL = /^\/@fs(?=\/)/;

/** A bundle, and how a server gives it instead of what it was made of. */
export interface PageBundle {
  /** Its files are served as they are, from the root. */
  readonly folder: string;
  /** Addresses of those that every page imports: asked for at once, they need not be found one by one. */
  readonly ofEveryPage: readonly string[];
  readonly plugin: Plugin;
}

/**
 * Bundles anew when a source has changed.
 *
 * @param origin - Where its files are served; by the server that it is given to unless said otherwise.
 */
export async function pageBundle(origin?: string): Promise<PageBundle> {
  const entries = bundleEntries();
  const files = new Map(
    Object.entries(entries).map(([name, imported]) => [imported, `${name}.js`]),
  );
  const folder = await bundleFolder(entries);
  let server: ViteDevServer | undefined;
  return {
    folder,
    ofEveryPage: withImports(folder, [...OF_EVERY_PAGE, ...OF_SCENES.map(nameOfPackage)]),
    plugin: {
      name: 'lectern:page-bundle',
      enforce: 'pre',
      configureServer: created => void (server = created),
      resolveId(imported) {
        const file = files.get(imported.replace(FILE_URL, ''));
        const served = origin ?? originOf(server);
        if (file === undefined || served === undefined) return undefined;
        // Vite leaves addresses alone: reading each file once more would take longer than all else.
        return `${served}/${file}`;
      },
      // Files are read once: what is for hot reload would only bring its client along.
      transform: code => ({
        code: withNeeded(code.replaceAll('import.meta.hot', 'undefined')),
        map: null,
      }),
    },
  };
}

function originOf(server: ViteDevServer | undefined): string | undefined {
  const address = server?.httpServer?.address();
  if (typeof address !== 'object' || address === null) return undefined;
  return `http://${address.address}:${address.port}`;
}

/** What is imported, by the name of its file in the bundle. */
function bundleEntries(): Record<string, string> {
  const sources = Object.entries(SOURCES).map(([name, file]) => [
    name,
    normalizePath(path.join(PACKAGE_ROOT, file)),
  ]);
  const packages = browserDependencies().map(name => [nameOfPackage(name), name]);
  return Object.fromEntries([...sources, ...packages]) as Record<string, string>;
}

function nameOfPackage(name: string): string {
  return name.replaceAll('/', '_');
}

async function bundleFolder(entries: Readonly<Record<string, string>>): Promise<string> {
  const root = bundleCacheRoot();
  const sources = hashOfSources();
  const folder = path.join(root, `page-${sources}`);
  if (existsSync(folder)) return folder;
  await removeUnusedBundles(root);
  // Two processes may bundle at once; the first one's is kept.
  const own = partialName(`${folder}.${randomUUID()}`);
  try {
    await bundleInto(own, entries);
    // Of sources that were changed meanwhile it would be the wrong one for good.
    if (hashOfSources() !== sources) return await bundleFolder(bundleEntries());
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
    resolve: {preserveSymlinks: IS_LINKED},
    plugins: [standIns()],
    build: {
      manifest: MANIFEST,
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

/** Addresses of some of the bundle's files by their names, and of all that they import. */
function withImports(folder: string, names: readonly string[]): string[] {
  const manifest = JSON.parse(readFileSync(path.join(folder, MANIFEST), 'utf8')) as Manifest;
  const found = new Set<string>();
  const add = (chunk: ManifestChunk | undefined): void => {
    if (chunk === undefined || found.has(chunk.file)) return;
    found.add(chunk.file);
    for (const key of chunk.imports ?? []) add(manifest[key]);
  };
  for (const chunk of Object.values(manifest)) {
    if (chunk.isEntry === true && names.includes(chunk.name ?? '')) add(chunk);
  }
  return [...found].map(file => `/${file}`);
}

function hashOfSources(): string {
  const hash = createHash('sha256').update(`${viteVersion} ${hashOfPackages()}`);
  // How they are bundled counts, too.
  const files = [...BROWSER_FOLDERS, 'renderer/node/vite'].flatMap(filesIn);
  const others = [
    'package.json',
    'tsconfig.scenes.json',
    'renderer/protocol.ts',
    'renderer/frame-times.ts',
    'renderer/picture-packets.ts',
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
