/** What a run leaves behind in the system: processes that know its folder for temporary files. Linux tells. */
import {existsSync} from 'node:fs';
import {readFile, readdir} from 'node:fs/promises';

/** Whether processes can be looked for on this system. */
export const canSeeProcesses = existsSync('/proc/self/environ');

/** Numbers and command lines of the processes that run with this folder in what they were started with. */
export async function processesOf(folder: string): Promise<string[]> {
  if (!canSeeProcesses) return [];
  const ids = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async id => {
      const read = (name: string): Promise<string> =>
        readFile(`/proc/${id}/${name}`, 'latin1').catch(() => '');
      const [environment, command, status] = await Promise.all(
        ['environ', 'cmdline', 'stat'].map(read),
      );
      const hasEnded = /\) [ZX]/.test(status ?? ') X');
      if (hasEnded || !`${environment}\0${command}`.includes(folder)) return undefined;
      return `${id} ${(command ?? '').replaceAll('\0', ' ').slice(0, 120)}`;
    }),
  );
  return found.filter(each => each !== undefined);
}

/** Waits until none of them runs; returns those that still do, and how long it took. */
export async function waitForEndOf(
  folder: string,
  longestMs: number,
): Promise<{readonly running: readonly string[]; readonly tookMs: number}> {
  const started = performance.now();
  for (;;) {
    const running = await processesOf(folder);
    const tookMs = performance.now() - started;
    if (running.length === 0 || tookMs > longestMs) return {running, tookMs};
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}
