/** Takes the bytes that the page sends, and writes them where they belong in their file. */
import {type FileHandle, open} from 'node:fs/promises';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {randomUUID} from 'node:crypto';
import {UPLOAD_PATH} from '../protocol.ts';
import {writeFully} from './write-fully.ts';

interface Upload {
  readonly handle: FileHandle;
  failure?: unknown;
}

/** The files that are being received; each has a path that nobody can guess. */
export class Uploads {
  private readonly open = new Map<string, Upload>();

  /**
   * Runs an action that lets the page send files, and closes the files after.
   *
   * @param files - Created, or emptied.
   * @param action - Gets the paths that the page sends to, one for each file.
   * @throws What writing threw, also where the page gave another reason; else what the action threw.
   */
  public async receive<TResult>(
    files: readonly string[],
    action: (uploadPaths: readonly string[]) => Promise<TResult>,
  ): Promise<TResult> {
    const uploads = new Map<string, Upload>();
    const failure = () =>
      [...uploads.values()].find(upload => upload.failure !== undefined)?.failure;
    try {
      for (const file of files) {
        const token = randomUUID();
        const upload: Upload = {handle: await open(file, 'w')};
        uploads.set(token, upload);
        this.open.set(token, upload);
      }
      const result = await action([...uploads.keys()].map(token => UPLOAD_PATH + token));
      if (failure() !== undefined) throw failure();
      return result;
    } catch (error) {
      throw failure() ?? error;
    } finally {
      for (const [token, {handle}] of uploads) {
        this.open.delete(token);
        await handle.close();
      }
    }
  }

  /** Answers one request of the page; for Vite's middlewares, mounted at {@link UPLOAD_PATH}. */
  public readonly handle = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const upload = this.open.get(url.pathname.split('/').at(-1) ?? '');
    const position = Number(url.searchParams.get('position') ?? '0');
    if (request.method !== 'POST' || upload === undefined || !Number.isSafeInteger(position)) {
      response.writeHead(404).end('There is no such upload.');
      return;
    }
    writeBody(request, upload.handle, position).then(
      () => response.writeHead(204).end(),
      (error: unknown) => {
        // A page that died in the middle of it is told of by what waits for the page.
        if (request.errored === null) upload.failure ??= error;
        response.writeHead(507).end(error instanceof Error ? error.message : String(error));
      },
    );
  };
}

async function writeBody(
  request: IncomingMessage,
  handle: FileHandle,
  position: number,
): Promise<void> {
  let offset = position;
  for await (const chunk of request) {
    if (chunk instanceof Uint8Array) offset = await writeFully(handle, chunk, offset);
  }
}
