/**
 * Where Vite keeps the packages that it has bundled for the browser. Several
 * servers may run at once, a renderer beside an editor; each set of packages has
 * a folder of its own, and one process at a time fills it.
 */
import {createHash} from 'node:crypto';
import {accessSync, constants, existsSync, mkdirSync} from 'node:fs';
import {mkdir, readdir, rm, stat} from 'node:fs/promises';
import {homedir} from 'node:os';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {version as viteVersion} from 'vite';
import {removeLeftPartials} from '../../../scripts/partial-files.mjs';
import {hashOfPackages} from '../installed-packages.ts';
import {PACKAGE_ROOT} from '../package-root.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const UNUSED_AFTER_MS = 3 * DAY_MS;
/** Bundling takes seconds; a lock this old was left by a process that died. */
const LOCK_HELD_MS = 60_000;
const RETRY_MS = 50;

/**
 * The folder for some packages.
 *
 * @param packages - What is bundled.
 * @param plugins - Names of Vite's plugins: other plugins make other bundles.
 */
export function bundleCacheFolder(packages: readonly string[], plugins: readonly string[]): string {
  const key = createHash('sha256')
    .update(JSON.stringify([viteVersion, hashOfPackages(), packages, plugins]))
    .digest('hex')
    .slice(0, 12);
  return path.join(bundleCacheRoot(), key);
}

/**
 * Runs an action that fills a folder of bundles, unless it is filled: then the
 * action runs at once. Other processes wait until the first has filled it.
 */
export async function whileFillingBundles<TResult>(
  folder: string,
  action: () => Promise<TResult>,
): Promise<TResult> {
  const isFilled = () => existsSync(path.join(folder, 'deps/_metadata.json'));
  const lock = `${folder}.lock`;
  while (!isFilled()) {
    if (!(await tryToLock(lock))) {
      await sleep(RETRY_MS);
      continue;
    }
    try {
      await removeUnusedBundles(path.dirname(folder));
      return await action();
    } finally {
      await rm(lock, {recursive: true, force: true});
    }
  }
  return action();
}

/** Makes a folder, which only one process can. */
async function tryToLock(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const held = await stat(lock).then(
      ({mtimeMs}) => Date.now() - mtimeMs,
      () => 0,
    );
    if (held > LOCK_HELD_MS) await rm(lock, {recursive: true, force: true});
    return false;
  }
}

/** Removes what older versions of Lectern bundled, and what processes left that were killed meanwhile; other processes may rename or remove it meanwhile. */
export async function removeUnusedBundles(root: string): Promise<void> {
  await removeLeftPartials(root);
  for (const name of await readdir(root)) {
    const folder = path.join(root, name);
    const mtimeMs = await stat(folder).then(
      found => found.mtimeMs,
      () => undefined,
    );
    if (mtimeMs === undefined) continue;
    if (Date.now() - mtimeMs > UNUSED_AFTER_MS) await rm(folder, {recursive: true, force: true});
  }
}

/** Where all bundles are: in Lectern's folder; where that is read-only, among the user's caches. */
export function bundleCacheRoot(): string {
  const preferred = path.join(PACKAGE_ROOT, '.cache/vite');
  try {
    mkdirSync(preferred, {recursive: true});
    accessSync(preferred, constants.W_OK);
    return preferred;
  } catch {
    const fallback = path.join(homedir(), '.cache/lectern/vite');
    mkdirSync(fallback, {recursive: true});
    return fallback;
  }
}
