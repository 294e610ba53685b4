/**
 * Replies of models as files, one each: the journal of a run, and recordings.
 * A file holds the step that it answers, the request, and the reply; images are
 * kept as their hash.
 */
import {createHash} from 'node:crypto';
import {readFile, readdir, rm} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import {LecternError} from '../../schema/errors.ts';
import {writeWhole} from '../write-whole.ts';
import {type ModelReply, type ModelRequest, ROLES, type Step} from './model.ts';

const storedReplySchema = z.object({
  step: z.object({
    role: z.enum(ROLES),
    section: z.string().optional(),
    task: z.string(),
    attempt: z.int().positive(),
  }),
  /** Version of the prompt, such as `coder@3`. */
  prompt: z.string(),
  /** SHA-256 of what was asked, and of whom. */
  request: z.string(),
  /** SHA-256 of what was asked. */
  question: z.string(),
  messages: z.array(z.object({speaker: z.string(), text: z.string()})),
  reply: z.object({
    text: z.string(),
    model: z.string(),
    finish: z.enum(['stop', 'length', 'refusal']),
    usage: z.object({inputTokens: z.number(), outputTokens: z.number()}),
  }),
});

/** A reply with what it answered. */
export type StoredReply = Readonly<z.infer<typeof storedReplySchema>>;

/** A folder of replies. */
export class ReplyStore {
  public constructor(public readonly folder: string) {}

  /**
   * The reply to exactly this request.
   *
   * @param model - Name of the model that would be asked.
   */
  public async find(request: ModelRequest, model: string): Promise<StoredReply | undefined> {
    const hash = requestHash(request, model);
    return this.read(path.join(this.folder, fileName(request.step, hash)));
  }

  /** The reply to this step, whatever the request was. */
  public async findStep(step: Step): Promise<StoredReply | undefined> {
    const prefix = `${stepName(step)}.`;
    const names = await readdir(this.folder).catch(() => []);
    const name = names
      .sort()
      .find(candidate => candidate.startsWith(prefix) && candidate.endsWith('.json'));
    return name === undefined ? undefined : this.read(path.join(this.folder, name));
  }

  /** All replies, in the order of their names; what is no reply is left out. */
  public async all(): Promise<StoredReply[]> {
    const names = await readdir(this.folder).catch(() => []);
    const replies = await Promise.all(
      names
        .filter(name => isReply(name))
        .sort()
        .map(name => this.read(path.join(this.folder, name))),
    );
    return replies.filter(reply => reply !== undefined);
  }

  /** Keeps a reply. It is whole on disk when this returns, or not there at all. */
  public async save(request: ModelRequest, model: string, reply: ModelReply): Promise<StoredReply> {
    const hash = requestHash(request, model);
    const stored: StoredReply = {
      step: request.step,
      prompt: request.prompt,
      request: hash,
      question: questionHash(request),
      messages: request.messages.map(({speaker, parts}) => ({
        speaker,
        text: parts
          .map(part => (part.kind === 'text' ? part.text : `[image ${sha256(part.dataUrl)}]`))
          .join('\n'),
      })),
      reply,
    };
    const file = path.join(this.folder, fileName(request.step, hash));
    await writeWhole(file, `${JSON.stringify(stored, null, 2)}\n`);
    return stored;
  }

  /** Forgets everything. */
  public async clear(): Promise<void> {
    await rm(this.folder, {recursive: true, force: true});
  }

  private async read(file: string): Promise<StoredReply | undefined> {
    let text;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
    try {
      return storedReplySchema.parse(JSON.parse(text));
    } catch (cause) {
      throw new LecternError({
        code: 'reply-unreadable',
        message: 'This reply of a model, kept from before, cannot be read.',
        remedy: 'Delete the file: the question is asked again then.',
        where: {file},
        cause,
      });
    }
  }
}

/** SHA-256 of what is asked, whoever answers; of pictures only that they are there, since every browser draws its own. */
export function questionHash({step, messages, shape}: ModelRequest): string {
  const words = messages.map(({speaker, parts}) => [
    speaker,
    ...parts.map(part => (part.kind === 'text' ? part.text : '')),
  ]);
  return sha256(JSON.stringify([step, words, shape ?? null]));
}

function requestHash({step, messages, shape}: ModelRequest, model: string): string {
  return sha256(JSON.stringify([model, step, messages, shape ?? null]));
}

/** Whether a folder is one that replies were recorded into. */
export async function holdsReplies(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.some(isReply);
}

function isReply(name: string): boolean {
  return name.endsWith('.json') && ROLES.some(role => name.startsWith(`${role}.`));
}

function fileName(step: Step, hash: string): string {
  return `${stepName(step)}.${hash.slice(0, 12)}.json`;
}

function stepName({role, section, task, attempt}: Step): string {
  return [role, section ?? 'lecture', task, String(attempt)].join('.');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
