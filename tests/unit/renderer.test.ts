/** The parts of the renderer that need no browser. */
import {mkdir, readdir, symlink, utimes, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {describe, expect, onTestFinished, test, vi} from 'vitest';
import {readCompileError} from '../../renderer/node/compile-errors.ts';
import {explainFileError} from '../../renderer/node/file-errors.ts';
import {gifHeader} from '../../renderer/node/join-gifs.ts';
import {evenSize, pickSections} from '../../renderer/node/render-options.ts';
import {removeUnusedBundles, whileFillingBundles} from '../../renderer/node/vite/bundle-cache.ts';
import {importedPackages} from '../../renderer/node/vite/browser-dependencies.ts';
import {isMetaFileOf, seedFromName} from '../../renderer/node/vite/meta-plugin.ts';
import {charactersBeyondAscii} from '../../renderer/node/vite/scene-plugin.ts';
import {longestSilenceMs} from '../../renderer/node/longest-wait.ts';
import {Watchdog} from '../../renderer/node/watchdog.ts';
import {writeFully} from '../../renderer/node/write-fully.ts';
import {folderForTest} from '../temporary-folder.ts';

describe('pickSections', () => {
  const all = ['01-pieces', '02-proof', '10-end'];
  test('takes names and numbers, and keeps the order of the lecture', () => {
    expect(pickSections(all, undefined)).toEqual(all);
    expect(pickSections(all, ['3', '01-pieces'])).toEqual(['01-pieces', '10-end']);
  });
  test.each(['4', '0', 'proof', ''])('refuses “%s” and says what there is', wanted => {
    expect(() => pickSections(all, [wanted])).toThrow(
      expect.objectContaining({code: 'section-missing'}),
    );
  });
  test('refuses a lecture without sections', () => {
    expect(() => pickSections([], undefined)).toThrow(
      expect.objectContaining({code: 'lecture-empty'}),
    );
  });
});

describe('evenSize', () => {
  test('rounds odd lengths up', () => {
    expect(evenSize({widthPx: 853, heightPx: 480})).toEqual({widthPx: 854, heightPx: 480});
  });
  test.each([0, -2, Number.NaN, 100_000])('refuses a width of %d', widthPx => {
    expect(() => evenSize({widthPx, heightPx: 480})).toThrow(
      expect.objectContaining({code: 'bad-size'}),
    );
  });
});

describe('charactersBeyondAscii', () => {
  test('finds each character once, also where it is escaped', () => {
    expect(charactersBeyondAscii("'几何 几 α' + '\\u00e9\\u{1F600}' + 'plain'")).toBe('éα何几😀');
  });
  test('leaves what is no character alone', () => {
    expect(charactersBeyondAscii("'\\u{FFFFFF} \\u12'")).toBe('');
  });
});

describe('importedPackages', () => {
  test('finds what has to be bundled, and no types, files or styles', () => {
    const source = `
import {a} from '@motion-canvas/core';
import type {B} from 'types-only';
import {
  c,
  type D,
} from 'd3-scale';
export {e} from 'katex/contrib/x';
import './styles.css';
import '@fontsource/x/400.css';
import {f} from './near.ts';
import {g} from 'lectern';
import 'side-effect';
const text = "import x from 'not-this'";
`;
    expect(importedPackages(source)).toEqual([
      '@motion-canvas/core',
      'd3-scale',
      'katex/contrib/x',
      'side-effect',
    ]);
  });
});

describe('meta files', () => {
  test('are saved only inside the lecture', () => {
    expect(isMetaFileOf('/lectures/one', '/lectures/one/scenes/01.meta')).toBe(true);
    expect(isMetaFileOf('/lectures/one', '/lectures/one/../two/01.meta')).toBe(false);
    expect(isMetaFileOf('/lectures/one', '/lectures/one-more/01.meta')).toBe(false);
    expect(isMetaFileOf('/lectures/one', '/lectures/one/scenes/01.tsx')).toBe(false);
  });
  test('that are missing get a seed from the name of the scene', () => {
    expect(seedFromName('01-pieces')).toBe(seedFromName('01-pieces'));
    expect(seedFromName('01-pieces')).not.toBe(seedFromName('02-pieces'));
  });
});

test('a full disk is explained, another error is left as it is', () => {
  const full = Object.assign(new Error('write'), {code: 'ENOSPC'});
  expect(explainFileError(full, '/videos/a.mp4')).toMatchObject({
    code: 'disk-full',
    message: 'a.mp4 could not be written: the disk is full (/videos/a.mp4).',
    cause: full,
  });
  const other = new Error('other');
  expect(explainFileError(other, '/videos/a.mp4')).toBe(other);
});

test('one process at a time fills the cache of bundles; when it is full nobody waits', async () => {
  const root = folderForTest();
  const folder = path.join(root, 'key');
  const log: string[] = [];
  const fill = (name: string) =>
    whileFillingBundles(folder, async () => {
      log.push(`${name} starts`);
      await sleep(120);
      await mkdir(path.join(folder, 'deps'), {recursive: true});
      // Others go on as soon as the file is there, which is before its writing has ended here.
      log.push(`${name} ends`);
      await writeFile(path.join(folder, 'deps/_metadata.json'), '{}');
    });
  const first = fill('first');
  await vi.waitFor(() => expect(log).toEqual(['first starts']));
  await Promise.all([first, fill('second')]);
  await Promise.all([fill('third'), fill('fourth')]);

  expect(log.slice(0, 4)).toEqual(['first starts', 'first ends', 'second starts', 'second ends']);
  expect(log.slice(4, 6)).toEqual(['third starts', 'fourth starts']);
});

test('bundles that another process takes away while they are looked through do no harm', async () => {
  const root = folderForTest();
  await symlink(path.join(root, 'gone'), path.join(root, 'key.other-process'));
  await mkdir(path.join(root, 'old'));
  await utimes(path.join(root, 'old'), 0, 0);
  await mkdir(path.join(root, 'used'));
  await removeUnusedBundles(root);
  const left = await readdir(root);
  expect(left.toSorted()).toEqual(['key.other-process', 'used']);
});

describe('the watchdog', () => {
  const never = new Promise<never>(() => undefined);
  const idle = {ask: () => Promise.resolve(true)};
  const busy = {
    ask: () => never,
    fileOf: (section: string) => Promise.resolve(`scenes/${section}.tsx`),
  };

  test('speaks of a loop where a page says nothing and answers nothing', async () => {
    const watchdog = new Watchdog(busy, 20, 20);
    const watched = watchdog.over(never);
    watchdog.heard({section: '02-round', seconds: 3.25, beat: 2});
    const error: unknown = await watched.catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'page-stuck',
      where: {file: 'scenes/02-round.tsx', beat: 2},
      remedy: expect.stringContaining('loop') as string,
    });
  });
  test('names the line of a loop, and what was played until then, where it is found', async () => {
    const where = {file: 'scenes/02-round.tsx', line: 7, beat: 3};
    const playing = {section: '02-round', seconds: 4.5, beat: 3};
    const page = {...busy, findLoop: () => Promise.resolve({where, playing})};
    const error: unknown = await new Watchdog(page, 20, 20)
      .over(never)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'page-stuck',
      where,
      message: expect.stringContaining('4.5 s of it were played') as string,
    });
  });
  test('does without the line where looking for it fails', async () => {
    const page = {...busy, findLoop: () => Promise.reject(new Error('The browser is gone.'))};
    const watchdog = new Watchdog(page, 20, 20);
    const watched = watchdog.over(never);
    watchdog.heard({section: '02-round', seconds: 3.25, beat: 2});
    await expect(watched).rejects.toMatchObject({
      code: 'page-stuck',
      where: {file: 'scenes/02-round.tsx', beat: 2},
    });
  });
  test('speaks of a wait where a page would answer', async () => {
    const error: unknown = await new Watchdog(idle, 20, 20)
      .over(never)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({code: 'page-waits'});
    expect(error).not.toMatchObject({remedy: expect.stringContaining('loop') as string});
  });
  test('waits as long as something changes, also where it is played a second time', async () => {
    const watchdog = new Watchdog(busy, 100, 20);
    let looks = 0;
    const signs = setInterval(() => {
      // Played up to frame 20, and then from the start.
      looks += 1;
      watchdog.heard(undefined, looks % 20);
    }, 10);
    const work = new Promise<string>(resolve => setTimeout(() => resolve('done'), 900));
    await expect(watchdog.over(work)).resolves.toBe('done');
    clearInterval(signs);
  });
  test('does not wait for one that stays where it is, and only says that it lives', async () => {
    const watchdog = new Watchdog(busy, 100, 20);
    const signs = setInterval(() => watchdog.heard(undefined, 7), 10);
    await expect(watchdog.over(never)).rejects.toMatchObject({code: 'page-stuck'});
    clearInterval(signs);
  });
});

test('bytes are written until all are there, however few are taken at once', async () => {
  const file = Buffer.alloc(12);
  const handle = {
    write: (data: Uint8Array, offset: number, length: number, position: number) => {
      const bytesWritten = Math.min(length, 3);
      file.set(data.subarray(offset, offset + bytesWritten), position);
      return Promise.resolve({bytesWritten});
    },
  };
  expect(await writeFully(handle, Buffer.from('lecture'), 4)).toBe(11);
  expect(file.toString('latin1')).toBe('\0\0\0\0lecture\0');
});

test('a line of what is made from a scene is none of the scene', () => {
  const error = Object.assign(new Error('Failed to resolve import "./gone.png"'), {
    loc: {file: '/a.tsx?scene', line: 5, column: 21},
  });
  expect(readCompileError(error)?.where).toEqual({file: '/a.tsx'});
});

test.each([
  [undefined, 21_000],
  ['', 21_000],
  ['120', 168_000],
  ['0.5', 700],
])('with LECTERN_LONGEST_WAIT=%s a page may be silent for %d ms', (given, silenceMs) => {
  vi.stubEnv('LECTERN_LONGEST_WAIT', given);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(longestSilenceMs(1)).toBe(silenceMs);
});

test.each(['long', '-3', '0', '2m'])('LECTERN_LONGEST_WAIT=%s is refused', given => {
  vi.stubEnv('LECTERN_LONGEST_WAIT', given);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(() => longestSilenceMs()).toThrow(`LECTERN_LONGEST_WAIT is “${given}”`);
});

test('a compile error is read without colours and codes, with the first place', () => {
  const error = Object.assign(new Error('Transform failed with 2 errors:'), {
    errors: [
      {
        message: '\u001b[31m[PARSE_ERROR]\u001b[0m Expected `,`\n  more',
        loc: {file: '/a.tsx', line: 6, column: 68},
      },
      {message: 'second', loc: {file: '/a.tsx', line: 9, column: 0}},
    ],
  });
  expect(readCompileError(error)).toEqual({
    message: 'Expected `,`',
    where: {file: '/a.tsx', line: 6, column: 69},
  });
  expect(readCompileError('no error')).toBeUndefined();
});

test('a GIF’s header has its size and repeats for ever', () => {
  const header = Buffer.from(gifHeader({widthPx: 960, heightPx: 540}));
  expect(header.subarray(0, 6).toString('latin1')).toBe('GIF89a');
  expect([header.readUInt16LE(6), header.readUInt16LE(8)]).toEqual([960, 540]);
  expect(header.readUInt16LE(header.length - 3)).toBe(0);
});
