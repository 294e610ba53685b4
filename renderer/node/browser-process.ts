/**
 * The process of a browser: started with nothing but what Node brings along, so that it starts
 * while Puppeteer's code is still being loaded, and ended with all that belongs to it.
 */
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync} from 'node:fs';
import {readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {Readable, Writable} from 'node:stream';
import type {ConnectionTransport} from 'puppeteer';
import type {LecternError} from '../../schema/errors.ts';
import {isRunning} from '../../scripts/running-process.mjs';
import {browserFlags} from './browser-flags.ts';
import {Allowance, tooLoud, watchMemory} from './browser-watch.ts';

const PROFILE = 'lectern-browser-';
/** What stands between two messages. */
const END_OF_MESSAGE = '\0';
const LONGEST_COMPLAINT = 8192;

/** A browser's process, and the way in which Puppeteer speaks to it: through two pipes, which end with both. */
export class BrowserProcess implements ConnectionTransport {
  public onmessage?: (message: string) => void;
  public onclose?: () => void;
  /** Where it keeps its files; gone when it is ended. */
  public readonly profileDir: string;
  /** Resolves when the process has ended, or never began, with what it said of the reason; never rejects. */
  public readonly ended: Promise<string>;
  private readonly child: ChildProcess;
  private readonly asked: Writable;
  /** Why it was ended from here, where a scene has driven it out of its bounds. */
  public breach: LecternError | undefined;
  private complaint = '';
  private ending: Promise<void> | undefined;

  /**
   * Starts it.
   *
   * @param program - Path of the browser's program.
   * @param proxy - Address of the only server that it may reach.
   */
  public constructor(
    public readonly program: string,
    proxy: string,
  ) {
    this.profileDir = mkdtempSync(path.join(tmpdir(), `${PROFILE}${process.pid}-`));
    this.child = spawn(program, browserFlags(this.profileDir, proxy), {
      // A group of its own, which can be ended as a whole: what was started may be a script.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    });
    const [, , said, asked, answers] = this.child.stdio as unknown as [
      null,
      null,
      Readable,
      Writable,
      Readable,
    ];
    this.asked = asked;
    said.on('data', (text: Buffer) => {
      this.complaint = (this.complaint + text.toString()).slice(-LONGEST_COMPLAINT);
    });
    const allowance = new Allowance();
    answers.on('data', (bytes: Buffer) => {
      if (!allowance.take(bytes.length)) this.endFor(tooLoud());
    });
    readMessages(answers, message => this.onmessage?.(message));
    answers.on('close', () => this.onclose?.());
    // One that is killed resets its pipes. That it has ended is told by what waits for it.
    for (const pipe of [said, asked, answers]) pipe.on('error', () => undefined);
    const forget =
      this.child.pid === undefined
        ? () => undefined
        : watchMemory(this.child.pid, reason => this.endFor(reason));
    this.ended = new Promise(resolve => {
      this.child.once('error', error => resolve(error.message));
      this.child.once('close', () => {
        forget();
        resolve(this.complaint);
      });
    });
  }

  /** Its number in the system, and that of its group; undefined when it could not be started. */
  public get pid(): number | undefined {
    return this.child.pid;
  }

  /** Sends a message. */
  public send(message: string): void {
    this.asked.write(message + END_OF_MESSAGE);
  }

  /** Hears no more of it; it ends by itself then, or with {@link end}. */
  public close(): void {
    for (const pipe of this.child.stdio.slice(3)) pipe?.destroy();
  }

  /**
   * Ends the process with all that belongs to it, and removes its files; may be called twice. Nothing
   * that it would save is of use, and asked to end it takes several times as long.
   */
  public end(): Promise<void> {
    return (this.ending ??= this.kill()
      .finally(() => rm(this.profileDir, {recursive: true, force: true, maxRetries: 5}))
      .then(removeLeftProfiles));
  }

  private endFor(reason: LecternError): void {
    if (this.breach !== undefined) return;
    this.breach = reason;
    this.child.stdio[4]?.destroy();
    void this.end();
  }

  private async kill(): Promise<void> {
    const {pid, exitCode, signalCode} = this.child;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    const ended = once(this.child, 'exit');
    if (process.platform === 'win32') this.child.kill();
    else process.kill(-pid, 'SIGKILL');
    await ended;
  }
}

/** Hands on what comes in, message by message. */
function readMessages(answers: Readable, take: (message: string) => void): void {
  let begun: Buffer[] = [];
  answers.on('data', (bytes: Buffer) => {
    let start = 0;
    for (let end; (end = bytes.indexOf(END_OF_MESSAGE, start)) !== -1; start = end + 1) {
      const message = Buffer.concat([...begun, bytes.subarray(start, end)]).toString();
      begun = [];
      // What waits for one message goes on before the next is told.
      setImmediate(take, message);
    }
    if (start < bytes.length) begun.push(bytes.subarray(start));
  });
}

/**
 * Removes what processes left that were killed. At the end: at the start the browser of one that was
 * killed just now may still be writing.
 */
async function removeLeftProfiles(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names) {
    const owner = Number(new RegExp(`^${PROFILE}(\\d+)-`).exec(name)?.[1]);
    if (owner > 0 && !isRunning(owner)) {
      await rm(path.join(tmpdir(), name), {recursive: true, force: true}).catch(() => undefined);
    }
  }
}
