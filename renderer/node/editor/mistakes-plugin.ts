/** Shows mistakes of scenes over the editor's page as their files are saved, and takes them away when they are gone. */
import path from 'node:path';
import type {Plugin, ViteDevServer} from 'vite';

/** A mistake as the overlay shows it. */
export interface EditorMistake {
  /** Absolute path of the scene. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** What is wrong and what to do, in a sentence or two. */
  readonly message: string;
  /** The lines around it, with a mark under the place. */
  readonly frame: string;
}

/** Finds the mistakes of the scenes as they are on disk. */
export type FindMistakes = () => readonly EditorMistake[];

/** The page takes an overlay away when it takes an update over; what is shown has to come after. */
const AFTER_UPDATE_MS = 150;

/** The plugin that shows mistakes. */
export function mistakesPlugin(lectureDir: string, find: FindMistakes): Plugin {
  const scenes = path.join(lectureDir, 'scenes') + path.sep;
  return {
    name: 'lectern:mistakes',
    configureServer(server) {
      let pending: NodeJS.Timeout | undefined;
      const later = (): void => {
        clearTimeout(pending);
        pending = setTimeout(() => show(server, find()), AFTER_UPDATE_MS);
      };
      server.watcher.on('change', file => {
        if (file.startsWith(scenes) && /\.tsx?$/.test(file)) later();
      });
      server.ws.on('connection', later);
      server.httpServer?.once('close', () => clearTimeout(pending));
    },
  };
}

function show(server: ViteDevServer, mistakes: readonly EditorMistake[]): void {
  const [first] = mistakes;
  if (first === undefined) return;
  const {file, line, column, message, frame} = first;
  const more =
    mistakes.length === 1 ? '' : `\n\nand ${mistakes.length - 1} more: see the terminal.`;
  server.ws.send({
    type: 'error',
    err: {
      message: `${message}${more}`,
      stack: '',
      id: file,
      loc: {file, line, column},
      frame,
      plugin: 'lectern check',
    },
  });
}
