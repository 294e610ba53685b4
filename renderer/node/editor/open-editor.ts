/** A lecture in the Motion Canvas editor, served on this machine: the entry to this folder. */
import {realpathSync} from 'node:fs';
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {Logger} from 'vite';
import {knownPath, plainFolder} from '../../../scripts/plain-path.mjs';
import {type LectureServer, createLectureServer} from '../vite/lecture-server.ts';
import {foldersBeside} from '../vite/lecture-config.ts';
import {editorGuard} from './editor-guard.ts';
import {type EditorMemory, editorPlugin} from './editor-plugin.ts';
import {type FindMistakes, mistakesPlugin} from './mistakes-plugin.ts';
import {pictureExportPlugin} from './picture-export-plugin.ts';

/** Options of {@link openEditor}. */
export interface OpenEditorOptions {
  /** Folder of the lecture: it holds `project.ts` and `scenes/`. */
  readonly lectureDir: string;
  /** The port; 9000, or the next free one, unless given. */
  readonly port?: number | undefined;
  /** Finds mistakes whenever a scene is saved, which are then shown over the page. */
  readonly findMistakes?: FindMistakes | undefined;
  /** Where messages of the server go; nowhere unless given. */
  readonly logger?: Logger | undefined;
}

/** An editor that is being served. */
export interface Editor {
  /** The address to open. */
  readonly url: string;
  /** Stops serving. */
  close(): Promise<void>;
}

const FIRST_PORT = 9000;
const PORTS_TRIED = 20;

/**
 * Serves the editor.
 *
 * @throws Error `EADDRINUSE` when the wanted port is taken.
 */
export async function openEditor(options: OpenEditorOptions): Promise<Editor> {
  const {port, findMistakes, logger} = options;
  const lectureDir = plainFolder(realpathSync(options.lectureDir));
  const memory = await prepareMemory(lectureDir);
  const serve = (wanted: number) =>
    createLectureServer({
      lectureDir,
      mode: 'editor',
      port: wanted,
      plugins: [
        editorGuard({
          lectureDir,
          folders: foldersBeside(lectureDir),
          files: Object.values(memory),
          onOpen: place => logger?.info(knownPath(place)),
        }),
        editorPlugin(lectureDir, memory),
        pictureExportPlugin(lectureDir),
        ...(findMistakes === undefined ? [] : [mistakesPlugin(lectureDir, findMistakes)]),
      ],
      ...(logger && {logger}),
    });
  const server = await (port === undefined ? onFreePort(serve) : serve(port));
  return {url: `${server.origin}/`, close: () => server.close()};
}

async function onFreePort(serve: (port: number) => Promise<LectureServer>): Promise<LectureServer> {
  for (let port = FIRST_PORT; ; port++) {
    try {
      return await serve(port);
    } catch (error) {
      if (!isPortTaken(error) || port >= FIRST_PORT + PORTS_TRIED) throw error;
    }
  }
}

function isPortTaken(error: unknown): boolean {
  return (
    error instanceof Error && /EADDRINUSE|already in use/.test(`${error.name} ${error.message}`)
  );
}

/**
 * Makes the files in which the editor keeps what it remembers of this lecture
 * (zoom of the time line, preview size): they are the user's, not the lecture's,
 * so they lie in its cache.
 */
async function prepareMemory(lectureDir: string): Promise<EditorMemory> {
  const folder = path.join(lectureDir, '.cache/editor');
  await mkdir(folder, {recursive: true});
  const memory = {
    project: path.join(folder, 'project.meta'),
    settings: path.join(folder, 'settings.meta'),
  };
  for (const file of Object.values(memory)) {
    await writeFile(file, '{"version": 1}\n', {flag: 'wx'}).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
  }
  return memory;
}
