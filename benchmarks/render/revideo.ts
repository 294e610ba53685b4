/** Renders scenes with Revideo, where benchmarks/peers is installed. */
import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import path from 'node:path';
import {promisify} from 'node:util';
import {PACKAGE_ROOT, findBrowser} from '../../renderer/node/index.ts';

const PEERS = path.join(PACKAGE_ROOT, 'benchmarks/peers');
const LONGEST_MS = 300_000;

/** Whether it is installed. */
export function hasRevideo(): boolean {
  return existsSync(path.join(PEERS, 'node_modules/@revideo/renderer'));
}

/**
 * Renders a scene of plain Motion Canvas at 1080p30.
 *
 * @returns Seconds from the start of the process to the finished file.
 * @throws Error when it fails or takes longer than five minutes.
 */
export async function secondsOfRevideo(scene: string): Promise<number> {
  const {path: browser} = await findBrowser();
  const start = performance.now();
  await promisify(execFile)(
    process.execPath,
    [path.join(PEERS, 'render-revideo.mjs'), scene, browser],
    {timeout: LONGEST_MS, killSignal: 'SIGKILL'},
  );
  return (performance.now() - start) / 1000;
}
