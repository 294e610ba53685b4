// @ts-check
// Compiles the program from TypeScript to what Node runs, and keeps that until a source changes:
// compiled while it starts, file by file, it would start half a second later each time.
import {createHash} from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import {isBuiltin} from 'node:module';
import {homedir} from 'node:os';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {partialName, removeLeftPartials} from './partial-files.mjs';
import {plainFolder} from './plain-path.mjs';

const FOUND = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const ROOT = plainFolder(FOUND);
const FOLDERS = [
  'agents',
  'cli',
  'engine',
  'evaluation',
  'pipeline',
  'renderer',
  'schema',
  'scripts',
];
/** Packages of many files that many commands need: compiled, they load in half the time. */
const COMPILED_PACKAGES = [
  '@iconify/utils',
  'commander',
  'listr2',
  'mediabunny',
  'puppeteer',
  'zod',
];
/** One of their own packages looks for files beside itself, */
const UNCOMPILED_PART = 'cosmiconfig';
/** and one, half of their code, is for downloads through proxies, which only npm does. */
const UNUSED_PART = 'proxy-agent';
const WITHOUT_PROXIES = `export class ProxyAgent {
  constructor() {
    throw new Error('The program downloads nothing.');
  }
}`;
const DAY_MS = 24 * 60 * 60 * 1000;
const UNUSED_AFTER_MS = 3 * DAY_MS;

/**
 * Compiles the program if it has changed.
 *
 * @returns {Promise<string>} URL of the compiled cli/main.ts
 */
export async function compiledProgram() {
  const cache = cacheFolder();
  const folder = path.join(cache, keyOfSources());
  if (!existsSync(folder)) await compileInto(folder);
  else touchOnceADay(folder);
  return pathToFileURL(path.join(folder, 'main.mjs')).href;
}

/** A hash of names, sizes and times of all files that may be part of it. */
function keyOfSources() {
  const hash = createHash('sha256').update(ROOT);
  const add = (/** @type {string} */ file) => {
    const found = statSync(file, {throwIfNoEntry: false});
    hash.update(`${file}\0${found?.size}\0${found?.mtimeMs}\0`);
  };
  for (const name of FOLDERS) {
    const entries = readdirSync(path.join(ROOT, name), {recursive: true, withFileTypes: true});
    for (const entry of entries) {
      if (/\.(?:ts|mjs)$/.test(entry.name)) add(path.join(entry.parentPath, entry.name));
    }
  }
  add(path.join(ROOT, 'package.json'));
  // npm writes it with each installation: packages are compiled, too.
  add(path.join(ROOT, 'node_modules/.package-lock.json'));
  return hash.digest('hex').slice(0, 12);
}

/** @param {string} folder */
async function compileInto(folder) {
  const {build} = await import('rolldown');
  // Two processes may compile at once; the first one's is kept.
  const own = partialName(folder);
  try {
    await build({
      input: path.join(ROOT, 'cli/main.ts'),
      platform: 'node',
      // The link is to be the name of everything.
      resolve: {symlinks: ROOT === FOUND},
      tsconfig: path.join(ROOT, 'tsconfig.json'),
      onLog(level, log, handler) {
        // The browser is looked for by scripts, too, which load this package only where they need it.
        if (log.code !== 'INEFFECTIVE_DYNAMIC_IMPORT') handler(level, log);
      },
      plugins: [packagesByAddress(), ownAddresses()],
      output: {
        dir: own,
        format: 'esm',
        sourcemap: true,
        // Comments and white space are a quarter of it; names stay, for the stacks of errors.
        minify: {compress: false, mangle: false, codegen: true},
        entryFileNames: '[name].mjs',
        chunkFileNames: '[name]-[hash].mjs',
      },
    });
    removeUnused(path.dirname(folder));
    await removeLeftPartials(path.dirname(folder));
    try {
      renameSync(own, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
    }
  } finally {
    rmSync(own, {recursive: true, force: true});
  }
}

/**
 * Most packages are not compiled; the compiled program may lie where Node would not find them.
 *
 * @returns {import('rolldown').Plugin}
 */
function packagesByAddress() {
  return {
    name: 'lectern:packages-by-address',
    async resolveId(id, importer) {
      if (id.startsWith('.') || path.isAbsolute(id)) return null;
      if (isBuiltin(id)) return {id, external: true};
      if (isOwnSource(importer)) {
        return COMPILED_PACKAGES.includes(id)
          ? null
          : {id: import.meta.resolve(id), external: true};
      }
      if (id === UNUSED_PART) return {id};
      if (id !== UNCOMPILED_PART) return null;
      const found = await this.resolve(id, importer, {skipSelf: true});
      return found && {id: pathToFileURL(found.id).href, external: true};
    },
    load: id => (id === UNUSED_PART ? WITHOUT_PROXIES : null),
  };
}

/** @param {string | undefined} file */
function isOwnSource(file) {
  return file === undefined || !/^\.\.|^node_modules/.test(path.relative(ROOT, file));
}

/**
 * Sources find prompts and the like beside themselves, not beside what they are compiled to.
 *
 * @returns {import('rolldown').Plugin}
 */
function ownAddresses() {
  return {
    name: 'lectern:own-addresses',
    transform(code, file) {
      if (!/import\.meta\.(?:url|dirname)\b/.test(code)) return null;
      // They stand in the same lines as before: that is as exact as a map needs to be.
      return {
        code: code
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href))
          .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file))),
        map: null,
      };
    },
  };
}

/** In Lectern's folder; where that is read-only, among the user's caches. */
function cacheFolder() {
  const preferred = path.join(ROOT, '.cache/program');
  try {
    mkdirSync(preferred, {recursive: true});
    accessSync(preferred, constants.W_OK);
    return preferred;
  } catch {
    const fallback = path.join(homedir(), '.cache/lectern/program');
    mkdirSync(fallback, {recursive: true});
    return fallback;
  }
}

/**
 * Removes what other versions were compiled to. A command that runs may still need it.
 *
 * @param {string} cache
 */
function removeUnused(cache) {
  for (const name of readdirSync(cache)) {
    const folder = path.join(cache, name);
    if (Date.now() - statSync(folder).mtimeMs > UNUSED_AFTER_MS) {
      rmSync(folder, {recursive: true, force: true});
    }
  }
}

/**
 * Says that it is in use.
 *
 * @param {string} folder
 */
function touchOnceADay(folder) {
  const now = new Date();
  if (now.getTime() - statSync(folder).mtimeMs > DAY_MS) utimesSync(folder, now, now);
}
