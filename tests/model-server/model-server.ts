/** A real HTTP server on loopback that speaks Chat Completions, and misbehaves on request. */
import {type IncomingMessage, type ServerResponse, createServer} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';

/** What the client sent. */
export interface ServerRequest {
  readonly body: {
    readonly model: string;
    readonly messages: readonly {readonly role: string; readonly content: unknown}[];
    readonly response_format?: {readonly type: string};
    readonly stream_options?: unknown;
  };
  readonly authorization: string | undefined;
}

/** What the server does with one request. */
export type ServerReply =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly finish?: 'stop' | 'length' | 'content_filter';
    }
  | {readonly kind: 'refusal'; readonly text: string}
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly error: {readonly message: string; readonly code?: string; readonly type?: string};
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Begins and then says nothing more. */
  | {readonly kind: 'stall'; readonly text: string}
  /** Begins and then hangs up. */
  | {readonly kind: 'cut'; readonly text: string};

/** A running server. */
export interface ModelServer {
  /** With `/v1`. */
  readonly baseUrl: string;
  readonly requests: readonly ServerRequest[];
  close(): Promise<void>;
}

/** Starts a server that answers request after request. */
export async function startModelServer(
  answer: (request: ServerRequest, index: number) => ServerReply | Promise<ServerReply>,
): Promise<ModelServer> {
  const requests: ServerRequest[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((incoming, response) => {
    void readBody(incoming).then(async text => {
      const request = {
        body: JSON.parse(text) as ServerRequest['body'],
        authorization: incoming.headers.authorization,
      };
      requests.push(request);
      send(await answer(request, requests.length - 1), request, response);
    });
  });
  server.on('connection', socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(reply: ServerReply, {body}: ServerRequest, response: ServerResponse): void {
  if (reply.kind === 'status') {
    const {status, error, headers = {}} = reply;
    response.writeHead(status, {'content-type': 'application/json', ...headers});
    response.end(JSON.stringify({error}));
    return;
  }
  response.writeHead(200, {'content-type': 'text/event-stream'});
  const event = (choices: unknown[], more: object = {}): void => {
    const chunk = {id: 'reply', object: 'chat.completion.chunk', created: 1, model: body.model};
    response.write(`data: ${JSON.stringify({...chunk, choices, ...more})}\n\n`);
  };
  const piece = (delta: object, finish: string | null = null): void =>
    event([{index: 0, delta, finish_reason: finish}]);
  for (let start = 0; start < reply.text.length; start += 16) {
    const text = reply.text.slice(start, start + 16);
    piece(reply.kind === 'refusal' ? {refusal: text} : {content: text});
  }
  if (reply.kind === 'stall') return;
  if (reply.kind === 'cut') {
    setTimeout(() => response.destroy(), 20);
    return;
  }
  piece({}, reply.kind === 'text' ? (reply.finish ?? 'stop') : 'stop');
  if (body.stream_options !== undefined) {
    event([], {usage: {prompt_tokens: 100, completion_tokens: 20, total_tokens: 120}});
  }
  response.end('data: [DONE]\n\n');
}
