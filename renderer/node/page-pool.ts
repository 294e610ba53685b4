/** One browser, one server, some pages: opens them, shares work out among them, closes all. */
import {realpath, stat} from 'node:fs/promises';
import path from 'node:path';
import {LecternError, type SourcePlace} from '../../schema/errors.ts';
import {plainPath} from '../../scripts/plain-path.mjs';
import type {PageProgress} from '../protocol.ts';
import {type BrowserSession, openBrowser} from './browser-session.ts';
import {LecturePage} from './lecture-page.ts';
import type {PageServer} from './page-server.ts';
import {fileOfSection, placeInLecture} from './source-places.ts';
import type {SharedBrowser} from './shared-browser.ts';
import type {Uploads} from './uploads.ts';

/** What pages are opened for. */
export interface PagePoolOptions {
  readonly lectureDir: string;
  readonly signal?: AbortSignal | undefined;
  /** An own one unless given. */
  readonly browser?: SharedBrowser | undefined;
  readonly onProgress?: ((progress: PageProgress) => void) | undefined;
  /** Scenes as they are to be taken instead of what is in their files, by path. */
  readonly unsavedScenes?: ReadonlyMap<string, string> | undefined;
}

/** Pages of one lecture; the first is open from the start. */
export class PagePool {
  private readonly others: LecturePage[] = [];

  private constructor(
    private readonly session: BrowserSession,
    private readonly pages: PageServer,
    /** The page for questions about the lecture. */
    public readonly first: LecturePage,
    private readonly options: PagePoolOptions,
  ) {}

  /**
   * Runs an action with a pool of pages, and closes them, their server and their browser after it.
   *
   * @throws What the action threw; the reason of an abort; LecternError for what cannot be opened.
   */
  public static async use<TResult>(
    options: PagePoolOptions,
    action: (pool: PagePool) => Promise<TResult>,
  ): Promise<TResult> {
    const {signal} = options;
    signal?.throwIfAborted();
    const lectureDir = await lectureFolder(options.lectureDir);
    // Browser and server take their time, also to be loaded; neither needs the other.
    const opening = options.browser?.session() ?? openBrowser(signal);
    const serving = import('./page-server.ts').then(({servePages}) =>
      servePages(lectureDir, options.unsavedScenes),
    );
    const [opened, served, first] = await Promise.allSettled([
      opening,
      serving,
      opening.then(session => LecturePage.open(session, serving, options.onProgress)),
    ]);
    try {
      if (opened.status === 'rejected') throw opened.reason;
      if (served.status === 'rejected') throw served.reason;
      if (first.status === 'rejected') throw first.reason;
      const pool = new PagePool(opened.value, served.value, first.value, options);
      return await action(pool).finally(() => pool.close());
    } catch (error) {
      // What an abort breaks is a consequence; the abort is the cause.
      signal?.throwIfAborted();
      throw error;
    } finally {
      if (opened.status === 'fulfilled' && options.browser === undefined) {
        await opened.value.close();
      }
      if (served.status === 'fulfilled') await served.value.close();
    }
  }

  /** The place in the lecture's files that a stack of the page leads to. */
  public placeOf(stack: string): SourcePlace | undefined {
    return placeInLecture(this.pages.vite, this.pages.lectureDir, stack);
  }

  /** Opens one more page of the lecture; whoever asks closes it. */
  public async openPage(): Promise<LecturePage> {
    const page = await LecturePage.open(this.session, this.pages, this.options.onProgress);
    this.others.push(page);
    return page;
  }

  /** Has files read again by the pages that are opened from now on. */
  public readAgain(files: readonly string[]): void {
    const {moduleGraph} = this.pages.vite.environments.client;
    for (const file of files) moduleGraph.onFileChange(plainPath(file));
  }

  /** The file of a section's scene, absolute. */
  public fileOf(section: string): string | undefined {
    return fileOfSection(this.pages.vite, section);
  }

  /** The lecture's folder, links resolved. */
  public get lectureDir(): string {
    return this.pages.lectureDir;
  }

  /** Takes what pages send. */
  public get uploads(): Uploads {
    return this.pages.uploads;
  }

  /** Name and version of the browser. */
  public get browser(): string {
    return this.session.version;
  }

  /**
   * Runs an action for each item, on as many pages at once as are allowed; the
   * first failure ends all of them.
   */
  public async forEach<TItem>(
    items: readonly TItem[],
    concurrency: number,
    action: (item: TItem, page: LecturePage) => Promise<void>,
  ): Promise<void> {
    const waiting = [...items];
    let hasFailed = false;
    const work = async (given?: LecturePage): Promise<void> => {
      let page = given;
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
        this.options.signal?.throwIfAborted();
        page ??= await this.openPage();
        try {
          await action(item, page);
        } catch (error) {
          if (hasFailed || !this.canReplace(error)) throw error;
          // A page can die of what a neighbour did to the machine: once more, on a new one.
          await page.close();
          page = await this.openPage();
          await action(item, page);
        }
      }
    };
    const others = Math.max(0, Math.min(concurrency, items.length) - 1);
    const workers = [work(this.first), ...Array.from({length: others}, () => work())];
    try {
      await Promise.all(workers);
    } catch (error) {
      hasFailed = true;
      await this.close();
      await Promise.allSettled(workers);
      throw error;
    }
  }

  /** Ends all pages, whatever they are doing. */
  private async close(): Promise<void> {
    await Promise.all([this.first, ...this.others].map(page => page.close()));
  }

  private canReplace(error: unknown): boolean {
    return (
      error instanceof LecternError &&
      error.code === 'page-crashed' &&
      this.options.signal?.aborted !== true &&
      this.session.browser.connected
    );
  }
}

async function lectureFolder(folder: string): Promise<string> {
  const isLecture = await stat(path.join(folder, 'project.ts')).then(
    file => file.isFile(),
    () => false,
  );
  if (!isLecture) {
    throw new LecternError({
      code: 'lecture-missing',
      message: `${folder} is no lecture: it holds no project.ts.`,
      remedy: 'Name the folder that `lectern make` or `lectern new` has written.',
    });
  }
  return realpath(folder);
}
