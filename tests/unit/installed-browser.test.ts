/** Which of several browsers is taken. */
import {chmod, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {findInstalledBrowser} from '../../scripts/installed-browser.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lectern-browsers-'));
  vi.stubEnv('PATH', folder);
  vi.stubEnv('LECTERN_BROWSER', '');
  vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', '');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, {recursive: true});
});

async function install(name: string, script = `echo ${name} 1.2`): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

describe.runIf(process.platform === 'linux')('on Linux', () => {
  test('a headless shell is taken before a whole browser', async () => {
    await install('google-chrome');
    await install('chromium');
    expect((await findInstalledBrowser())?.version).toBe('google-chrome 1.2');
    const shell = await install('chromium-headless-shell');
    expect(await findInstalledBrowser()).toEqual({
      path: shell,
      version: 'chromium-headless-shell 1.2',
    });
  });

  test('one that is named is taken before all others', async () => {
    await install('chromium-headless-shell');
    vi.stubEnv('LECTERN_BROWSER', await install('my-browser'));
    expect((await findInstalledBrowser())?.version).toBe('my-browser 1.2');
  });

  test('one that does not start is passed over', async () => {
    await install('chromium-headless-shell', 'exit 1');
    await install('chromium');
    expect((await findInstalledBrowser())?.version).toBe('chromium 1.2');
  });
});
