// @ts-check
// Finds a Chrome or Chromium that is on this machine and starts. Uses only what
// Node brings along, since the set-up asks before any package is there.
import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {homedir} from 'node:os';
import {delimiter, join} from 'node:path';
import {promisify} from 'node:util';

/** They draw alike, but have no window to prepare: they start in half the time. */
const HEADLESS_SHELLS = ['chrome-headless-shell', 'chromium-headless-shell'];

/**
 * The browsers that are here: those named in LECTERN_BROWSER and PUPPETEER_EXECUTABLE_PATH,
 * installed ones, puppeteer's own downloads; headless shells before whole browsers. That one is
 * here does not say that it starts.
 *
 * @returns {AsyncGenerator<string, void, void>} their programs
 */
export async function* installedBrowsers() {
  yield* [...namedBrowsers(), ...systemBrowsers()].filter(path => existsSync(path));
  yield* (await downloadedBrowsers()).filter(path => existsSync(path));
}

/**
 * The first of them that starts.
 *
 * @returns {Promise<{path: string, version: string} | undefined>}
 */
export async function findInstalledBrowser() {
  for await (const path of installedBrowsers()) {
    const version = await browserVersion(path);
    if (version !== undefined) return {path, version};
  }
  return undefined;
}

function namedBrowsers() {
  const names = [process.env.LECTERN_BROWSER, process.env.PUPPETEER_EXECUTABLE_PATH];
  return names.flatMap(name => name || []);
}

function systemBrowsers() {
  if (process.platform === 'darwin') {
    const applications = [
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Chromium.app/Contents/MacOS/Chromium',
    ];
    return ['/Applications', join(homedir(), 'Applications')].flatMap(folder =>
      applications.map(application => join(folder, application)),
    );
  }
  if (process.platform === 'win32') {
    const {PROGRAMFILES, 'PROGRAMFILES(X86)': programFiles32, LOCALAPPDATA} = process.env;
    return [PROGRAMFILES, programFiles32, LOCALAPPDATA]
      .filter(folder => folder !== undefined)
      .map(folder => join(folder, 'Google/Chrome/Application/chrome.exe'));
  }
  const names = [
    ...HEADLESS_SHELLS,
    'google-chrome',
    'google-chrome-stable',
    'chromium',
    'chromium-browser',
  ];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.flatMap(folder => names.map(name => join(folder, name)));
}

async function downloadedBrowsers() {
  try {
    const {default: puppeteer} = await import('puppeteer');
    return /** @type {const} */ (['shell', true]).map(headless =>
      puppeteer.executablePath({headless}),
    );
  } catch {
    return [];
  }
}

/**
 * What the browser calls itself; undefined if it does not start, for instance
 * for want of a system library.
 *
 * @param {string} path
 */
async function browserVersion(path) {
  // On Windows `--version` opens a window.
  if (process.platform === 'win32') return 'Chrome';
  return promisify(execFile)(path, ['--version'], {timeout: 20_000}).then(
    ({stdout}) => stdout.trim(),
    () => undefined,
  );
}
