import {afterEach, describe, expect, it} from 'vitest';
import {OpenAIModel} from '../../../agents/model/openai-model.ts';
import {type ModelRequest, textMessage} from '../../../agents/model/model.ts';
import {ModelError} from '../../../agents/model/model-error.ts';
import {
  type ModelServer,
  type ServerReply,
  startModelServer,
} from '../../model-server/model-server.ts';

const KEY = 'sk-secret-0123456789';
const QUESTION: ModelRequest = {
  step: {role: 'planner', task: 'outline', attempt: 1},
  prompt: 'planner@1',
  messages: [textMessage('system', 'Plan.'), textMessage('user', 'Circles')],
};
const SHAPED: ModelRequest = {...QUESTION, shape: {name: 'outline', jsonSchema: {type: 'object'}}};
const WITH_PICTURE: ModelRequest = {
  ...QUESTION,
  messages: [{speaker: 'user', parts: [{kind: 'image', dataUrl: 'data:image/png;base64,AAAA'}]}],
};
const FINE: ServerReply = {kind: 'text', text: 'A circle is round.'};

let server: ModelServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** A server that sends these replies, the last one for ever, and a model that asks it. */
async function modelFor(
  ...replies: readonly [ServerReply, ...ServerReply[]]
): Promise<OpenAIModel> {
  server = await startModelServer(
    (_, index) => replies[Math.min(index, replies.length - 1)] ?? FINE,
  );
  return new OpenAIModel({
    apiKey: KEY,
    baseUrl: server.baseUrl,
    model: 'clever-1',
    // Short only where silence is what is tested: a busy machine is silent at times too.
    stallSeconds: replies.some(({kind}) => kind === 'stall') ? 1 : 30,
    attempts: 3,
    pauseSeconds: 0.01,
  });
}

async function failureOf(asking: Promise<unknown>): Promise<ModelError> {
  const error: unknown = await asking.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ModelError)) throw new Error(`No ModelError: ${String(error)}`);
  return error;
}

describe('a model behind a server', () => {
  it('hands over the whole reply with its tokens and the name of the model', async () => {
    const model = await modelFor(FINE);
    expect(await model.ask(QUESTION)).toEqual({
      text: 'A circle is round.',
      model: 'clever-1',
      finish: 'stop',
      usage: {inputTokens: 100, outputTokens: 20},
    });
    expect(server?.requests[0]?.authorization).toBe(`Bearer ${KEY}`);
  });

  it.each<[string, ServerReply]>([
    [
      'is busy',
      {kind: 'status', status: 429, error: {message: 'Slow down'}, headers: {'retry-after': '0'}},
    ],
    ['fails', {kind: 'status', status: 500, error: {message: 'Oops'}}],
    ['stalls', {kind: 'stall', text: 'A circle is'}],
    ['hangs up in the middle', {kind: 'cut', text: 'A circle is'}],
  ])('is asked again when the server %s', async (_, trouble) => {
    const model = await modelFor(trouble, FINE);
    expect((await model.ask(QUESTION)).text).toBe('A circle is round.');
    expect(server?.requests).toHaveLength(2);
  });

  it('waits as long as the server wants', async () => {
    const busy: ServerReply = {
      kind: 'status',
      status: 429,
      error: {message: 'Slow down'},
      headers: {'retry-after-ms': '400'},
    };
    const model = await modelFor(busy, FINE);
    const start = performance.now();
    await model.ask(QUESTION);
    expect(performance.now() - start).toBeGreaterThanOrEqual(395);
  });

  it.each<[string, ModelError['failure'], ModelRequest, ServerReply, number]>([
    [
      'a server that stays busy',
      'rate-limited',
      QUESTION,
      {kind: 'status', status: 429, error: {message: 'Slow down'}},
      3,
    ],
    ['a server that stalls each time', 'stalled', QUESTION, {kind: 'stall', text: 'A'}, 3],
    [
      'an expired key',
      'key-refused',
      QUESTION,
      {
        kind: 'status',
        status: 401,
        error: {message: `Incorrect API key provided: ${KEY}`, code: 'invalid_api_key'},
      },
      1,
    ],
    [
      'an account without credit',
      'key-refused',
      QUESTION,
      {
        kind: 'status',
        status: 429,
        error: {message: 'You exceeded your current quota', code: 'insufficient_quota'},
      },
      1,
    ],
    [
      'a model that is not there',
      'unknown-model',
      QUESTION,
      {
        kind: 'status',
        status: 404,
        error: {message: 'model "clever-1" not found', code: 'model_not_found'},
      },
      1,
    ],
    [
      'a question that is too long',
      'context-overflow',
      QUESTION,
      {
        kind: 'status',
        status: 400,
        error: {
          message: "This model's maximum context length is 8192 tokens",
          code: 'context_length_exceeded',
        },
      },
      1,
    ],
    [
      'a model without eyes',
      'no-vision',
      WITH_PICTURE,
      {kind: 'status', status: 400, error: {message: 'image input is not supported by this model'}},
      1,
    ],
    [
      'a question that the server does not take',
      'bad-request',
      QUESTION,
      {kind: 'status', status: 400, error: {message: 'temperature is unknown'}},
      1,
    ],
  ])('tells of %s as %s', async (_, failure, request, reply, asked) => {
    const model = await modelFor(reply);
    const error = await failureOf(model.ask(request));
    expect(error.failure).toBe(failure);
    expect(server?.requests).toHaveLength(asked);
    expect(
      `${error.message} ${error.remedy ?? ''} ${String(error.cause)} ${error.stack ?? ''}`,
    ).not.toContain(KEY);
  });

  it('says that nobody answers', async () => {
    const model = await modelFor(FINE);
    await server?.close();
    expect((await failureOf(model.ask(QUESTION))).failure).toBe('unreachable');
  });

  it('hands a refusal and a reply that was cut off on as such', async () => {
    const model = await modelFor(
      {kind: 'refusal', text: 'I cannot help.'},
      {kind: 'text', text: 'A circle', finish: 'length'},
    );
    expect(await model.ask(QUESTION)).toMatchObject({finish: 'refusal', text: 'I cannot help.'});
    expect(await model.ask(QUESTION)).toMatchObject({finish: 'length', text: 'A circle'});
  });

  it('asks for the shape in a way that the server knows, and remembers it', async () => {
    const unknown = (message: string): ServerReply => ({
      kind: 'status',
      status: 400,
      error: {message},
    });
    const model = await modelFor(
      unknown('response_format json_schema is not supported'),
      unknown('response_format is unknown'),
      FINE,
    );
    await model.ask(SHAPED);
    await model.ask(SHAPED);
    expect(server?.requests.map(({body}) => body.response_format?.type)).toEqual([
      'json_schema',
      'json_object',
      undefined,
      undefined,
    ]);
    expect(JSON.stringify(server?.requests[3]?.body.messages)).toContain('JSON schema');
  });

  it('counts the tokens itself where the server does not', async () => {
    const model = await modelFor(
      {kind: 'status', status: 400, error: {message: 'stream_options: extra fields not permitted'}},
      FINE,
    );
    const {usage} = await model.ask(QUESTION);
    expect(usage.outputTokens).toBe(5);
    expect(usage.inputTokens).toBeGreaterThan(0);
  });

  it('stops at once when it is told to', async () => {
    const model = await modelFor({kind: 'stall', text: 'A'});
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('enough')), 50);
    await expect(model.ask(QUESTION, stop.signal)).rejects.toThrow('enough');
    expect(server?.requests).toHaveLength(1);
  });
});
