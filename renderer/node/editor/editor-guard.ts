/**
 * What the editor's server does for a page in which scenes run: it gives out the files of the lecture and of the
 * editor by their real places, whatever they are asked for as, and starts no programs.
 */
import path from 'node:path';
import type {Plugin} from 'vite';
import {PACKAGE_ROOT} from '../package-root.ts';
import {LectureFiles, isInside, realPlace} from '../vite/lecture-files.ts';

/** Where Vite starts the text editor of whoever runs it. */
const OPEN_IN_EDITOR = '/__open-in-editor';

/** What Vite answers for that is no file. */
const OF_VITE = /^\/(?:@vite\/(?:client|env)|@id\/)/;

/** Options of {@link editorGuard}. */
export interface EditorGuardOptions {
  /** The lecture's folder as Vite knows it. */
  readonly lectureDir: string;
  /** Other folders that files are served from. */
  readonly folders: readonly string[];
  /** Files beside those of the lecture that may be asked for. */
  readonly files: readonly string[];
  /** Is told where in the lecture somebody wants to look. */
  readonly onOpen: (place: string) => void;
}

/** The plugin; it stands before all others. */
export function editorGuard({lectureDir, folders, files, onOpen}: EditorGuardOptions): Plugin {
  const lecture = new LectureFiles(lectureDir);
  const others = folders.map(realPlace);
  const single = new Set(files.map(realPlace));
  const isServed = (file: string): boolean => {
    const real = realPlace(file);
    return (
      lecture.has(file) ||
      single.has(real) ||
      others.some(folder => isInside(path.relative(folder, real)))
    );
  };
  // What a scene has no file of yet, such as its `.meta`, Vite calls by its whole path.
  const isKnown = (pathname: string): boolean =>
    OF_VITE.test(pathname) ||
    isPage(pathname) ||
    isServed(fileAt(pathname)) ||
    lecture.has(pathname);
  return {
    name: 'lectern:editor-guard',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const address = server.httpServer?.address();
        const port = typeof address === 'object' ? address?.port : undefined;
        response.setHeader('Content-Security-Policy', policyFor(port));
        response.setHeader('X-Content-Type-Options', 'nosniff');
        response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
        const asked = decoded(request.url ?? '');
        const [pathname = ''] = asked?.split('?') ?? [];
        if (pathname === OPEN_IN_EDITOR) {
          // Any scene can ask for it as well as a click: so nothing is started.
          const place = new URL(request.url ?? '', 'http://localhost').searchParams.get('file');
          if (place !== null && lecture.has(place.replace(/(?::\d+){1,2}$/, ''))) onOpen(place);
          response.writeHead(204).end();
        } else if (asked === undefined || !isKnown(pathname)) {
          response.writeHead(404, {'Content-Type': 'text/plain'}).end('There is no such file.');
        } else next();
      });
    },
  };
}

function isPage(pathname: string): boolean {
  return pathname === '/' || pathname === '/__open-output-path' || pathname === '/favicon.ico';
}

function fileAt(pathname: string): string {
  return pathname.startsWith('/@fs/')
    ? path.resolve(pathname.slice('/@fs'.length))
    : path.join(PACKAGE_ROOT, pathname);
}

function decoded(address: string): string | undefined {
  try {
    return decodeURI(address);
  } catch {
    return undefined;
  }
}

/** The editor and its scenes have their own server, and no other. */
function policyFor(port: number | undefined): string {
  return [
    "default-src 'self' data: blob:",
    "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:",
    "style-src 'self' 'unsafe-inline'",
    `connect-src 'self' ws://127.0.0.1:${port ?? 0} data: blob:`,
    "worker-src 'self' blob:",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
