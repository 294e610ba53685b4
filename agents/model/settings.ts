/** Which models answer, from the environment and the command line. */
import OpenAI from 'openai';
import type {MakingRole} from './model.ts';
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
export type NamedModels = Partial<Record<MakingRole, string>> & {readonly all?: string};

/** Where to ask. */
export interface ModelServer {
  readonly apiKey: string;
  readonly baseUrl: string;
}

/** Where to ask, and whom. */
export interface ModelSettings extends ModelServer {
  readonly models: Readonly<Record<MakingRole, string>>;
}

/**
 * Settles where to ask.
 *
 * @param purpose - What a model is needed for, as the subject of a sentence.
 * @throws ModelError `no-key` when there is neither key nor server.
 */
export function settleServer(
  {OPENAI_API_KEY: key, OPENAI_BASE_URL: url}: ModelEnvironment,
  purpose: string,
  without: string,
): ModelServer {
  if ((key === undefined || key === '') && (url === undefined || url === '' || !isLocal(url))) {
    throw new ModelError('no-key', {
      message: `${purpose} needs a language model, and no key for one is set.`,
      remedy: [
        'Set OPENAI_API_KEY (with OPENAI_BASE_URL for another provider), and run this again.',
        'On this computer, without a key: install Ollama, “ollama pull qwen3”, then set OPENAI_BASE_URL=http://localhost:11434/v1.',
        `Without any model: ${without}`,
      ].join('\n'),
    });
  }
  return {
    apiKey: key === undefined || key === '' ? NO_KEY : key,
    baseUrl: url === undefined || url === '' ? OPENAI_URL : url.replace(/\/+$/, ''),
  };
}

/**
 * The model that answers where none is named for a role.
 *
 * @throws ModelError `unknown-model` when a server has several models and none was named.
 */
export async function settleModel(
  {apiKey, baseUrl}: ModelServer,
  {OPENAI_MODEL: preset}: ModelEnvironment,
): Promise<string> {
  if (preset !== undefined && preset !== '') return preset;
  return baseUrl === OPENAI_URL ? OPENAI_MODEL : onlyModelOf(apiKey, baseUrl);
}

/**
 * Settles where to ask, and whom for each role.
 *
 * @throws ModelError `no-key`, `unknown-model`.
 */
export async function settleModels(
  environment: ModelEnvironment,
  named: NamedModels,
): Promise<ModelSettings> {
  const server = settleServer(
    environment,
    'A topic',
    'write the lecture in Markdown (“lectern new”) and make that.',
  );
  const allNamed =
    named.planner !== undefined && named.coder !== undefined && named.critic !== undefined;
  const common =
    named.all ?? (allNamed ? named.planner : undefined) ?? (await settleModel(server, environment));
  return {
    ...server,
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
