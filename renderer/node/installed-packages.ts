/** What is installed of the packages that pages are made of: other versions draw otherwise. */
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {PACKAGE_ROOT} from './package-root.ts';

/** npm's own list of what it has installed, written with each installation. */
const INSTALLED = '.package-lock.json';

let found: string | undefined;

/** The folder that packages are installed in; Lectern may be one of them. */
export function packagesFolder(): string {
  const motionCanvas = createRequire(import.meta.url).resolve('@motion-canvas/core/package.json');
  return path.resolve(motionCanvas, '../../..');
}

/** A hash of all installed versions; the same wherever the folder lies. */
export function hashOfPackages(): string {
  return (found ??= hashOf(packagesFolder()));
}

/** Likewise of a folder of packages. */
export function hashOf(folder: string): string {
  const hash = createHash('sha256').update(readFileSync(path.join(PACKAGE_ROOT, 'package.json')));
  const list = path.join(folder, INSTALLED);
  const files = existsSync(list) ? [list] : manifestsIn(folder);
  for (const file of files)
    hash.update(`\0${path.relative(folder, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** Other package managers keep lists elsewhere: then each package says its version. */
function manifestsIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap(name =>
      name.startsWith('@')
        ? readdirSync(path.join(folder, name)).map(part => path.join(folder, name, part))
        : [path.join(folder, name)],
    )
    .map(each => path.join(each, 'package.json'))
    .filter(file => existsSync(file));
}
