// @ts-check
// Is loaded before Lectern (`node --import`): counts what it does to files, and kills it in the middle of one of these
// deeds, as a power cut would. LECTERN_STRESS_WRITE is the number of the deed; LECTERN_STRESS_COUNT is a file
// that their count is written to at the end.
import fs from 'node:fs';
import promises from 'node:fs/promises';
import {syncBuiltinESMExports} from 'node:module';
import {isMainThread} from 'node:worker_threads';

const chosen = Number(process.env['LECTERN_STRESS_WRITE'] ?? Number.NaN);
const countFile = process.env['LECTERN_STRESS_COUNT'];
let done = 0;

/** Deeds that change what lies in folders, of both kinds of functions. */
const DEEDS = ['mkdir', 'mkdtemp', 'open', 'rename', 'rm', 'writeFile'];

/**
 * What is written before the end: half of it, since a kill may come in the middle.
 *
 * @param {string} name
 * @param {unknown[]} args
 */
function leaveHalf(name, args) {
  const [file, content] = args;
  if (name !== 'writeFile' || typeof file !== 'string') return;
  if (typeof content !== 'string' && !Buffer.isBuffer(content)) return;
  const bytes = Buffer.from(content);
  writeNow(file, bytes.subarray(0, Math.floor(bytes.length / 2)));
}

/**
 * Whether a file is opened to be written to.
 *
 * @param {unknown} flags
 */
function changesFile(flags) {
  return typeof flags === 'number' ? (flags & 3) !== 0 : /[wa+]/.test(String(flags ?? 'r'));
}

const writeNow = fs.writeFileSync;

/**
 * @param {string} name
 * @param {(...args: unknown[]) => unknown} deed
 */
const counted =
  (name, deed) =>
  /** @param {unknown[]} args */
  (...args) => {
    if (name === 'open' && !changesFile(args[1])) return deed(...args);
    done += 1;
    if (done === chosen) {
      leaveHalf(name, args);
      process.kill(process.pid, 'SIGKILL');
    }
    return deed(...args);
  };

if (isMainThread) {
  for (const name of DEEDS) {
    for (const [owner, key] of /** @type {const} */ ([
      [promises, name],
      [fs, `${name}Sync`],
    ])) {
      const functions = /** @type {Record<string, (...args: unknown[]) => unknown>} */ (
        /** @type {unknown} */ (owner)
      );
      const deed = functions[key];
      if (deed !== undefined) functions[key] = counted(name, deed.bind(owner));
    }
  }
  syncBuiltinESMExports();
  if (countFile !== undefined) process.on('exit', () => writeNow(countFile, String(done)));
}
