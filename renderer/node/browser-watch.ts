/**
 * Ends a browser that a scene drives out of its bounds: one that takes up the machine's memory, or that has so
 * much to say that Node would drown in it.
 */
import {readFile, readdir} from 'node:fs/promises';
import {totalmem} from 'node:os';
import {LecternError} from '../../schema/errors.ts';

const CHECK_MS = 500;
const MIB = 2 ** 20;
const PAGE_BYTES = 4096;

/** Room for the answer about a section that was measured with its pictures. */
const MOST_BYTES_AT_ONCE = 256 * MIB;
/** What may be said for as long as one likes. */
const MOST_BYTES_A_SECOND = 8 * MIB;

/** Most of a small machine, and of a large one what no lecture has needed. */
const MOST_MEMORY_BYTES = Math.min(6 * 1024 * MIB, Math.max(1536 * MIB, 0.6 * totalmem()));

/** Measures what comes: an allowance that grows with time. */
export class Allowance {
  private left: number;
  private last: number;

  public constructor(
    private readonly most = MOST_BYTES_AT_ONCE,
    private readonly perSecond = MOST_BYTES_A_SECOND,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.left = most;
    this.last = now();
  }

  /** Takes some of it; false when there is not so much left. */
  public take(bytes: number): boolean {
    const now = this.now();
    this.left =
      Math.min(this.most, this.left + (this.perSecond * (now - this.last)) / 1000) - bytes;
    this.last = now;
    return this.left >= 0;
  }
}

/** Why a browser was ended that says too much. */
export function tooLoud(): LecternError {
  return new LecternError({
    code: 'page-floods',
    message: 'A scene has sent more messages than can be read.',
    remedy: 'Take calls of “console.log” and the like out of the scene, above all out of loops.',
  });
}

/**
 * Watches over the memory of a browser's processes, where the system tells of it.
 *
 * @param groupId - Number of the group that its processes belong to.
 * @param end - Is called once, with the reason.
 * @returns Stops watching.
 */
export function watchMemory(groupId: number, end: (reason: LecternError) => void): () => void {
  if (process.platform !== 'linux') return () => undefined;
  const timer = setInterval(() => {
    void memoryOf(groupId).then(bytes => {
      if (bytes <= MOST_MEMORY_BYTES) return;
      clearInterval(timer);
      end(
        new LecternError({
          code: 'page-memory',
          message: `A scene takes up more than ${(MOST_MEMORY_BYTES / 2 ** 30).toFixed(1)} GiB of memory.`,
          remedy: 'Look for a loop that makes more and more nodes, or try --concurrency 1.',
        }),
      );
    });
  }, CHECK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** What the processes of a group have in memory, what they share counted once for each, in bytes. */
async function memoryOf(groupId: number): Promise<number> {
  const names = await readdir('/proc').catch(() => []);
  const sizes = await Promise.all(
    names
      .filter(name => /^\d+$/.test(name))
      .map(async name => {
        const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
        // The name of the program may hold anything: what is behind its last bracket is plain.
        const [, , group, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (Number(group) !== groupId) return 0;
        return PAGE_BYTES * Number(rest[18] ?? 0);
      }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
