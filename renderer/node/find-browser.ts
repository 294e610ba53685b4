/** Finds the browser that draws and encodes. */
import {findInstalledBrowser} from '../../scripts/installed-browser.mjs';
import {LecternError} from '../../schema/errors.ts';

/** A browser on this machine. */
export interface InstalledBrowser {
  /** Absolute path of its program. */
  readonly path: string;
  /** What it calls itself, such as `Chromium 156.0.8078.79`. */
  readonly version: string;
}

const REMEDY =
  'Install Chrome or Chromium (Debian, Ubuntu: sudo apt-get install chromium; anywhere: npx puppeteer browsers install chrome), or name one in LECTERN_BROWSER.';

/**
 * Finds a browser: the one that LECTERN_BROWSER or PUPPETEER_EXECUTABLE_PATH
 * names, an installed Chrome or Chromium, puppeteer's own.
 *
 * @throws LecternError `browser-missing`, also when the named one does not start.
 */
export async function findBrowser(): Promise<InstalledBrowser> {
  const named = process.env.LECTERN_BROWSER;
  const found = await findInstalledBrowser();
  if (named !== undefined && named !== '' && found?.path !== named) {
    throw new LecternError({
      code: 'browser-missing',
      message: `LECTERN_BROWSER names ${named}, but that does not start.`,
      remedy: 'Correct the path, or unset LECTERN_BROWSER to use an installed browser.',
    });
  }
  if (found === undefined) {
    throw new LecternError({
      code: 'browser-missing',
      message: 'No Chrome or Chromium was found; Lectern draws and encodes its videos in one.',
      remedy: REMEDY,
    });
  }
  return found;
}
