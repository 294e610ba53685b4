/** A process that reads lecture files; it is replaced when one makes it hang or crash. */
import {type ChildProcess, fork} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {CorpusFile} from './corpus.ts';
import type {Reading} from './reading.ts';

/** A busy machine gives a process a part of its time only. */
const REAL_TIME_FACTOR = 12;

/** Reads files one after the other. */
export class ReaderProcess {
  private worker: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly limitMs: number,
  ) {}

  /**
   * Makes a folder for the files.
   *
   * @param limitMs - How long a file may take of the processor.
   */
  public static async open(limitMs: number): Promise<ReaderProcess> {
    return new ReaderProcess(await mkdtemp(path.join(tmpdir(), 'lectern-fuzz-')), limitMs);
  }

  /** Ends it. */
  public async close(): Promise<void> {
    this.worker?.kill('SIGKILL');
    await rm(this.folder, {recursive: true, force: true});
  }

  /** What is wrong with a file: that it crashes, that it hangs; empty where nothing is. */
  public async troubleWith({name, text}: CorpusFile): Promise<string> {
    const file = path.join(this.folder, name);
    await writeFile(file, text);
    const worker = (this.worker ??= fork(path.join(import.meta.dirname, 'reading-worker.ts'), {
      execArgv: ['--import', 'tsx'],
    }));
    const reading = await this.answerOf(worker, file);
    if (typeof reading === 'string') {
      worker.kill('SIGKILL');
      this.worker = undefined;
      return reading;
    }
    const {trouble, processorMs} = reading;
    if (trouble !== '' || processorMs <= this.limitMs) return trouble;
    return `It is slow: ${Math.round(processorMs)} ms of the processor.`;
  }

  private async answerOf(worker: ChildProcess, file: string): Promise<Reading | string> {
    let timer: NodeJS.Timeout | undefined;
    const answer = await new Promise<Reading | string>(resolve => {
      const longestMs = REAL_TIME_FACTOR * this.limitMs;
      timer = setTimeout(() => resolve(`It hangs: not read within ${longestMs} ms.`), longestMs);
      worker.once('message', reading => resolve(reading as Reading));
      worker.once('exit', (code, signal) => {
        resolve(`The reader crashed: ${signal ?? code ?? ''}`);
      });
      worker.send(file);
    });
    clearTimeout(timer);
    worker.removeAllListeners();
    return answer;
  }
}
