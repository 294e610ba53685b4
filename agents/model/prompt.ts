/** Prompts: prose files in `agents/prompts/`, one a role, with a version and named parts. */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {parse} from 'yaml';
import {z} from 'zod';

const PROMPTS = path.resolve(import.meta.dirname, '../prompts');
const PLACEHOLDER = /\{\{([a-zA-Z]+)\}\}/g;
const frontMatterSchema = z.strictObject({version: z.int().positive()});

/** The prompt of a role. */
export interface Prompt {
  /** Name and version, such as `coder@3`. */
  readonly version: string;
  /** The names of its parts, in order. */
  readonly parts: readonly string[];
  /** The placeholders of a part. */
  placeholders(part: string): readonly string[];
  /**
   * A part with its placeholders filled in. A paragraph goes when it has a
   * placeholder that is filled with nothing.
   *
   * @throws Error when there is no such part, or a value is missing or not asked for.
   */
  fill(part: string, values: Readonly<Record<string, string>>): string;
}

/**
 * Reads the prompt of a role.
 *
 * @throws Error when the file is not as `agents/prompts/README.md` says.
 */
export function loadPrompt(name: string): Prompt {
  return readPrompt(name, readFileSync(path.join(PROMPTS, `${name}.md`), 'utf8'));
}

/** Reads a prompt from the text of its file. */
export function readPrompt(name: string, text: string): Prompt {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const {version} = frontMatterSchema.parse(parse(front));
  const parts = new Map(
    body
      .split(/^(?=# )/m)
      .filter(part => part.startsWith('# '))
      .map((part): [string, string] => {
        const end = part.indexOf('\n');
        return [partName(part.slice(2, end)), part.slice(end + 1).trim()];
      }),
  );
  const textOf = (part: string): string => {
    const found = parts.get(part);
    if (found === undefined) throw new Error(`The prompt ${name} has no part “${part}”.`);
    return found;
  };
  return {
    version: `${name}@${version}`,
    parts: [...parts.keys()],
    placeholders: part => placeholdersOf(textOf(part)),
    fill: (part, values) => fill(textOf(part), values, `${name}: ${part}`),
  };
}

function partName(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
}

function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
}

function fill(text: string, values: Readonly<Record<string, string>>, place: string): string {
  const wanted = placeholdersOf(text);
  const missing = wanted.filter(name => !(name in values));
  const needless = Object.keys(values).filter(name => !wanted.includes(name));
  if (missing.length > 0 || needless.length > 0) {
    throw new Error(
      `${place}: missing ${missing.join(', ') || '-'}, needless ${needless.join(', ') || '-'}.`,
    );
  }
  return text
    .split(/\n{2,}/)
    .filter(paragraph => placeholdersOf(paragraph).every(name => values[name] !== ''))
    .join('\n\n')
    .replaceAll(PLACEHOLDER, (_, name: string) => values[name] ?? '');
}
