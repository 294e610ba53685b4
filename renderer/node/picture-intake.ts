/** Takes the encoded pictures that pages send. */
import {randomUUID} from 'node:crypto';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {buffer} from 'node:stream/consumers';
import {unpackPictures} from '../picture-packets.ts';
import {type EncodedPicture, PICTURES_PATH} from '../protocol.ts';

/** What is done with pictures. */
export type TakeEncoded = (pictures: readonly EncodedPicture[]) => Promise<void>;

interface Intake {
  readonly take: TakeEncoded;
  /** Ends when nothing of it is being taken; never rejects. */
  delivery: Promise<void>;
  failure?: Error;
}

/** The pictures of all pages of one server. */
export class PictureIntake {
  private readonly intakes = new Map<string, Intake>();

  /**
   * Runs an action that lets a page send the pictures of one section, in order.
   *
   * @param action - Gets the path that they are sent to; nobody can guess it.
   * @throws What taking a picture threw, also where the page gave another reason; else what the
   *   action threw.
   */
  public async receive<TResult>(
    take: TakeEncoded,
    action: (picturesPath: string) => Promise<TResult>,
  ): Promise<TResult> {
    const token = randomUUID();
    const intake: Intake = {take, delivery: Promise.resolve()};
    this.intakes.set(token, intake);
    try {
      const result = await action(PICTURES_PATH + token);
      if (intake.failure !== undefined) throw intake.failure;
      return result;
    } catch (error) {
      throw intake.failure ?? error;
    } finally {
      this.intakes.delete(token);
      // A page that died may have left pictures half taken.
      await intake.delivery;
    }
  }

  /** Answers one request of a page; for Vite's middlewares, mounted at {@link PICTURES_PATH}. */
  public readonly handle = (request: IncomingMessage, response: ServerResponse): void => {
    const {pathname} = new URL(request.url ?? '', 'http://localhost');
    const intake = this.intakes.get(pathname.split('/').at(-1) ?? '');
    if (request.method !== 'POST' || intake === undefined) {
      response.writeHead(404).end('Nobody waits for these pictures.');
      return;
    }
    intake.delivery = buffer(request)
      .then(body => intake.take(unpackPictures(body)))
      .then(
        () => void response.writeHead(204).end(),
        (error: unknown) => {
          const failure = error instanceof Error ? error : new Error(String(error));
          // A page that died in the middle of it is told of by what waits for the page.
          if (request.errored === null) intake.failure ??= failure;
          response.writeHead(507).end(failure.message);
        },
      );
  };
}
