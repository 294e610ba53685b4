/** What stands in a folder while a file of it is written, and after that. */
import {spawnSync} from 'node:child_process';
import {mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {hostname, tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {writeWhole} from '../../agents/write-whole.ts';
import {writeAside} from '../../renderer/node/write-aside.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'lectern-aside-'))));
afterEach(() => rm(folder, {recursive: true, force: true}));

const write = (text: string) =>
  writeAside(path.join(folder, 'video.mp4'), partialFile => writeFile(partialFile, text));

test('a file has its name when it is complete', async () => {
  await writeAside(path.join(folder, 'video.mp4'), async partialFile => {
    await writeFile(partialFile, 'half');
    expect(await readdir(folder)).toEqual([path.basename(partialFile)]);
  });
  expect(await readdir(folder)).toEqual(['video.mp4']);
});

test('what fails leaves the old file as it was, and nothing else', async () => {
  await write('old');
  const failing = writeAside(path.join(folder, 'video.mp4'), async partialFile => {
    await writeFile(partialFile, 'half');
    throw new Error('No more chalk.');
  });
  await expect(failing).rejects.toThrow('No more chalk.');
  expect(await readdir(folder)).toEqual(['video.mp4']);
  expect(await readFile(path.join(folder, 'video.mp4'), 'utf8')).toBe('old');
});

test.each([
  ['a video', write],
  ['a scene', (text: string) => writeWhole(path.join(folder, 'video.mp4'), text)],
])(
  'what a killed process left goes; what a running one or another machine writes stays: %s',
  async (_, writeNext) => {
    const nobody = spawnSync(process.execPath, ['--version']).pid;
    const left = `.02-two.4ce9.mp4.${hostname()}-${nobody}.partial`;
    const others = [
      `.02-two.4ce9.mp4.${hostname()}-${process.ppid}.partial`,
      `.02-two.4ce9.mp4.elsewhere-${nobody}.partial`,
      `.notes.${nobody}.partial`,
    ];
    for (const name of [left, ...others]) await writeFile(path.join(folder, name), 'half');
    await writeNext('new');
    expect((await readdir(folder)).sort()).toEqual([...others, 'video.mp4'].sort());
  },
);
