/** Renders scenes with Revideo, where benchmarks/peers is installed. */
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import path from 'node:path';
import {PACKAGE_ROOT} from '../../renderer/node/index.ts';
import {findInstalledBrowser} from '../../scripts/installed-browser.mjs';

const PEERS = path.join(PACKAGE_ROOT, 'benchmarks/peers');
const LONGEST_MS = 60_000;
/** Its browser hangs once in a while when all is done; that is not counted. */
const ATTEMPTS = 3;

/** Whether it is installed. */
export function hasRevideo(): boolean {
  return existsSync(path.join(PEERS, 'node_modules/@revideo/renderer'));
}

/**
 * Renders scenes of plain Motion Canvas at 1080p30.
 *
 * @returns Seconds from the start of the process to the finished file.
 * @throws Error when it fails or hangs, three times.
 */
export async function secondsOfRevideo(scenes: readonly string[]): Promise<number> {
  const {path: browser = ''} = (await findInstalledBrowser()) ?? {};
  for (let attempt = 1; ; attempt++) {
    const start = performance.now();
    const failure = await run([path.join(PEERS, 'render-revideo.mjs'), browser, ...scenes]);
    if (failure === undefined) return (performance.now() - start) / 1000;
    if (attempt === ATTEMPTS) throw new Error(`Revideo ${failure}.`);
  }
}

/**
 * Runs a script with a time limit; says how it failed. An interrupted script ends its browser too; that of a killed one
 * would go on, and take time from whatever is measured next.
 */
function run(script: readonly string[]): Promise<string | undefined> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, script, {
      stdio: 'ignore',
      timeout: LONGEST_MS,
      killSignal: 'SIGINT',
    });
    child.once('error', error => resolve(`does not start: ${error.message}`));
    child.once('exit', code => {
      if (code === 0) resolve(undefined);
      else resolve(child.killed ? 'takes too long' : `ends with ${code ?? 'a signal'}`);
    });
  });
}
