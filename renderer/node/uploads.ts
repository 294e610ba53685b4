/** Takes what pages send: the body of each request goes to whoever waits for it. */
import {randomUUID} from 'node:crypto';
import type {IncomingMessage, ServerResponse} from 'node:http';
import type {Readable} from 'node:stream';
import {UPLOAD_PATH} from '../protocol.ts';

/**
 * Takes a body.
 *
 * @param position - The byte offset that the page names, where it sends parts of a file.
 */
export type TakeBody = (body: Readable, position: number) => Promise<void>;

/** What nobody makes of one section: hours of video are less. */
const MOST_BYTES = 2 ** 33;

interface Upload {
  readonly take: TakeBody;
  /** Ends when nothing of it is being taken; never rejects. */
  delivery: Promise<void>;
  failure?: Error;
  /** How many were sent so far. */
  bytes: number;
}

/** Who waits for something, each under a path that nobody can guess. */
export class Uploads {
  private readonly waiting = new Map<string, Upload>();

  /**
   * Runs an action that lets a page send something.
   *
   * @param takers - Each gets one body after the other.
   * @param action - Gets the paths that the page sends to, one for each taker.
   * @throws What taking threw, also where the page gave another reason; else what the action threw.
   */
  public async receive<TResult>(
    takers: readonly TakeBody[],
    action: (uploadPaths: readonly string[]) => Promise<TResult>,
  ): Promise<TResult> {
    const uploads = new Map<string, Upload>(
      takers.map(take => [randomUUID(), {take, delivery: Promise.resolve(), bytes: 0}]),
    );
    const failure = () => [...uploads.values()].find(upload => upload.failure)?.failure;
    for (const [token, upload] of uploads) this.waiting.set(token, upload);
    try {
      const result = await action([...uploads.keys()].map(token => UPLOAD_PATH + token));
      const failed = failure();
      if (failed !== undefined) throw failed;
      return result;
    } catch (error) {
      throw failure() ?? error;
    } finally {
      for (const token of uploads.keys()) this.waiting.delete(token);
      // A page that died may have left something half taken.
      await Promise.all([...uploads.values()].map(({delivery}) => delivery));
    }
  }

  /** Answers one request of a page; for Vite's middlewares, mounted at {@link UPLOAD_PATH}. */
  public readonly handle = (request: IncomingMessage, response: ServerResponse): void => {
    const {pathname, searchParams} = new URL(request.url ?? '', 'http://localhost');
    const upload = this.waiting.get(pathname.split('/').at(-1) ?? '');
    const position = Number(searchParams.get('position') ?? '0');
    const isPlace = Number.isSafeInteger(position) && position >= 0 && position <= MOST_BYTES;
    if (request.method !== 'POST' || upload === undefined || !isPlace) {
      response.writeHead(404).end('Nobody waits for this.');
      return;
    }
    upload.bytes += Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
    if (upload.bytes > MOST_BYTES) {
      upload.failure ??= new Error(`It is larger than ${MOST_BYTES / 2 ** 30} GiB.`);
      response.writeHead(413).end(upload.failure.message);
      return;
    }
    upload.delivery = upload.take(request, position).then(
      () => void response.writeHead(204).end(),
      (error: unknown) => {
        const failure = error instanceof Error ? error : new Error(String(error));
        // A page that died in the middle of it is told of by what waits for the page.
        if (request.errored === null) upload.failure ??= failure;
        response.writeHead(507).end(failure.message);
      },
    );
  };
}
