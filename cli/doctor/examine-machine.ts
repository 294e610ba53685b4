/** Looks at everything but the browser: Node, fonts, memory, disk. */
import {existsSync, readFileSync, statfsSync} from 'node:fs';
import {createRequire} from 'node:module';
import os from 'node:os';
import path from 'node:path';
import {SHIPPED_FONTS} from '../../renderer/node/index.ts';
import {formatBytes} from '../format.ts';
import type {Checkup} from './checkup.ts';

const ENOUGH_MEMORY_BYTES = 2e9;
const LEAST_MEMORY_BYTES = 0.7e9;
const ENOUGH_DISK_BYTES = 1e9;
const LEAST_DISK_BYTES = 0.1e9;

/** Packages of the fonts that frames are drawn with: for words of all scripts, for code, for formulas. */
const FONT_PACKAGES = [
  ...SHIPPED_FONTS.map(([name]) => name),
  '@fontsource/jetbrains-mono',
  'katex',
];

/** Node is new enough, or this would not run: the command checks it first. */
export function examineNode(): Checkup {
  return {name: 'node', status: 'ok', found: process.versions.node};
}

/** Examines the fonts. */
export function examineFonts(): Checkup {
  const {resolve} = createRequire(import.meta.url);
  const missing = FONT_PACKAGES.filter(name => {
    try {
      return !existsSync(resolve(`${name}/package.json`));
    } catch {
      return true;
    }
  });
  if (missing.length > 0) {
    const found = `missing: ${missing.join(', ')}`;
    return {name: 'fonts', status: 'missing', found, remedy: 'npm ci'};
  }
  const found = FONT_PACKAGES.map(name => path.basename(name)).join(', ');
  return {name: 'fonts', status: 'ok', found};
}

/** Examines the memory that is free. */
export function examineMemory(freeBytes = freeMemoryBytes()): Checkup {
  const found = `${formatBytes(freeBytes)} free`;
  if (freeBytes >= ENOUGH_MEMORY_BYTES) return {name: 'memory', status: 'ok', found};
  return {
    name: 'memory',
    status: freeBytes < LEAST_MEMORY_BYTES ? 'missing' : 'warning',
    found,
    remedy: 'Close other programs, or render one section at a time: --concurrency 1.',
  };
}

/** Examines the disk that a folder lies on. */
export function examineDisk(folder: string, freeBytes = freeDiskBytes(folder)): Checkup {
  const found = `${formatBytes(freeBytes)} free`;
  if (freeBytes >= ENOUGH_DISK_BYTES) return {name: 'disk', status: 'ok', found};
  return {
    name: 'disk',
    status: freeBytes < LEAST_DISK_BYTES ? 'missing' : 'warning',
    found,
    remedy: 'Make room; the .cache folders in scenes-generated/ can be deleted.',
  };
}

function freeDiskBytes(folder: string): number {
  const {bavail, bsize} = statfsSync(folder);
  return bavail * bsize;
}

/** What programs can still get: on Linux that is more than what is unused. */
function freeMemoryBytes(): number {
  try {
    const available = /^MemAvailable:\s+(\d+) kB/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1];
    if (available !== undefined) return Number(available) * 1024;
  } catch {
    // Only Linux has this file.
  }
  return os.freemem();
}
