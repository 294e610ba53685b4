/**
 * Kills a command at one instant, looks at what is there, lets it run again to its end, and compares with a run
 * that nothing disturbed.
 */
import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {cp, mkdir, mkdtemp, readFile, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {type RunOptions, startLectern} from '../end-to-end/lectern.ts';
import {type ModelServer, startModelServer} from '../model-server/model-server.ts';
import type {Extent, Instant} from './draw-kill.ts';
import {type FolderState, brokenFiles, differences, readState} from './folder-state.ts';
import {canSeeProcesses, waitForEndOf} from './remains.ts';
import {MAKE, type Way, answerSlowly, writeNotes} from './ways.ts';

/** What came of one kill. */
export interface Disturbance {
  /** Whether it had ended before the instant came. */
  readonly wasThrough: boolean;
  /** How long its processes outlived it. */
  readonly outlivedMs: number;
  /** What is not as promised; none where all is well. */
  readonly broken: readonly string[];
}

/** A browser notices within a moment that nobody speaks to it any more; on a busy machine in seconds. */
const LONGEST_OUTLIVING_MS = 20_000;

/** What is known of a way: the folder before it, and what it comes to. */
interface Reference {
  readonly before: FolderState;
  readonly after: FolderState;
  readonly extent: Extent;
}

/** Counts what a command does to files, and kills it at one of these deeds. */
const KILL_AT_WRITE = pathToFileURL(path.join(import.meta.dirname, 'kill-at-write.mjs')).href;

/** Where commands run and are killed; one at a time. */
export class Stress {
  private readonly references = new Map<string, Promise<Reference>>();

  private constructor(
    private readonly root: string,
    private readonly server: ModelServer,
  ) {}

  /** Makes a folder for it, and starts a model's server on loopback. */
  public static async open(): Promise<Stress> {
    const root = await mkdtemp(path.join(tmpdir(), 'lectern-stress-'));
    return new Stress(root, await startModelServer(answerSlowly));
  }

  /** Removes its folder. */
  public async close(): Promise<void> {
    await this.server.close();
    await rm(this.root, {recursive: true, force: true});
  }

  /** How long an undisturbed run of a way takes, and how often it changes something. */
  public async extentOf(way: Way): Promise<Extent> {
    return (await this.referenceOf(way)).extent;
  }

  /**
   * Kills a way at one instant.
   *
   * @param keepIn - Where what is not as promised is kept, to be looked at.
   */
  public async disturb(way: Way, instant: Instant, keepIn?: string): Promise<Disturbance> {
    const {before, after} = await this.referenceOf(way);
    await this.restoreFrom(this.beforeOf(way));
    const broken: string[] = [];

    const wasThrough = await this.kill(way, instant);
    const {running, tookMs} = await waitForEndOf(this.temporary, LONGEST_OUTLIVING_MS);
    if (running.length > 0) broken.push(`Processes outlive it: ${running.join('; ')}`);

    const found = await readState(this.work);
    broken.push(...brokenFiles(found, before, after));
    broken.push(...this.lostEdits(way, found, before));
    if (broken.length > 0) await this.keep(keepIn, 'after-the-kill');

    const isAsked = this.server.requests.length;
    const again = await startLectern(way.args, this.options(way)).outcome;
    if (again.code !== 0)
      broken.push(`Run again, it fails (${again.code}): ${again.stderr.trim()}`);
    const end = await readState(this.work);
    broken.push(...differences(end, after).map(difference => `Run again: ${difference}`));
    broken.push(...this.lostEdits(way, end, before));
    broken.push(...this.paidTwice(found, after, this.server.requests.length - isAsked));
    broken.push(...(await this.leftBehind()));
    if (broken.length > 0) await this.keep(keepIn, 'run-again');
    return {wasThrough, outlivedMs: canSeeProcesses ? tookMs : Number.NaN, broken};
  }

  /** Where commands run: always the same place, since files name it. */
  private get work(): string {
    return path.join(this.root, 'work');
  }

  private get temporary(): string {
    return path.join(this.root, 'temporary');
  }

  /** Starts it and kills it; returns whether it had ended before. */
  private async kill(way: Way, instant: Instant): Promise<boolean> {
    const atWrite: Record<string, string> =
      instant.kind === 'write' ? {LECTERN_STRESS_WRITE: String(instant.index)} : {};
    const command = startLectern(way.args, this.options(way, atWrite));
    let timer: NodeJS.Timeout | undefined;
    if (instant.kind === 'time') {
      timer = setTimeout(() => command.process.kill('SIGKILL'), instant.atMs);
    }
    await command.outcome;
    clearTimeout(timer);
    return command.process.signalCode === null;
  }

  private options(way: Way, more: Readonly<Record<string, string>> = {}): RunOptions {
    const env = {
      ...way.env(this.server.baseUrl),
      TMPDIR: this.temporary,
      NODE_OPTIONS: `--import ${KILL_AT_WRITE}`,
      ...more,
    };
    return {cwd: this.work, env};
  }

  private referenceOf(way: Way): Promise<Reference> {
    const known = this.references.get(way.name) ?? this.makeReference(way);
    this.references.set(way.name, known);
    return known;
  }

  private async makeReference(way: Way): Promise<Reference> {
    await this.clear();
    if (way.made !== undefined) await this.restoreFrom(await this.madeFolder(way.made));
    await way.prepare(this.work, (args, env) => this.runToEnd(args, this.options(way, env)));
    const before = await readState(this.work);
    await cp(this.work, this.beforeOf(way), {recursive: true, preserveTimestamps: true});
    const countFile = path.join(this.root, 'count');
    const started = performance.now();
    await this.runToEnd(way.args, this.options(way, {LECTERN_STRESS_COUNT: countFile}));
    const durationMs = performance.now() - started;
    const writes = Number(await readFile(countFile, 'utf8'));
    const after = await readState(this.work);
    const left = [...this.lostEdits(way, after, before), ...(await this.leftBehind())];
    if (left.length > 0) throw new Error(`Undisturbed, ${way.name}: ${left.join('; ')}`);
    return {before, after, extent: {durationMs, writes}};
  }

  /** A folder in which a lecture was made; the same one for all ways that begin with it. */
  private async madeFolder(lecture: string): Promise<string> {
    const folder = path.join(
      this.root,
      `made-${createHash('sha256').update(lecture).digest('hex')}`,
    );
    if (existsSync(folder)) return folder;
    await this.clear();
    await writeNotes(this.work, lecture);
    await this.runToEnd(MAKE, {cwd: this.work, env: {TMPDIR: this.temporary}});
    await cp(this.work, folder, {recursive: true, preserveTimestamps: true});
    return folder;
  }

  private async runToEnd(args: readonly string[], options: RunOptions): Promise<void> {
    const {code, stderr} = await startLectern(args, options).outcome;
    if (code !== 0) throw new Error(`lectern ${args.join(' ')} fails:\n${stderr}`);
  }

  private beforeOf(way: Way): string {
    return path.join(this.root, `before-${way.name}`);
  }

  private async clear(): Promise<void> {
    for (const folder of [this.work, this.temporary]) {
      await rm(folder, {recursive: true, force: true});
      await mkdir(folder);
    }
  }

  private async restoreFrom(folder: string): Promise<void> {
    await this.clear();
    await cp(folder, this.work, {recursive: true, preserveTimestamps: true});
  }

  private lostEdits(way: Way, found: FolderState, before: FolderState): string[] {
    return way.byHand
      .filter(file => found.get(file)?.equals(before.get(file) ?? Buffer.alloc(0)) !== true)
      .map(file => `${file}, written by hand, is no longer what it was`);
  }

  /** Questions that were answered and kept before the kill are not asked again. */
  private paidTwice(found: FolderState, after: FolderState, asked: number): string[] {
    const isReply = (file: string): boolean => /(?:^|\/)journal\/[^/]*\.json$/.test(file);
    const needed = [...after.keys()].filter(file => isReply(file) && !found.has(file)).length;
    return asked === needed ? [] : [`Run again, it asks ${asked} questions instead of ${needed}`];
  }

  private async leftBehind(): Promise<string[]> {
    const {running} = await waitForEndOf(this.temporary, LONGEST_OUTLIVING_MS);
    const names = await readdir(this.temporary);
    return [
      ...running.map(each => `This process stays behind: ${each}`),
      ...names.map(name => `This temporary file stays behind: ${name}`),
    ];
  }

  private async keep(folder: string | undefined, name: string): Promise<void> {
    if (folder === undefined) return;
    await cp(this.work, path.join(folder, name), {recursive: true, preserveTimestamps: true});
  }
}
