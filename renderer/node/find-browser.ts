/** Finds the browsers that could draw and encode. */
import {existsSync} from 'node:fs';
import {installedBrowsers} from '../../scripts/installed-browser.mjs';
import {LecternError} from '../../schema/errors.ts';

const INSTALL_ONE =
  'Install Chrome or Chromium (Debian, Ubuntu: sudo apt-get install chromium; anywhere: npx puppeteer browsers install chrome), or name one in LECTERN_BROWSER.';

/**
 * The programs of the browsers on this machine, the one to prefer first; only the one that
 * LECTERN_BROWSER names, where that is set.
 *
 * @throws LecternError `browser-missing` when there is none.
 */
export async function* findBrowsers(): AsyncGenerator<string, void, void> {
  const named = process.env.LECTERN_BROWSER;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) {
      throw new LecternError({
        code: 'browser-missing',
        message: `LECTERN_BROWSER names ${named}, but there is no such program.`,
        remedy: 'Correct the path, or unset LECTERN_BROWSER to use an installed browser.',
      });
    }
    yield named;
    return;
  }
  let isAny = false;
  for await (const program of installedBrowsers()) {
    isAny = true;
    yield program;
  }
  if (!isAny) {
    throw new LecternError({
      code: 'browser-missing',
      message: 'No Chrome or Chromium was found; Lectern draws and encodes its videos in one.',
      remedy: INSTALL_ONE,
    });
  }
}
