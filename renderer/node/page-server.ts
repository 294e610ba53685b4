/** The server that the renderer's pages are opened on: the lecture, the page, and a place for what it sends. */
import {createLogger} from 'vite';
import {plainFolder} from '../../scripts/plain-path.mjs';
import {Uploads} from './uploads.ts';
import {type LectureServer, createLectureServer} from './vite/lecture-server.ts';
import {pageBundle} from './vite/page-bundle.ts';
import {projectModule, renderPagePlugin} from './vite/render-page-plugin.ts';

/** A server of one lecture, made for the renderer's pages. */
export interface PageServer {
  readonly lectureDir: string;
  readonly server: LectureServer;
  readonly uploads: Uploads;
  /** What Vite could not compile, in order. */
  readonly compileErrors: readonly unknown[];
}

/**
 * Starts the server that pages are opened on; the caller closes it.
 *
 * @param unsavedScenes - Scenes as they are to be taken instead of what is in their files, by path.
 */
export async function servePages(
  lectureDir: string,
  unsavedScenes: ReadonlyMap<string, string> = new Map(),
): Promise<PageServer> {
  const folder = plainFolder(lectureDir);
  const uploads = new Uploads();
  const compileErrors: unknown[] = [];
  const logger = createLogger('silent');
  logger.error = (_message, options) => {
    if (options?.error) compileErrors.push(options.error);
  };
  const bundle = await pageBundle();
  const server = await createLectureServer({
    lectureDir: folder,
    mode: 'render',
    logger,
    unsavedScenes,
    bundle,
    plugins: [renderPagePlugin(folder, bundle.ofEveryPage, uploads.handle)],
  });
  // Compiles while the browser is starting. Errors come again when the page asks.
  void server.vite.warmupRequest(projectModule(folder));
  return {lectureDir, server, uploads, compileErrors};
}
