/** The Vite configuration of a lecture: how scenes, the engine and packages reach the browser. */
import {realpathSync} from 'node:fs';
import path from 'node:path';
import {type InlineConfig, createLogger} from 'vite';
import {packagesFolder} from '../installed-packages.ts';
import {BROWSER_FOLDERS, OF_EDITOR, browserDependencies} from './browser-dependencies.ts';
import {bundleCacheFolder, bundleCacheRoot} from './bundle-cache.ts';
import type {LectureServerOptions} from './lecture-server.ts';
import {lectureModulesPlugin} from './lecture-modules.ts';
import {metaPlugin} from './meta-plugin.ts';
import {scenePlugin} from './scene-plugin.ts';
import {plainPath} from '../../../scripts/plain-path.mjs';
import {fontFolders} from '../fonts/lecture-fonts.ts';
import {IS_LINKED, PACKAGE_ROOT} from '../package-root.ts';

/** How Vite compiles code for the browser, wherever it goes. */
export const BROWSER_CODE = {
  root: PACKAGE_ROOT,
  configFile: false,
  envDir: false,
  publicDir: false,
  mode: 'development',
  tsconfig: path.join(PACKAGE_ROOT, 'tsconfig.scenes.json'),
  css: {postcss: {}},
  oxc: {
    jsx: {runtime: 'automatic', importSource: '@motion-canvas/2d/lib', development: false},
    decorator: {legacy: true},
  },
} as const satisfies InlineConfig;

/**
 * Builds the configuration.
 *
 * @remarks
 * Vite's root is Lectern's own folder, not the lecture's: so packages are found
 * wherever the lecture lies, also outside of any `node_modules`.
 */
export function lectureViteConfig(
  options: LectureServerOptions,
): InlineConfig & {readonly cacheDir: string} {
  const {lectureDir, mode, bundle, port, logger, unsavedScenes} = options;
  const editing = mode === 'editor';
  const plugins = [
    ...(bundle === undefined ? [] : [bundle.plugin]),
    lectureModulesPlugin(lectureDir),
    metaPlugin(lectureDir),
    scenePlugin(lectureDir, unsavedScenes),
    ...(options.plugins ?? []),
  ];
  const packages = bundle === undefined ? [...browserDependencies(), ...OF_EDITOR] : [];
  const cacheDir = bundleCacheFolder(
    packages,
    plugins.map(plugin => plugin.name),
  );
  return {
    ...BROWSER_CODE,
    appType: 'custom',
    publicDir: bundle?.folder ?? false,
    cacheDir,
    clearScreen: false,
    customLogger: logger ?? createLogger('silent'),
    resolve: {
      preserveSymlinks: IS_LINKED || lectureDir !== realpathSync(lectureDir),
      alias: [{find: /^lectern$/, replacement: path.join(PACKAGE_ROOT, 'engine/index.ts')}],
    },
    optimizeDeps: {include: packages, noDiscovery: true},
    server: {
      host: '127.0.0.1',
      port: port ?? 0,
      strictPort: port !== undefined,
      watch: editing ? {ignored: ['**/out/**', '**/.cache/**']} : null,
      fs: {allow: servedFolders(lectureDir)},
      cors: false,
    },
    plugins,
  };
}

/** The lecture and what is served beside it. */
function servedFolders(lectureDir: string): string[] {
  return [lectureDir, ...foldersBeside(lectureDir)].map(plainPath);
}

/** Folders and files of Lectern that the browser loads. */
const BROWSER_CODE_PLACES = [
  ...BROWSER_FOLDERS,
  'renderer/protocol.ts',
  'renderer/frame-times.ts',
  'renderer/picture-packets.ts',
];

/** Lectern's code for the browser, the packages, and fonts installed elsewhere. */
export function foldersBeside(lectureDir: string): string[] {
  return [
    ...BROWSER_CODE_PLACES.map(place => path.join(PACKAGE_ROOT, place)),
    packagesFolder(),
    bundleCacheRoot(),
    ...fontFolders(lectureDir),
  ];
}
