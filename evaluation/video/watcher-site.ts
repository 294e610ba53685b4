/** The site on which a browser watches one video: the video, by parts, and the page that watches it. */
import {readFile} from 'node:fs/promises';
import type {ServerResponse} from 'node:http';
import {createRequire} from 'node:module';
import path from 'node:path';
import {transformWithOxc} from 'vite';
import {type AnswerRequest, sendFile} from '../../renderer/node/index.ts';

const PAGE = path.resolve(import.meta.dirname, '../page/main.ts');
const DOCUMENT = `<!doctype html>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<script type="importmap">{"imports": {"mediabunny": "/mediabunny.mjs"}}</script>
<script type="module" src="/watcher.mjs"></script>
`;

/** What the browser is answered there. */
export async function watcherSite(file: string): Promise<AnswerRequest> {
  const [{code}, library] = await Promise.all([
    readFile(PAGE, 'utf8').then(text => transformWithOxc(text, PAGE)),
    readFile(mediabunnyBundle(), 'utf8'),
  ]);
  return ({pathname}, request, response) => {
    if (pathname === '/video') {
      sendFile(file, request, response).catch(() => response.destroy());
    } else if (pathname === '/watcher.mjs') send(response, 'text/javascript', code);
    else if (pathname === '/mediabunny.mjs') send(response, 'text/javascript', library);
    else if (pathname === '/') send(response, 'text/html', DOCUMENT);
    else response.writeHead(404).end();
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
