/** What went wrong between the client and the server, told as a {@link ModelError}. Pure. */
import {APIConnectionError, APIError, APIUserAbortError} from 'openai';
import {ModelError, type ModelFailure} from './model-error.ts';

/** Longest text of a server that is shown to people, in characters. */
const LONGEST_REASON = 300;

/** What is known of the question that failed. */
export interface Asked {
  readonly model: string;
  readonly baseUrl: string;
  readonly hasImages: boolean;
  /** Replaces what must not be shown, such as the key. */
  redact(text: string): string;
}

/**
 * Reads an error of the client.
 *
 * @returns A {@link ModelError}; anything that is none of the client's errors as it is.
 */
export function readFailure(error: unknown, asked: Asked): unknown {
  if (error instanceof ModelError || error instanceof APIUserAbortError) return error;
  if (error instanceof APIConnectionError) return unreachable(error, asked);
  if (error instanceof APIError)
    return refusedByServer(error as APIError<number | undefined>, asked);
  // The stream ended in the middle: the runtime throws its own error then.
  if (error instanceof TypeError || error instanceof SyntaxError) {
    return new ModelError('broken-off', {
      message: 'The reply broke off in the middle.',
      cause: safeCause(error, asked),
    });
  }
  return error;
}

function unreachable(error: APIConnectionError, asked: Asked): ModelError {
  const isLocal = /localhost|127\.0\.0\.1|\[::1\]/.test(asked.baseUrl);
  return new ModelError('unreachable', {
    message: `No model server answers at ${asked.redact(asked.baseUrl)}.`,
    remedy: isLocal
      ? 'Start it (Ollama: “ollama serve”), or correct OPENAI_BASE_URL.'
      : 'Look at the network and at OPENAI_BASE_URL.',
    cause: safeCause(error, asked),
  });
}

function refusedByServer(error: APIError<number | undefined>, asked: Asked): ModelError {
  const reason = asked.redact(error.message).slice(0, LONGEST_REASON);
  const failure = failureOf(error, asked);
  const remedy = REMEDIES[failure];
  return new ModelError(failure, {
    message: `${SAYINGS[failure] ?? 'The model server refused'} (${asked.model}): ${reason}`,
    remedy,
    retryAfterMs: retryAfterMs(error.headers),
    cause: safeCause(error, asked),
  });
}

const SAYINGS: Partial<Record<ModelFailure, string>> = {
  'key-refused': 'The model server does not accept the key',
  'unknown-model': 'The model server has no such model',
  'rate-limited': 'The model server asks for patience',
  'server-error': 'The model server has failed',
  'context-overflow': 'The question is longer than the model can read',
  'no-vision': 'The model takes no pictures',
  'bad-request': 'The model server refused the question',
};

const REMEDIES: Partial<Record<ModelFailure, string>> = {
  'key-refused':
    'The key in OPENAI_API_KEY is wrong, expired or without credit; put a valid one there.',
  'unknown-model': 'Name one that the server has with --model.',
  'rate-limited': 'Run the same command again later: what is done is kept.',
  'server-error': 'Run the same command again later: what is done is kept.',
};

function failureOf(error: APIError<number | undefined>, {hasImages}: Asked): ModelFailure {
  const {status} = error;
  const text = `${error.code ?? ''} ${error.type ?? ''} ${error.message}`.toLowerCase();
  if (status === 401 || status === 403 || /invalid_api_key|api key not valid/.test(text)) {
    return 'key-refused';
  }
  // Without credit a server answers 429 too, and no waiting helps.
  if (/insufficient_quota|billing/.test(text)) return 'key-refused';
  if (status === 429) return 'rate-limited';
  if (
    /context_length|context length|maximum context|too many tokens|prompt is too long|exceeds? the (?:available )?context|input token count/.test(
      text,
    )
  ) {
    return 'context-overflow';
  }
  if (hasImages && /image|vision|multimodal|modalit|content.*(?:type|array|string)/.test(text))
    return 'no-vision';
  if (status === 404 || /model_not_found|model .*(?:not found|does not exist)/.test(text)) {
    return 'unknown-model';
  }
  if (status === 408 || status === 409 || status === undefined || status >= 500) {
    return 'server-error';
  }
  return 'bad-request';
}

function retryAfterMs(headers: Headers | undefined): number | undefined {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (milliseconds >= 0) return milliseconds;
  const after = headers?.get('retry-after');
  if (after === null || after === undefined) return undefined;
  const seconds = Number(after);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(after);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** The client's errors carry the request with its headers, and so the key: only their text goes on. */
function safeCause(error: Error, asked: Asked): Error {
  return new Error(asked.redact(error.message));
}
