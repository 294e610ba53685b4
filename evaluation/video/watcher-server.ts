/** Serves one video, by ranges, with the page that watches it, on the loopback address. */
import {createReadStream} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {type IncomingMessage, type ServerResponse, createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {createRequire} from 'node:module';
import path from 'node:path';
import {transformWithOxc} from 'vite';

/** A running server. */
export interface WatcherServer {
  /** Address of the page. */
  readonly url: string;
  close(): Promise<void>;
}

const PAGE = path.resolve(import.meta.dirname, '../page/main.ts');
const DOCUMENT = `<!doctype html>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<script type="importmap">{"imports": {"mediabunny": "/mediabunny.mjs"}}</script>
<script type="module" src="/watcher.mjs"></script>
`;

/** Starts the server of a video; the caller closes it. */
export async function serveVideo(file: string): Promise<WatcherServer> {
  const [{code}, library, {size}] = await Promise.all([
    readFile(PAGE, 'utf8').then(text => transformWithOxc(text, PAGE)),
    readFile(mediabunnyBundle(), 'utf8'),
    stat(file),
  ]);
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === '/video') sendPart(file, size, request, response);
    else if (pathname === '/watcher.mjs') send(response, 'text/javascript', code);
    else if (pathname === '/mediabunny.mjs') send(response, 'text/javascript', library);
    else if (pathname === '/') send(response, 'text/html', DOCUMENT);
    else response.writeHead(404).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

function mediabunnyBundle(): string {
  const entry = createRequire(import.meta.url).resolve('mediabunny');
  const root = entry.slice(0, entry.lastIndexOf(`${path.sep}dist${path.sep}`));
  return path.join(root, 'dist/bundles/mediabunny.min.mjs');
}

function send(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, {'content-type': `${type}; charset=utf-8`}).end(text);
}

function sendPart(
  file: string,
  size: number,
  {headers}: IncomingMessage,
  response: ServerResponse,
): void {
  const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
  const start = Number(from);
  const end = Math.min(to === '' ? size - 1 : Number(to), size - 1);
  if (start > end) {
    response.writeHead(416, {'content-range': `bytes */${size}`}).end();
    return;
  }
  response.writeHead(headers.range === undefined ? 200 : 206, {
    'accept-ranges': 'bytes',
    'content-length': end - start + 1,
    'content-type': 'application/octet-stream',
    ...(headers.range === undefined ? {} : {'content-range': `bytes ${start}-${end}/${size}`}),
  });
  const stream = createReadStream(file, {start, end});
  stream.on('error', () => response.destroy());
  stream.pipe(response);
}
