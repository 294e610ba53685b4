/** The Vite configuration of a lecture: how scenes, the engine and packages reach the browser. */
import {accessSync, constants, mkdirSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {type InlineConfig, createLogger} from 'vite';
import {browserDependencies} from './browser-dependencies.ts';
import type {LectureServerOptions} from './lecture-server.ts';
import {metaPlugin} from './meta-plugin.ts';
import {scenePlugin} from './scene-plugin.ts';
import {PACKAGE_ROOT} from '../package-root.ts';

/**
 * Builds the configuration.
 *
 * @remarks
 * Vite's root is Lectern's own folder, not the lecture's: so packages are found
 * wherever the lecture lies, also outside of any `node_modules`.
 */
export function lectureViteConfig(options: LectureServerOptions): InlineConfig {
  const {lectureDir, mode, port, plugins = [], logger} = options;
  const editing = mode === 'editor';
  return {
    root: PACKAGE_ROOT,
    configFile: false,
    envDir: false,
    publicDir: false,
    appType: 'custom',
    mode: 'development',
    cacheDir: cacheDirectory(),
    clearScreen: false,
    customLogger: logger ?? createLogger('silent'),
    tsconfig: path.join(PACKAGE_ROOT, 'tsconfig.scenes.json'),
    css: {postcss: {}},
    resolve: {
      alias: [{find: /^lectern$/, replacement: path.join(PACKAGE_ROOT, 'engine/index.ts')}],
    },
    oxc: {
      jsx: {runtime: 'automatic', importSource: '@motion-canvas/2d/lib', development: false},
      decorator: {legacy: true},
    },
    optimizeDeps: {include: browserDependencies(), noDiscovery: true},
    server: {
      host: '127.0.0.1',
      port: port ?? 0,
      strictPort: port !== undefined,
      watch: editing ? {ignored: ['**/out/**', '**/.cache/**']} : null,
      fs: {allow: servedFolders(lectureDir)},
      cors: false,
    },
    plugins: [metaPlugin(lectureDir), scenePlugin(), ...plugins],
  };
}

/** The lecture, Lectern's code for the browser, and the packages. */
function servedFolders(lectureDir: string): string[] {
  const motionCanvas = createRequire(import.meta.url).resolve('@motion-canvas/core/package.json');
  return [
    lectureDir,
    ...['engine', 'renderer/page', 'schema'].map(folder => path.join(PACKAGE_ROOT, folder)),
    path.resolve(motionCanvas, '../../..'),
    cacheDirectory(),
  ];
}

/** Where bundled packages are kept between runs: in Lectern's folder, or, where that is read-only, among temporary files. */
function cacheDirectory(): string {
  const preferred = path.join(PACKAGE_ROOT, '.cache/vite');
  try {
    mkdirSync(preferred, {recursive: true});
    accessSync(preferred, constants.W_OK);
    return preferred;
  } catch {
    return path.join(tmpdir(), 'lectern/vite');
  }
}
