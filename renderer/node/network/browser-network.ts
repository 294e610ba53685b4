/**
 * All of the network that the renderer's browser has: a proxy in this process, which answers for the
 * sites that are handed to it and for nothing else.
 *
 * @remarks
 * The browser is told to ask this proxy for every address, those of this machine included, so the names of
 * sites are never looked up, and what a scene asks for elsewhere – from a page, a frame, a worker, by a
 * navigation or a socket – ends here. `docs/security.md` says what else keeps it in.
 */
import {randomBytes} from 'node:crypto';
import {type IncomingMessage, type Server, type ServerResponse, createServer} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';

/** Answers a request for a site; the address is whole, whatever the browser sent. */
export type AnswerRequest = (
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
) => void | Promise<void>;

/**
 * A new origin for a site, by a name that nobody can guess.
 *
 * @returns Such as `http://lecture-3f9a….localhost`: browsers trust names under `localhost` as they trust this machine.
 */
export function newOrigin(name: string): string {
  return `http://${name}-${randomBytes(8).toString('hex')}.localhost`;
}

/** The proxy of one browser. */
export class BrowserNetwork {
  private readonly sites = new Map<string, AnswerRequest>();

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => this.answer(request, response));
    // A tunnel or a socket would lead elsewhere: no site has either.
    server.on('connect', (_request, socket: Socket) => socket.destroy());
    server.on('upgrade', (_request, socket: Socket) => socket.destroy());
    server.on('clientError', (_error, socket) => void socket.destroy());
  }

  /** Starts the proxy; the caller closes it after the browser. */
  public static async open(): Promise<BrowserNetwork> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    // Alone it keeps nothing running.
    server.unref();
    return new BrowserNetwork(server);
  }

  /** What the browser is to be told, such as `127.0.0.1:41234`. */
  public get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Serves a site; once more with the same origin changes nothing. */
  public serve(origin: string, answer: AnswerRequest): void {
    this.sites.set(new URL(origin).hostname, answer);
  }

  /** Serves it no more. */
  public withdraw(origin: string): void {
    this.sites.delete(new URL(origin).hostname);
  }

  /** Ends the proxy and all connections. */
  public async close(): Promise<void> {
    this.sites.clear();
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    // A proxy is asked for whole addresses; whatever asks otherwise is no browser of ours.
    const url = URL.canParse(request.url ?? '') ? new URL(request.url ?? '') : undefined;
    const answer =
      url?.protocol === 'http:' && url.port === '' ? this.sites.get(url.hostname) : undefined;
    if (url === undefined || answer === undefined) {
      response.writeHead(403, {'Content-Type': 'text/plain'}).end('This browser has no network.');
      return;
    }
    void answer(url, request, response);
  }
}
