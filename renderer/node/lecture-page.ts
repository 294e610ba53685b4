/** The page that draws, as Node sees it: opened, asked, closed; every failure typed. */
import type {Page} from 'puppeteer';
import {createLogger} from 'vite';
import {LecternError} from '../../schema/errors.ts';
import {
  type FrameSize,
  type GifRequest,
  type LectureDescription,
  PAGE_PATH,
  type PageAnswer,
  type PageFailure,
  type PageLoaded,
  type PageProgress,
  type SectionRequest,
  type SectionSurvey,
  type StillsRequest,
  type VideoCodec,
  type VideoRequest,
} from '../protocol.ts';
import type {BrowserSession} from './browser-session.ts';
import {readCompileError} from './compile-errors.ts';
import {fileOfSection, placeInLecture} from './source-places.ts';
import {Uploads} from './uploads.ts';
import {Watchdog} from './watchdog.ts';
import {type LectureServer, createLectureServer} from './vite/lecture-server.ts';
import {pageModules, renderPagePlugin} from './vite/render-page-plugin.ts';

/** A server of one lecture, made for the renderer's pages. */
export interface PageServer {
  readonly lectureDir: string;
  readonly server: LectureServer;
  readonly uploads: Uploads;
  /** What Vite could not compile, in order. */
  readonly compileErrors: readonly unknown[];
}

/** Starts the server that pages are opened on; the caller closes it. */
export async function servePages(lectureDir: string): Promise<PageServer> {
  const uploads = new Uploads();
  const compileErrors: unknown[] = [];
  const logger = createLogger('silent');
  logger.error = (_message, options) => {
    if (options?.error) compileErrors.push(options.error);
  };
  const server = await createLectureServer({
    lectureDir,
    mode: 'render',
    logger,
    plugins: [renderPagePlugin(lectureDir, uploads.handle)],
  });
  // Compiles while the browser is starting. Errors come again when the page asks.
  for (const file of pageModules(lectureDir)) void server.vite.warmupRequest(file);
  return {lectureDir, server, uploads, compileErrors};
}

/** One open page. */
export class LecturePage {
  private readonly crashed: Promise<never>;

  private constructor(
    private readonly page: Page,
    private readonly pages: PageServer,
    /** What the lecture's project says. */
    public readonly lecture: LectureDescription,
    crashed: Promise<never>,
    private readonly watch: Watchdog,
  ) {
    this.crashed = crashed;
  }

  /**
   * Opens a page and waits until the lecture's project is loaded.
   *
   * @throws LecternError `scene-error` when a file of the lecture does not load.
   */
  public static async open(
    session: BrowserSession,
    pages: PageServer,
    onProgress: (progress: PageProgress) => void = () => undefined,
  ): Promise<LecturePage> {
    const page = await session.browser.newPage();
    const crashed = failureOf(page);
    try {
      const loaded = new Promise<PageLoaded>(resolve => {
        void page.exposeFunction('lecternLoaded', resolve);
      });
      const watch = new Watchdog();
      await page.exposeFunction('lecternReport', (progress: PageProgress) => {
        watch.heard();
        onProgress(progress);
      });
      await page.goto(pages.server.origin + PAGE_PATH);
      const state = await Promise.race([loaded, crashed]);
      if (state.kind === 'failed') throw await loadingError(pages, state);
      const lecture = await page.evaluate(() => globalThis.lecternPage?.lecture);
      if (lecture === undefined) throw new Error('The page is not ready.');
      return new LecturePage(page, pages, lecture, crashed, watch);
    } catch (error) {
      await closeQuietly(page);
      throw error;
    }
  }

  /**
   * Plays a section without drawing.
   *
   * @throws LecternError `scene-error`, `page-crashed`; likewise all below.
   */
  public survey(request: SectionRequest): Promise<SectionSurvey> {
    return this.answered(
      this.page.evaluate(asked => globalThis.lecternPage?.survey(asked), request),
    );
  }

  /** Renders a section as a video file. Throws also LecternError `encoder-error`. */
  public renderVideo(request: VideoRequest): Promise<SectionSurvey> {
    return this.answered(
      this.page.evaluate(asked => globalThis.lecternPage?.renderVideo(asked), request),
    );
  }

  /** Renders a section as GIF frames. */
  public renderGif(request: GifRequest): Promise<SectionSurvey> {
    return this.answered(
      this.page.evaluate(asked => globalThis.lecternPage?.renderGif(asked), request),
    );
  }

  /** Renders frames of a section as PNG files. */
  public renderStills(request: StillsRequest): Promise<null> {
    return this.answered(
      this.page.evaluate(asked => globalThis.lecternPage?.renderStills(asked), request),
    );
  }

  /** The first of some codecs that this browser can encode; undefined when it can none. */
  public chooseCodec(
    candidates: readonly VideoCodec[],
    size: FrameSize,
    framesPerSecond: number,
  ): Promise<VideoCodec | undefined> {
    const codec = this.page.evaluate(
      (...asked) => globalThis.lecternPage?.chooseCodec(...asked),
      candidates,
      size,
      framesPerSecond,
    );
    return Promise.race([codec, this.crashed]);
  }

  /** Ends the page, whatever it is doing. */
  public close(): Promise<void> {
    return closeQuietly(this.page);
  }

  private async answered<TValue>(
    evaluation: Promise<PageAnswer<TValue> | undefined>,
  ): Promise<TValue> {
    const answer = await this.watch.over(Promise.race([evaluation, this.crashed]));
    if (answer === undefined) throw new Error('The page is not ready.');
    if (answer.kind === 'failed') throw await failureError(this.pages, answer.failure);
    return answer.value;
  }
}

/** A promise that rejects when a page dies. */
function failureOf(page: Page): Promise<never> {
  const failure = new Promise<never>((_, reject) => {
    const fail = (message: string) => () =>
      reject(
        new LecternError({
          code: 'page-crashed',
          message,
          remedy:
            'Run the same command again: finished sections are kept. If it happens again, the machine may lack memory: try --concurrency 1 or a lower --resolution.',
        }),
      );
    page.once('error', fail('The page that draws has crashed.'));
    page.once('close', fail('The page that draws was closed.'));
    page.browser().once('disconnected', fail('The browser ended while it was drawing.'));
  });
  // Nobody may be waiting for it.
  failure.catch(() => undefined);
  return failure;
}

async function loadingError(
  pages: PageServer,
  state: Extract<PageLoaded, {kind: 'failed'}>,
): Promise<LecternError> {
  const thrown = pages.compileErrors[0];
  const compileError = readCompileError(thrown);
  return new LecternError({
    code: 'scene-error',
    message: compileError?.message ?? firstParagraph(state.message),
    remedy: 'Run `lectern check` on the lecture for all of its errors.',
    where:
      compileError?.where ??
      (await placeInLecture(pages.server.vite, pages.lectureDir, state.stack ?? '')),
    cause: thrown ?? new Error(state.message),
  });
}

async function failureError(pages: PageServer, failure: PageFailure): Promise<LecternError> {
  const {vite} = pages.server;
  const found = await placeInLecture(vite, pages.lectureDir, failure.stack ?? '');
  const file = found?.file ?? fileOfSection(vite, failure.section);
  const cause = new Error(failure.message);
  if (failure.stack !== undefined) cause.stack = failure.stack;
  if (failure.origin !== 'scene') {
    return new LecternError({
      code: 'encoder-error',
      message: `Section “${failure.section}” could not be encoded: ${failure.message}`,
      remedy: 'Try another --format or a lower --resolution.',
      cause,
    });
  }
  return new LecternError({
    code: 'scene-error',
    message: firstParagraph(failure.message),
    remedy: failure.remarks === undefined ? undefined : plainText(failure.remarks),
    where:
      file === undefined
        ? undefined
        : {file, line: found?.line, column: found?.column, beat: failure.beat},
    cause,
  });
}

function firstParagraph(message: string): string {
  return message.split(/\n\s*\n/)[0] ?? message;
}

/** Motion Canvas writes its advice in HTML. */
function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();
}

async function closeQuietly(page: Page): Promise<void> {
  // A page that is gone already is closed well enough.
  await page.close().catch(() => undefined);
}
