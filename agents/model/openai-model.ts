/** Any server that speaks OpenAI's Chat Completions, asked with the `openai` client. */
import OpenAI, {APIUserAbortError, BadRequestError, UnprocessableEntityError} from 'openai';
import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import pRetry from 'p-retry';
import {setTimeout as wait} from 'node:timers/promises';
import {
  type Message,
  type Model,
  type ModelReply,
  type ModelRequest,
  withUserText,
} from './model.ts';
import {ModelError, isModelFailure} from './model-error.ts';
import {type Asked, readFailure} from './read-failure.ts';
import {estimateTokens} from './usage.ts';

/** Where and how to ask. */
export interface OpenAIModelOptions {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly model: string;
  /** How long to wait for the first or the next piece of a reply; 180 s unless given. */
  readonly stallSeconds?: number;
  /** How often a question is asked that fails on the way; 5 unless given. */
  readonly attempts?: number;
  /** The first pause between two such attempts; doubles each time. 1 s unless given. */
  readonly pauseSeconds?: number;
  /** Told of each pause before the question is asked again. */
  readonly onRetry?: (error: ModelError, pauseMs: number) => void;
}

/** Longer than this no server's wish for patience is followed, in ms. */
const LONGEST_PATIENCE_MS = 120_000;

/** Failures on the way, where the same question may succeed. */
const PASSING = ['unreachable', 'rate-limited', 'server-error', 'stalled', 'broken-off'] as const;

/** How a server is told of the shape of a reply, from the best way to the one that every server has. */
const SHAPE_WAYS = ['json-schema', 'json-object', 'words'] as const;
type ShapeWay = (typeof SHAPE_WAYS)[number];

/** A model behind a server that speaks Chat Completions. */
export class OpenAIModel implements Model {
  private readonly client: OpenAI;
  private shapeWay: ShapeWay = 'json-schema';
  /** Whether the server counts tokens in a stream. */
  private countsInStream = true;

  public constructor(private readonly options: OpenAIModelOptions) {
    this.client = new OpenAI({
      apiKey: options.apiKey,
      baseURL: options.baseUrl,
      // Repeating is done here, where a stream that breaks off in the middle is seen too.
      maxRetries: 0,
      timeout: this.stallMs,
      logLevel: 'off',
      dangerouslyAllowBrowser: false,
    });
  }

  public async ask(request: ModelRequest, signal?: AbortSignal): Promise<ModelReply> {
    const {attempts = 5, pauseSeconds = 1, onRetry} = this.options;
    let pauseMs = pauseSeconds * 1000;
    return pRetry(() => this.askOnce(request, signal), {
      retries: attempts - 1,
      minTimeout: 0,
      maxTimeout: 0,
      ...(signal === undefined ? {} : {signal}),
      shouldRetry: ({error}) => isModelFailure(error, ...PASSING),
      onFailedAttempt: async ({error, retriesLeft}) => {
        if (!isModelFailure(error, ...PASSING) || retriesLeft === 0) return;
        const jitter = 1 + Math.random() / 4;
        const pause = Math.min(error.retryAfterMs ?? pauseMs * jitter, LONGEST_PATIENCE_MS);
        pauseMs *= 2;
        onRetry?.(error, pause);
        await wait(pause, undefined, signal === undefined ? {} : {signal});
      },
    });
  }

  private get stallMs(): number {
    return (this.options.stallSeconds ?? 180) * 1000;
  }

  private async askOnce(
    request: ModelRequest,
    signal: AbortSignal | undefined,
  ): Promise<ModelReply> {
    for (;;) {
      const way = this.shapeWay;
      try {
        return await this.stream(request, way, signal);
      } catch (error) {
        if (this.learnsFrom(error, request, way)) continue;
        signal?.throwIfAborted();
        throw readFailure(error, this.asked(request));
      }
    }
  }

  /** Some servers know less of the protocol: what they refuse is left out from then on. */
  private learnsFrom(error: unknown, request: ModelRequest, way: ShapeWay): boolean {
    if (!(error instanceof BadRequestError || error instanceof UnprocessableEntityError)) {
      return false;
    }
    if (this.countsInStream && /stream_options|include_usage/i.test(error.message)) {
      this.countsInStream = false;
      return true;
    }
    const isAboutShape =
      /response_format|json_schema|json_object|json mode|structured|schema|grammar/i;
    if (request.shape === undefined || !isAboutShape.test(error.message)) return false;
    if (this.shapeWay !== way) return true;
    const next = SHAPE_WAYS[SHAPE_WAYS.indexOf(way) + 1];
    if (next === undefined) return false;
    this.shapeWay = next;
    return true;
  }

  private async stream(
    request: ModelRequest,
    way: ShapeWay,
    signal: AbortSignal | undefined,
  ): Promise<ModelReply> {
    const stalled = new AbortController();
    let watchdog: NodeJS.Timeout | undefined;
    const rest = () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => stalled.abort(), this.stallMs);
    };
    const signals = signal === undefined ? [stalled.signal] : [signal, stalled.signal];
    rest();
    try {
      const stream = await this.client.chat.completions.create(this.body(request, way), {
        signal: AbortSignal.any(signals),
      });
      let text = '';
      let refusal = '';
      let finish: string | null = null;
      let model = this.options.model;
      let usage: ModelReply['usage'] | undefined;
      for await (const chunk of stream) {
        rest();
        const [choice] = chunk.choices;
        text += choice?.delta.content ?? '';
        refusal += choice?.delta.refusal ?? '';
        finish = choice?.finish_reason ?? finish;
        model = chunk.model || model;
        if (chunk.usage) {
          usage = {
            inputTokens: chunk.usage.prompt_tokens,
            outputTokens: chunk.usage.completion_tokens,
          };
        }
      }
      if (stalled.signal.aborted) throw new APIUserAbortError();
      if (finish === null) {
        throw new ModelError('broken-off', {message: 'The reply broke off in the middle.'});
      }
      return {
        text: refusal === '' ? text : refusal,
        model,
        finish:
          refusal !== '' || finish === 'content_filter'
            ? 'refusal'
            : finish === 'length'
              ? 'length'
              : 'stop',
        usage: usage ?? estimatedUsage(request, text),
      };
    } catch (error) {
      if (!stalled.signal.aborted) throw error;
      throw new ModelError('stalled', {
        message: `The model server sent nothing for ${this.stallMs / 1000} s.`,
        remedy: 'Run the same command again: what is done is kept.',
      });
    } finally {
      clearTimeout(watchdog);
    }
  }

  private body(request: ModelRequest, way: ShapeWay): ChatCompletionCreateParamsStreaming {
    const {shape} = request;
    return {
      model: this.options.model,
      messages: messagesFor(request, way),
      stream: true,
      ...(this.countsInStream ? {stream_options: {include_usage: true}} : {}),
      ...(shape === undefined || way === 'words'
        ? {}
        : way === 'json-object'
          ? {response_format: {type: 'json_object' as const}}
          : {
              response_format: {
                type: 'json_schema' as const,
                json_schema: {name: shape.name, schema: {...shape.jsonSchema}, strict: true},
              },
            }),
    };
  }

  private asked({messages}: ModelRequest): Asked {
    const {apiKey, baseUrl, model} = this.options;
    return {
      model,
      baseUrl,
      hasImages: messages.some(({parts}) => parts.some(({kind}) => kind === 'image')),
      redact: text => redact(text, apiKey),
    };
  }
}

/** A text without the key, whole or with its middle left out as servers quote it. */
export function redact(text: string, key: string): string {
  const whole = key.length < 4 ? text : text.replaceAll(key, '[key]');
  return whole
    .replace(/\b(?:sk|key|gsk|xai|AIza)[-_][\w*.-]{6,}/g, '[key]')
    .replace(/\/\/[^/@\s]+@/g, '//[key]@');
}

function messagesFor({messages, shape}: ModelRequest, way: ShapeWay): ChatCompletionMessageParam[] {
  if (shape === undefined || way === 'json-schema') return messages.map(turnOf);
  const schema = JSON.stringify(shape.jsonSchema);
  const words = `Reply with one JSON document and nothing else. Its JSON schema:\n${schema}`;
  return withUserText(messages, words).map(turnOf);
}

function turnOf({speaker, parts}: Message): ChatCompletionMessageParam {
  const text = parts.flatMap(part => (part.kind === 'text' ? [part.text] : [])).join('\n\n');
  if (speaker !== 'user') return {role: speaker, content: text};
  if (parts.every(({kind}) => kind === 'text')) return {role: 'user', content: text};
  return {
    role: 'user',
    content: parts.map(part =>
      part.kind === 'text'
        ? {type: 'text', text: part.text}
        : {type: 'image_url', image_url: {url: part.dataUrl}},
    ),
  };
}

function estimatedUsage({messages}: ModelRequest, reply: string): ModelReply['usage'] {
  const asked = messages.flatMap(({parts}) =>
    parts.map(part => (part.kind === 'text' ? part.text : '')),
  );
  return {inputTokens: estimateTokens(asked.join('\n')), outputTokens: estimateTokens(reply)};
}
