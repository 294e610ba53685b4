/** The page that draws, as Node sees it: opened, asked, closed; every failure typed. */
import type {Page} from 'puppeteer';
import {LecternError} from '../../schema/errors.ts';
import type {MeasuredSection, TracedLeaf} from '../../schema/measured-section.ts';
import {
  type FrameSize,
  type GifRequest,
  type LectureDescription,
  type LifeSign,
  type MeasureRequest,
  PAGE_PATH,
  type PageAnswer,
  type PageLoaded,
  type PageProgress,
  type PicturesRequest,
  type SectionRehearsal,
  type SectionRequest,
  type SectionSurvey,
  type StillsRequest,
  type VideoCodec,
  type VideoRequest,
} from '../protocol.ts';
import type {BrowserSession} from './browser-session.ts';
import {failureError, loadingError} from './page-errors.ts';
import type {PageServer} from './page-server.ts';
import {fileOfSection} from './source-places.ts';
import {Watchdog} from './watchdog.ts';

/** One open page. */
export class LecturePage {
  private constructor(
    private readonly page: Page,
    private readonly pages: PageServer,
    /** What the lecture's project says. */
    public readonly lecture: LectureDescription,
    private readonly crashed: Promise<never>,
    private readonly watch: Watchdog,
  ) {}

  /**
   * Opens a page and waits until the lecture's project is loaded.
   *
   * @param served - The server may still be starting.
   * @throws LecternError `scene-error` when a file of the lecture does not load.
   */
  public static async open(
    session: BrowserSession,
    served: PageServer | Promise<PageServer>,
    onProgress: (progress: PageProgress) => void = () => undefined,
  ): Promise<LecturePage> {
    const page = await session.newPage();
    const crashed = failureOf(page);
    try {
      const loaded = new Promise<PageLoaded>(resolve => {
        void page.exposeFunction('lecternLoaded', resolve);
      });
      const watch = new Watchdog({
        ask: () => page.evaluate('true'),
        fileOf: async section => fileOfSection((await served).server.vite, section),
      });
      await Promise.all([
        page.exposeFunction('lecternReport', (progress: PageProgress) => {
          watch.heard();
          onProgress(progress);
        }),
        page.exposeFunction('lecternAlive', (sign: LifeSign) => watch.heard(sign)),
      ]);
      const pages = await served;
      await page.goto(pages.server.origin + PAGE_PATH);
      const state = await watch.over(Promise.race([loaded, crashed]));
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
  public survey(request: SectionRequest): Promise<SectionRehearsal> {
    return this.answered(
      this.page.evaluate(asked => globalThis.lecternPage?.survey(asked), request),
    );
  }

  /** Plays a section and reads what is drawn where. */
  public measure(request: MeasureRequest): Promise<MeasuredSection<TracedLeaf>> {
    // Of a section of many parts that is much: as text it comes in a fraction of the time.
    const answer = this.page
      .evaluate(
        async asked => JSON.stringify(await globalThis.lecternPage?.measure(asked)),
        request,
      )
      .then((text: string | undefined) =>
        text === undefined
          ? undefined
          : (JSON.parse(text) as PageAnswer<MeasuredSection<TracedLeaf>>),
      );
    return this.answered(answer);
  }

  /** Plays a section, and draws a few frames of each beat that are thrown away. */
  public rehearse(request: SectionRequest): Promise<SectionRehearsal> {
    return this.answered(
      this.page.evaluate(asked => globalThis.lecternPage?.rehearse(asked), request),
    );
  }

  /** Renders a section as WebM. Throws also LecternError `encoder-error`. */
  public renderVideo(request: VideoRequest): Promise<SectionSurvey> {
    return this.answered(
      this.page.evaluate(asked => globalThis.lecternPage?.renderVideo(asked), request),
    );
  }

  /** Renders a section as encoded pictures, which are handed over as they come. Throws likewise. */
  public renderPictures(request: PicturesRequest): Promise<SectionSurvey> {
    return this.answered(
      this.page.evaluate(asked => globalThis.lecternPage?.renderPictures(asked), request),
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

async function closeQuietly(page: Page): Promise<void> {
  // A page that is gone already is closed well enough.
  await page.close().catch(() => undefined);
}
