/** The real client in front of the real server, for tests of what stands behind a model. */
import {afterEach} from 'vitest';
import type {Model} from '../../agents/model/model.ts';
import {OpenAIModel} from '../../agents/model/openai-model.ts';
import {type ModelServer, type ServerReply, startModelServer} from './model-server.ts';

/** A model and the server that it asks. */
export interface ServedModel {
  readonly model: Model;
  readonly server: ModelServer;
  /** All that was said in a request, counting from 0, as text. */
  readonly said: (index: number) => string;
}

const running: ModelServer[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map(server => server.close()));
});

/** A model whose server sends these replies, one after the other, and an error when they are used up. */
export async function servedModel(...replies: readonly ServerReply[]): Promise<ServedModel> {
  const server = await startModelServer(
    (_, index) =>
      replies[index] ?? {kind: 'status', status: 400, error: {message: 'Nobody expected this.'}},
  );
  running.push(server);
  return {
    model: new OpenAIModel({
      apiKey: 'sk-test-0123456789',
      baseUrl: server.baseUrl,
      model: 'clever-1',
      stallSeconds: 30,
      attempts: 1,
      pauseSeconds: 0.01,
    }),
    server,
    said: index =>
      (server.requests[index]?.body.messages ?? [])
        .map(({content}) => (typeof content === 'string' ? content : JSON.stringify(content)))
        .join('\n\n'),
  };
}

/** A reply that is text, or JSON of a value. */
export function says(value: unknown): ServerReply {
  return {kind: 'text', text: typeof value === 'string' ? value : JSON.stringify(value)};
}
