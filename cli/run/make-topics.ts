/**
 * Makes many lectures, each in a process of its own, so that one that fails, even badly, never
 * stops the others. What is done is noted in `batch.json`: the same command goes on from there.
 */
import {type ChildProcess, spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import pLimit from 'p-limit';
import {z} from 'zod';
import {settleServer} from '../../agents/model/settings.ts';
import {writeWhole} from '../../agents/write-whole.ts';
import {PACKAGE_ROOT} from '../../renderer/node/package-root.ts';
import {LecternError} from '../../schema/errors.ts';
import type {CommandResult, CommandSession} from '../command-session.ts';
import type {MakeOptions} from '../commands/make.ts';
import {displayPath} from '../display-path.ts';
import {fileNameOf} from '../file-name.ts';
import {count} from '../format.ts';
import {RunTable} from '../progress/run-table.ts';
import {readTopics} from './read-topics.ts';

const HOME = 'scenes-generated';
/** Options with a value that are the batch's own matter. */
const OWN_OPTIONS = ['--topics', '--limit', '--jobs', '--out'];

const noteSchema = z.object({
  topic: z.string(),
  folder: z.string(),
  state: z.enum(['made', 'failed']),
  seconds: z.number(),
  tokens: z.number().nullable(),
  cost: z.number().nullable(),
  /** Why it failed. */
  reason: z.string().nullable(),
  /** The options that it was made with. */
  options: z.array(z.string()),
});

const batchSchema = z.object({topics: z.array(noteSchema)});

type Note = z.infer<typeof noteSchema>;

const reportSchema = z.object({
  ok: z.boolean(),
  composition: z
    .object({
      spending: z.object({
        total: z.object({
          inputTokens: z.number(),
          outputTokens: z.number(),
          cost: z.number().nullable(),
        }),
      }),
    })
    .optional(),
  error: z.object({code: z.string(), message: z.string()}).optional(),
});

/** Failures that every other topic would meet too. */
const HOPELESS = ['model-no-key', 'model-key-refused', 'model-unknown-model', 'browser-missing'];

/**
 * Makes them.
 *
 * @throws LecternError when the file holds no topics, or when nothing can be made at all.
 */
export async function makeTopics(
  file: string,
  source: string | undefined,
  options: MakeOptions,
  session: CommandSession,
): Promise<CommandResult> {
  if (source !== undefined) {
    throw new LecternError({
      code: 'two-sources',
      message: `Both “${source}” and --topics are named.`,
      remedy: 'Name one of them.',
    });
  }
  const topics = (await readTopics(file)).slice(0, options.limit);
  if (options.replay === undefined) {
    // Without a key each topic would fail alike.
    settleServer(
      process.env,
      'A topic',
      'write lectures in Markdown (“lectern new”) and make those.',
    );
  }
  const home = path.resolve(options.out ?? HOME);
  const batch = new Batch(path.join(home, 'batch.json'), passedOn(session.args));
  await batch.read();
  const folders = foldersFor(topics, home);
  const left = topics.filter(topic => options.fresh === true || !batch.isMade(topic, session));
  const table = new RunTable(session, topics.length, topics.length - left.length);
  const stop = new AbortController();
  const signal = AbortSignal.any([session.signal, stop.signal]);
  const limit = pLimit(options.jobs);
  try {
    await Promise.all(
      left.map(topic =>
        limit(async () => {
          signal.throwIfAborted();
          const name = path.basename(folders.get(topic) ?? '');
          table.doing(name, 'starting');
          const {note, code} = await makeOne(topic, folders.get(topic) ?? home, batch.options, {
            signal,
            tell: what => table.doing(name, what),
          });
          signal.throwIfAborted();
          if (code !== undefined && HOPELESS.includes(code)) {
            const error = new LecternError({
              code,
              message: note.reason ?? 'No topic can be made.',
              remedy:
                'Every topic would fail like this one. Run the same command again afterwards.',
            });
            stop.abort(error);
            throw error;
          }
          await batch.add(note);
          table.tell(batch.spent());
          table.finish(name, {
            failed: note.state === 'failed',
            words: note.reason ?? `${note.tokens?.toLocaleString('en') ?? '0'} tokens`,
          });
        }),
      ),
    );
  } finally {
    table.end();
  }
  return describe(topics, batch, home, session);
}

/** What is noted of a batch. */
class Batch {
  private notes: readonly Note[] = [];
  private writing: Promise<void> = Promise.resolve();

  public constructor(
    public readonly file: string,
    public readonly options: readonly string[],
  ) {}

  public async read(): Promise<void> {
    if (!existsSync(this.file)) return;
    try {
      this.notes = batchSchema.parse(JSON.parse(await readFile(this.file, 'utf8'))).topics;
    } catch (cause) {
      throw new LecternError({
        code: 'batch-unreadable',
        message: 'The notes of this batch cannot be read.',
        remedy:
          'Delete the file: topics whose lectures are there are rendered again, not asked for.',
        where: {file: this.file},
        cause,
      });
    }
  }

  /** Whether a topic is made; warns when that was with other options. */
  public isMade(topic: string, session: CommandSession): boolean {
    const note = this.noteOf(topic);
    if (note?.state !== 'made' || !existsSync(path.join(note.folder, 'project.ts'))) return false;
    if (note.options.join(' ') !== this.options.join(' ')) {
      session.warn(`“${topic}” was made with other options; --fresh makes it anew.`);
    }
    return true;
  }

  public noteOf(topic: string): Note | undefined {
    return this.notes.find(note => note.topic === topic);
  }

  public add(note: Note): Promise<void> {
    this.notes = [...this.notes.filter(({topic}) => topic !== note.topic), note];
    const text = `${JSON.stringify({topics: this.notes}, null, 2)}\n`;
    this.writing = this.writing.then(() => writeWhole(this.file, text));
    return this.writing;
  }

  /** Tokens and cost of all, in words. */
  public spent(): string {
    const tokens = this.notes.reduce((sum, note) => sum + (note.tokens ?? 0), 0);
    const cost = this.notes.reduce((sum, note) => sum + (note.cost ?? 0), 0);
    return `${tokens.toLocaleString('en')} tokens${cost === 0 ? '' : `, $${cost.toFixed(2)}`}`;
  }
}

async function makeOne(
  topic: string,
  folder: string,
  options: readonly string[],
  {signal, tell}: {readonly signal: AbortSignal; readonly tell: (what: string) => void},
): Promise<{note: Note; code: string | undefined}> {
  const startedMs = performance.now();
  const program = path.join(PACKAGE_ROOT, 'cli/lectern.mjs');
  const child = spawn(
    process.execPath,
    [program, 'make', ...options, '--out', folder, '--json', '--', topic],
    // Ctrl-C comes from here, once, so that each can clean up. The channel tells it when this process is
    // killed: a batch that goes on would find somebody at work in its folder.
    {stdio: ['ignore', 'pipe', 'pipe', 'ipc'], detached: true},
  );
  const interrupt = (): void => void child.kill('SIGINT');
  signal.addEventListener('abort', interrupt, {once: true});
  const {stdout, lastLine} = await outputOf(child, tell);
  signal.removeEventListener('abort', interrupt);
  const report = reportOf(stdout);
  const total = report?.composition?.spending.total;
  const isMade = report?.ok === true;
  return {
    code: report?.error?.code,
    note: {
      topic,
      folder,
      state: isMade ? 'made' : 'failed',
      seconds: Math.round((performance.now() - startedMs) / 100) / 10,
      tokens: total === undefined ? null : total.inputTokens + total.outputTokens,
      cost: total?.cost ?? null,
      reason: isMade ? null : (report?.error?.message ?? (lastLine || 'It ended without a word.')),
      options: [...options],
    },
  };
}

function outputOf(
  child: ChildProcess,
  tell: (what: string) => void,
): Promise<{stdout: string; lastLine: string}> {
  let stdout = '';
  let lastLine = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    const line = text.trim().split('\n').at(-1)?.replace(/\s+/g, ' ') ?? '';
    if (line === '') return;
    lastLine = line;
    tell(line.slice(0, 70));
  });
  return new Promise(resolve => {
    child.on('error', error => resolve({stdout, lastLine: error.message}));
    child.on('close', () => resolve({stdout, lastLine}));
  });
}

function reportOf(stdout: string): z.infer<typeof reportSchema> | undefined {
  try {
    return reportSchema.parse(JSON.parse(stdout));
  } catch {
    return undefined;
  }
}

/** The arguments that each lecture is made with. */
function passedOn(args: readonly string[]): string[] {
  const passed: string[] = [];
  for (let index = 1; index < args.length; index++) {
    const argument = args[index] ?? '';
    if (argument === '--json' || argument === '--debug') continue;
    if (OWN_OPTIONS.includes(argument)) index += 1;
    else if (!OWN_OPTIONS.some(own => argument.startsWith(`${own}=`))) passed.push(argument);
  }
  return passed;
}

/** A folder of its own for each topic. */
function foldersFor(topics: readonly string[], home: string): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    topics.map(topic => {
      const name = fileNameOf(topic) || 'lecture';
      let unique = name;
      for (let number = 2; taken.has(unique); number++) unique = `${name}-${number}`;
      taken.add(unique);
      return [topic, path.join(home, unique)];
    }),
  );
}

function describe(
  topics: readonly string[],
  batch: Batch,
  home: string,
  {colors}: CommandSession,
): CommandResult {
  const notes = topics.flatMap(topic => batch.noteOf(topic) ?? []);
  const failed = notes.filter(({state}) => state === 'failed');
  const head = `${count(notes.length - failed.length, 'lecture')} made in ${displayPath(home)}, ${batch.spent()}`;
  return {
    passed: failed.length === 0,
    data: {
      batch: batch.file,
      made: notes.length - failed.length,
      failed: failed.length,
      topics: notes,
    },
    text: [
      `${failed.length === 0 ? colors.green('✔') : colors.yellow('!')} ${head}`,
      ...failed.map(({topic, reason}) => `  ${colors.red('✖')} ${topic}: ${reason ?? ''}`),
      ...(failed.length === 0 ? [] : ['  The same command tries the failed ones again.']),
    ].join('\n'),
  };
}
