/** Runs the command line as a user does, and watches what it takes of the machine. */
import {spawn} from 'node:child_process';
import {readFile, readdir} from 'node:fs/promises';
import path from 'node:path';
import {PACKAGE_ROOT} from '../../renderer/node/index.ts';

/** One run. */
export interface Run {
  /** From the start of the process to its end. */
  readonly seconds: number;
  readonly durationSeconds: number;
  readonly frames: number;
  readonly bytes: number;
  /** Of all processes together, what they share counted once; NaN where there is no /proc, or it ended soon. */
  readonly peakMiB: number;
}

/** Reading it halts the processes for a moment: the times would suffer. */
const POLL_MS = 2000;

/**
 * Renders a lecture.
 *
 * @throws Error when the command fails.
 */
export async function runLectern(lectureDir: string, options: readonly string[]): Promise<Run> {
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [path.join(PACKAGE_ROOT, 'cli/lectern.mjs'), 'render', lectureDir, '--json', ...options],
    {stdio: ['ignore', 'pipe', 'inherit']},
  );
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  let peakMiB = Number.NaN;
  const poll = setInterval(() => {
    void memoryOfTree(child.pid ?? 0).then(memory => {
      if (memory > 0 && !(memory < peakMiB)) peakMiB = memory;
    });
  }, POLL_MS);
  const code = await new Promise<number | null>(resolve => child.once('close', resolve));
  clearInterval(poll);
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`lectern render ${lectureDir} ended with ${code}: ${printed}`);
  const {durationSeconds, frames, bytes} = JSON.parse(printed) as Run;
  return {seconds, durationSeconds, frames, bytes, peakMiB};
}

async function memoryOfTree(root: number): Promise<number> {
  const processes = (await readdir('/proc').catch(() => [])).filter(name => /^\d+$/.test(name));
  const parents = new Map<string, string>();
  await Promise.all(
    processes.map(async id => {
      const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
      parents.set(id, stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? '');
    }),
  );
  const isBelow = (id: string | undefined): boolean =>
    id !== undefined && (id === String(root) || isBelow(parents.get(id)));
  const sizes = await Promise.all(
    processes.filter(isBelow).map(async id => {
      const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
      return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
