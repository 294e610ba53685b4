/**
 * The `.meta` files beside scenes and projects: what the Motion Canvas editor
 * remembers of them (time events, seed). The page reads them as modules, the
 * editor saves them over the hot reload socket.
 */
import {access, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {type Plugin, type WebSocketClient, normalizePath} from 'vite';
import {z} from 'zod';
import {writeAside} from '../write-aside.ts';

const META_FILE = /\.meta(?:$|\?)/;
const SAVED_BY_EDITOR_MS = 1_000;

const saveRequestSchema = z.object({source: z.string(), data: z.unknown()});

/**
 * The plugin behind `.meta` imports.
 *
 * @param lectureDir - Only files in this folder can be saved.
 */
export function metaPlugin(lectureDir: string): Plugin {
  const savedAt = new Map<string, number>();
  return {
    name: 'lectern:meta',
    enforce: 'pre',
    resolveId(source, importer) {
      // A missing file is no error: the scene then has the defaults until the editor saves it.
      if (importer !== undefined && META_FILE.test(source) && source.startsWith('.')) {
        return normalizePath(path.resolve(path.dirname(importer.split('?')[0] ?? ''), source));
      }
    },
    async load(id) {
      if (!META_FILE.test(id)) return;
      const file = id.split('?')[0] ?? id;
      const text = await readMeta(file);
      try {
        return wrapMeta(file, JSON.stringify(JSON.parse(text)));
      } catch (cause) {
        this.error({message: `${file} is no JSON; delete it to start afresh.`, id: file, cause});
      }
    },
    configureServer(server) {
      server.ws.on('motion-canvas:meta', (message: unknown, client: WebSocketClient) => {
        const request = saveRequestSchema.safeParse(message);
        if (!request.success) return;
        const file = request.data.source.split('?')[0] ?? '';
        if (!isMetaFileOf(lectureDir, file)) return;
        savedAt.set(file, Date.now());
        saveMeta(file, request.data.data).then(
          () => client.send('motion-canvas:meta-ack', {source: request.data.source}),
          (error: unknown) =>
            server.config.logger.error(`Could not save ${file}: ${String(error)}`),
        );
      });
    },
    hotUpdate({file, modules}) {
      // What the editor has just saved it knows already.
      const saved = savedAt.get(file);
      if (saved !== undefined && Date.now() - saved < SAVED_BY_EDITOR_MS) return [];
      return modules;
    },
  };
}

/** Whether a file is a `.meta` file inside a lecture's folder. */
export function isMetaFileOf(lectureDir: string, file: string): boolean {
  const relative = path.relative(lectureDir, path.resolve(file));
  return file.endsWith('.meta') && !relative.startsWith('..') && !path.isAbsolute(relative);
}

/** The seed of a scene that has no `.meta` file yet: always the same for the same name. */
export function seedFromName(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of name)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

async function readMeta(file: string): Promise<string> {
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (!exists) return JSON.stringify({version: 0, seed: seedFromName(path.parse(file).name)});
  return readFile(file, 'utf8');
}

/** Saves what the editor sends, which it does on opening too: then the file says the same already. */
async function saveMeta(file: string, data: unknown): Promise<void> {
  const current: unknown = JSON.parse(await readMeta(file));
  const complete = typeof current === 'object' ? {timeEvents: [], ...current} : current;
  if (isDeepStrictEqual(complete, data)) return;
  const text = `${JSON.stringify(data, undefined, 2)}\n`;
  await writeAside(file, partialFile => writeFile(partialFile, text));
}

function wrapMeta(file: string, data: string): string {
  return `\
import {MetaFile} from '@motion-canvas/core';

const metaFile = import.meta.hot?.data.metaFile
  ?? new MetaFile(${JSON.stringify(path.parse(file).name)}, ${JSON.stringify(file)});
metaFile.loadData(${data});
if (import.meta.hot) {
  import.meta.hot.data.metaFile = metaFile;
  import.meta.hot.accept();
}
export default metaFile;
`;
}
