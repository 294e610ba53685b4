// @ts-check
// Makes a fresh clone ready to run: checks Node, installs the packages, finds or
// fetches a browser. Runs before anything is installed, so it uses only what Node
// brings along; when all is there it does nothing, in milliseconds.
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {findInstalledBrowser} from './installed-browser.mjs';
import {differenceFromLockFile} from './lock-file.mjs';
import {requireNode} from './node-version.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

requireNode();
installPackages();
await provideBrowser();

function installPackages() {
  if (!existsSync(`${root}/package-lock.json`)) {
    fail('package-lock.json is missing.', 'git checkout package-lock.json');
  }
  const difference = differenceFromLockFile(root);
  if (difference === undefined) return;
  say(`Installing packages (${difference}) …`);
  const started = performance.now();
  // Development packages too, whatever NODE_ENV says: the tests need them.
  const npm = runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (npm.status !== 0) {
    fail(
      'The packages could not be installed; what npm said is above.',
      'Check the network connection and the registry of npm (npm config get registry), then: npm ci',
    );
  }
  say(`Packages installed in ${((performance.now() - started) / 1000).toFixed(0)} s.`);
}

async function provideBrowser() {
  if (await findInstalledBrowser()) return;
  say('No Chrome or Chromium found; downloading a headless one for Lectern …');
  const command = ['exec', '--', 'puppeteer', 'browsers', 'install', 'chrome-headless-shell'];
  const download = runNpm(command, 'quiet');
  if (await findInstalledBrowser()) return say('Browser downloaded.');
  say(`That failed: ${firstError(download.stderr) ?? 'it does not start on this machine'}`);

  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say("Installing Debian's chromium …");
    process.env.DEBIAN_FRONTEND = 'noninteractive';
    run('apt-get', ['update', '-qq']);
    // Older releases have no package of its own for the headless one.
    for (const name of ['chromium-headless-shell', 'chromium']) {
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name]);
      if (await findInstalledBrowser()) return say('Browser installed.');
    }
  }
  fail(
    'No browser could be installed. Lectern draws and encodes its videos in Chrome or Chromium.',
    'Install one (Debian, Ubuntu: sudo apt-get install chromium), ' +
      'or say where one is: export LECTERN_BROWSER=/path/to/chrome',
  );
}

/**
 * @param {string[]} args
 * @param {'shown' | 'quiet'} [output]
 */
function runNpm(args, output) {
  // Under `npm run` the very npm that runs; elsewhere the one on the path.
  const script = process.env.npm_execpath;
  if (script?.endsWith('npm-cli.js')) return run(process.execPath, [script, ...args], output);
  return run('npm', args, output);
}

/**
 * Runs a command in the repository and waits for it.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {'shown' | 'quiet'} [output] quiet: kept, to be read from the result
 */
function run(command, args, output = 'shown') {
  return spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    // Standard output belongs to the command that the set-up runs for.
    stdio: output === 'shown' ? ['ignore', process.stderr, process.stderr] : 'pipe',
    shell: process.platform === 'win32',
  });
}

/** @param {string | undefined} output */
function firstError(output) {
  return /^\s*- \w+: (.*)$/m.exec(output ?? '')?.[1] ?? /^Error: (.*)$/m.exec(output ?? '')?.[1];
}

/** @param {string} line */
function say(line) {
  console.error(`set-up: ${line}`);
}

/**
 * @param {string} problem
 * @param {string} remedy
 * @returns {never}
 */
function fail(problem, remedy) {
  console.error(`\nset-up: ${problem}\n        ${remedy}`);
  process.exit(1);
}
