/** Runs code in a page that a lecture's server gives: the sources themselves, as the editor has them. */
import type {Browser} from 'puppeteer';
import type {Uploads} from '../../renderer/node/uploads.ts';
import {createLectureServer} from '../../renderer/node/vite/lecture-server.ts';
import {UPLOAD_PATH} from '../../renderer/protocol.ts';
import {openPage, whenTrue} from './pages.ts';

/** What is run. */
export interface PageCode {
  readonly browser: Browser;
  readonly lectureDir: string;
  /** A module; what it is to give stands under its default export's promise. */
  readonly source: string;
  /** What it can call, as globals. */
  readonly functions?: Readonly<Record<string, (...values: never[]) => unknown>>;
  /** What takes bytes that it sends. */
  readonly uploads?: Uploads;
  /** In seconds; two minutes unless given. */
  readonly longestSeconds?: number;
}

const PAGE = '/code-page';
const MODULE = '\0code-page';

/**
 * Runs a module.
 *
 * @returns What its default export, a function, answers; plain data.
 * @throws Error with the stack of what it threw.
 */
export async function runInPage<TResult>({
  browser,
  lectureDir,
  source,
  functions = {},
  uploads,
  longestSeconds = 120,
}: PageCode): Promise<TResult> {
  const server = await createLectureServer({
    lectureDir,
    mode: 'render',
    plugins: [
      {
        name: 'test:code-page',
        configureServer(vite) {
          if (uploads !== undefined) vite.middlewares.use(UPLOAD_PATH, uploads.handle);
          vite.middlewares.use(PAGE, (_, response) => {
            response.setHeader('content-type', 'text/html');
            response.end(`<!doctype html><link rel="icon" href="data:,"><script type="module">
              import run from '/@id/__x00__code-page';
              try {
                window.outcome = {value: await run()};
              } catch (error) {
                window.outcome = {error: String(error.stack)};
              }
            </script>`);
          });
        },
        resolveId: id => (id === MODULE ? MODULE : undefined),
        load: id => (id === MODULE ? source : undefined),
      },
    ],
  });
  const page = await openPage(browser);
  try {
    for (const [name, callee] of Object.entries(functions)) {
      await page.exposeFunction(name, callee);
    }
    await page.goto(server.origin + PAGE);
    const timeout = 1000 * longestSeconds;
    await whenTrue(page, 'window.outcome !== undefined', timeout);
    const outcome = (await page.evaluate('window.outcome')) as {value: TResult; error?: string};
    if (outcome.error !== undefined) throw new Error(outcome.error);
    return outcome.value;
  } finally {
    await page.close();
    await server.close();
  }
}
