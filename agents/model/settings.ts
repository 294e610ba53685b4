/** Which models answer, from the environment and the command line. */
import OpenAI from 'openai';
import type {Role} from './model.ts';
import {ModelError} from './model-error.ts';

/** Where OpenAI itself answers. */
const OPENAI_URL = 'https://api.openai.com/v1';
/** Asked there unless another one is named. */
const OPENAI_MODEL = 'gpt-4.1';
/** What a local server is told in place of a key; it asks for none, and the client wants one. */
const NO_KEY = 'none';

/** The environment variables that count. */
export interface ModelEnvironment {
  readonly OPENAI_API_KEY?: string | undefined;
  readonly OPENAI_BASE_URL?: string | undefined;
  readonly OPENAI_MODEL?: string | undefined;
}

/** The models that the command line names. */
export type NamedModels = Partial<Record<Role, string>> & {readonly all?: string};

/** Where to ask, and whom. */
export interface ModelSettings {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly models: Readonly<Record<Role, string>>;
}

/**
 * Settles where to ask.
 *
 * @throws ModelError `no-key` when there is neither key nor server; `unknown-model` when a server
 *   has several models and none was named.
 */
export async function settleModels(
  environment: ModelEnvironment,
  named: NamedModels,
): Promise<ModelSettings> {
  const {OPENAI_API_KEY: key, OPENAI_BASE_URL: url} = environment;
  if ((key === undefined || key === '') && (url === undefined || url === '' || !isLocal(url))) {
    throw new ModelError('no-key', {
      message: 'A topic needs a language model, and no key for one is set.',
      remedy: [
        'Set OPENAI_API_KEY (with OPENAI_BASE_URL for another provider), and run this again.',
        'On this computer, without a key: install Ollama, “ollama pull qwen3”, then set OPENAI_BASE_URL=http://localhost:11434/v1.',
        'Without any model: write the lecture in Markdown (“lectern new”) and make that.',
      ].join('\n'),
    });
  }
  const apiKey = key === undefined || key === '' ? NO_KEY : key;
  const baseUrl = url === undefined || url === '' ? OPENAI_URL : url.replace(/\/+$/, '');
  const common =
    named.all ??
    (environment.OPENAI_MODEL === '' ? undefined : environment.OPENAI_MODEL) ??
    (named.planner !== undefined && named.coder !== undefined && named.critic !== undefined
      ? named.planner
      : baseUrl === OPENAI_URL
        ? OPENAI_MODEL
        : await onlyModelOf(apiKey, baseUrl));
  return {
    apiKey,
    baseUrl,
    models: {
      planner: named.planner ?? common,
      coder: named.coder ?? common,
      critic: named.critic ?? common,
    },
  };
}

function isLocal(url: string): boolean {
  return /^https?:\/\/(?:localhost|127\.|\[::1\]|192\.168\.|10\.|[\w-]+\.local\b|[\w-]+:\d)/.test(
    url,
  );
}

async function onlyModelOf(apiKey: string, baseUrl: string): Promise<string> {
  const names: string[] = [];
  try {
    const client = new OpenAI({
      apiKey,
      baseURL: baseUrl,
      maxRetries: 1,
      timeout: 10_000,
      logLevel: 'off',
    });
    for await (const model of client.models.list()) names.push(model.id);
  } catch {
    // Some servers have no list: then the user has to say.
  }
  const [only] = names;
  if (only !== undefined && names.length === 1) return only;
  throw new ModelError('unknown-model', {
    message: 'No model is named.',
    remedy:
      names.length === 0
        ? 'Name one with --model.'
        : `Name one with --model; the server has ${names.slice(0, 8).join(', ')}${names.length > 8 ? ' …' : ''}.`,
  });
}
