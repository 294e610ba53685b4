/**
 * The Vite server that serves one lecture to the browser: the entry to this
 * folder. The renderer opens its page on it, the editor is built on it.
 */
import {realpathSync} from 'node:fs';
import {type InlineConfig, type Logger, type Plugin, type ViteDevServer, createServer} from 'vite';
import {plainFolder} from '../../../scripts/plain-path.mjs';
import {whileFillingBundles} from './bundle-cache.ts';
import {lectureViteConfig} from './lecture-config.ts';
import type {PageBundle} from './page-bundle.ts';

/** What a lecture's server is for. */
export type LectureServerMode =
  /** Files are read once: no watching, no hot reload. */
  | 'render'
  /** Edits of scenes are watched and pushed to the page. */
  | 'editor';

/** Options of {@link createLectureServer}. */
export interface LectureServerOptions {
  /** Folder of the lecture: it holds `project.ts` and `scenes/`. */
  readonly lectureDir: string;
  readonly mode: LectureServerMode;
  /**
   * The engine, the renderer's page and all packages, which are sooner there so. Other modules of
   * Lectern's cannot be imported beside it. All is compiled file by file unless given.
   */
  readonly bundle?: PageBundle;
  /** Port on the loopback address; any free one unless given. */
  readonly port?: number;
  /** Scenes as they are to be taken instead of what is in their files, by path; may change. */
  readonly unsavedScenes?: ReadonlyMap<string, string>;
  /** Plugins that add pages to the server. */
  readonly plugins?: readonly Plugin[];
  /** Where Vite's messages go; nowhere unless given. */
  readonly logger?: Logger;
}

/** A running server of one lecture. */
export interface LectureServer {
  readonly vite: ViteDevServer;
  /** Such as `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** Stops the server and ends open connections. */
  close(): Promise<void>;
}

/**
 * Starts the server of a lecture on the loopback address.
 *
 * @throws Error when the folder does not exist or the port is taken.
 */
export async function createLectureServer(options: LectureServerOptions): Promise<LectureServer> {
  const config = lectureViteConfig({
    ...options,
    lectureDir: plainFolder(realpathSync(options.lectureDir)),
  });
  const vite =
    options.bundle === undefined
      ? await whileFillingBundles(config.cacheDir, () => listen(config))
      : await listen(config);
  const address = vite.httpServer?.address();
  if (typeof address !== 'object' || address === null) {
    await vite.close();
    throw new Error('The lecture server listens on no port.');
  }
  return {vite, origin: `http://127.0.0.1:${address.port}`, close: () => vite.close()};
}

/**
 * Starts what compiles a lecture, without a server: who calls it answers for its modules, and closes it.
 *
 * @throws Error when the folder does not exist.
 */
export function createLectureCompiler(options: LectureServerOptions): Promise<ViteDevServer> {
  const config = lectureViteConfig({
    ...options,
    lectureDir: plainFolder(realpathSync(options.lectureDir)),
  });
  const server = {...config.server, middlewareMode: true, ws: false, hmr: false} as const;
  return createServer({...config, publicDir: false, server});
}

async function listen(config: InlineConfig): Promise<ViteDevServer> {
  const vite = await createServer(config);
  try {
    return await vite.listen();
  } catch (error) {
    await vite.close();
    throw error;
  }
}
