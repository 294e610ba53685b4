/** Sends a file, or the part of it that is asked for: browsers play videos by parts. */
import {createReadStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {contentTypeOf} from '../vite/lecture-files.ts';

/** Answers with a file. */
export async function sendFile(
  file: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const {size} = await stat(file);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  const start = Number(range?.[1] ?? 0);
  const [, , last = ''] = range ?? [];
  const end = Math.min(last === '' ? size - 1 : Number(last), size - 1);
  if (range !== null && start > end) {
    response.writeHead(416, {'Content-Range': `bytes */${size}`}).end();
    return;
  }
  response.writeHead(range === null ? 200 : 206, {
    'Content-Type': contentTypeOf(file),
    'Content-Length': Math.max(0, end - start + 1),
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-cache',
    ...(range !== null && {'Content-Range': `bytes ${start}-${end}/${size}`}),
  });
  if (size === 0) {
    response.end();
    return;
  }
  createReadStream(file, {start, end})
    .on('error', () => response.destroy())
    .pipe(response);
}
