/**
 * Serves the page of the Motion Canvas editor. The editor's own page fetches
 * fonts and style sheets from elsewhere and asks for updates; this one has all
 * it needs here, and opens with no network at all.
 */
import {readFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Plugin} from 'vite';
import {z} from 'zod';
import {PACKAGE_ROOT} from '../package-root.ts';
import {browserPath} from '../vite/browser-path.ts';

/** The files in which the editor remembers things. */
export interface EditorMemory {
  /** Of this lecture: range, preview, zoom. */
  readonly project: string;
  /** Of the editor: its colours. */
  readonly settings: string;
}

const ENTRY = 'virtual:lectern-editor';
const STYLE = 'virtual:lectern-editor.css';
const PAGE_FILE = fileURLToPath(new URL('editor-page.html', import.meta.url));
const START_FILE = path.join(PACKAGE_ROOT, 'renderer/page/editor/start-editor.ts');

/** The plugin for the editor's page, which it serves at `/`. */
export function editorPlugin(lectureDir: string, memory: EditorMemory): Plugin {
  return {
    name: 'lectern:editor',
    resolveId: id => (id === ENTRY || id === STYLE ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${ENTRY}`) return entryModule(lectureDir, memory);
      if (id === `\0${STYLE}`) return stockStyle();
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url !== '/' && request.url?.startsWith('/?') !== true) {
          next();
          return;
        }
        readFile(PAGE_FILE, 'utf8')
          .then(page => server.transformIndexHtml('/', page))
          .then(page => {
            response.setHeader('Content-Type', 'text/html; charset=utf-8');
            response.end(page);
          }, next);
      });
    },
  };
}

/** The module that starts the editor on this lecture. */
function entryModule(lectureDir: string, memory: EditorMemory): string {
  const specifier = (file: string) => JSON.stringify(browserPath(file));
  const versions = {core: versionOf('core'), two: versionOf('2d'), ui: versionOf('ui')};
  return `\
import '${STYLE}';
import {startEditor} from ${specifier(START_FILE)};
import project from ${specifier(path.join(lectureDir, 'project.ts'))};
import projectMemory from ${specifier(memory.project)};
import settingsMemory from ${specifier(memory.settings)};

await startEditor({project, projectMemory, settingsMemory, versions: ${JSON.stringify(versions)}});
`;
}

/** The editor's style sheet without the fonts that it fetches from elsewhere. */
function stockStyle(): string {
  const file = createRequire(import.meta.url).resolve('@motion-canvas/ui/dist/style.css');
  return readFileSync(file, 'utf8').replace(/@charset[^;]*;|@import\s*"https:[^"]*";/g, '');
}

const manifestSchema = z.object({version: z.string()});

function versionOf(name: 'core' | '2d' | 'ui'): string {
  const file = createRequire(import.meta.url).resolve(`@motion-canvas/${name}/package.json`);
  return manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}
