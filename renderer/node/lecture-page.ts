/** The page that draws, as Node sees it: opened, asked, closed; every failure typed. */
import type {Page} from 'puppeteer';
import {LecternError} from '../../schema/errors.ts';
import {printable} from '../../schema/printable.ts';
import type {MeasuredSection, TracedLeaf} from '../../schema/measured-section.ts';
import type {
  FrameSize,
  GifRequest,
  LectureDescription,
  MeasureRequest,
  PageAnswer,
  PageProgress,
  PicturesRequest,
  Question,
  SectionRehearsal,
  SectionRequest,
  SectionSurvey,
  StillsRequest,
  VideoCodec,
  VideoRequest,
} from '../protocol.ts';
import type {BrowserSession} from './browser-session.ts';
import {type FoundLoop, findLoop} from './find-loop.ts';
import {loadLecture} from './load-lecture.ts';
import {longestSilenceMs, tellLongestWait} from './longest-wait.ts';
import {PageDebugger} from './page-debugger.ts';
import {failureError, loadingError} from './page-errors.ts';
import type {PageServer} from './page-server.ts';
import {fileOfSection, sectionsOf} from './source-places.ts';
import {READERS, readCodec, readLoaded, readSign} from './page-answers.ts';
import {Watchdog} from './watchdog.ts';

const LONGEST_TITLE = 500;

/** What is in a loop that never ends gets there soon, or nobody waits for it. */
const LONGEST_SEARCH_MS = 20_000;

/** One open page. */
export class LecturePage {
  private constructor(
    private readonly page: Page,
    private readonly pages: PageServer,
    /** What the lecture's project says. */
    public readonly lecture: LectureDescription,
    private readonly crashed: Promise<never>,
    private readonly watch: Watchdog,
    private readonly playing: PageTask,
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
    const crashed = failureOf(page, session);
    try {
      const [pages] = await Promise.all([served, tellLongestWait(page)]);
      const playing: PageTask = {};
      const watch = new Watchdog({
        ask: () => page.evaluate('true'),
        fileOf: section => Promise.resolve(fileOfSection(pages.vite, section)),
        findLoop: () => findLoopAnew(session, pages, playing),
      });
      pages.serveTo(session.network);
      // A page that is loaded asks for one thing after the other.
      let asked = 0;
      const heard = (): void => watch.heard(undefined, ++asked);
      pages.listeners.add(heard);
      const state = readLoaded(
        await watch
          .over(Promise.race([loadLecture(page, pages.address), crashed]))
          .finally(() => pages.listeners.delete(heard)),
      );
      if (state.kind === 'failed') throw loadingError(pages, state);
      const lecture = ownLecture(pages, state.lecture);
      const opened = new LecturePage(page, pages, lecture, crashed, watch, playing);
      void opened.listen(onProgress);
      return opened;
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
    return this.ask('survey', request);
  }

  /** Plays a section and reads what is drawn where. */
  public async measure(request: MeasureRequest): Promise<MeasuredSection<TracedLeaf>> {
    const measured = await this.ask('measure', request);
    return {...measured, section: request.section};
  }

  /** Plays a section, and draws a few frames of each beat that are thrown away. */
  public rehearse(request: SectionRequest): Promise<SectionRehearsal> {
    return this.ask('rehearse', request);
  }

  /** Renders a section as WebM. Throws also LecternError `encoder-error`. */
  public renderVideo(request: VideoRequest): Promise<SectionSurvey> {
    return this.ask('renderVideo', request, [request.uploadPath]);
  }

  /** Renders a section as encoded pictures, which are handed over as they come. Throws likewise. */
  public renderPictures(request: PicturesRequest): Promise<SectionSurvey> {
    return this.ask('renderPictures', request, [request.uploadPath]);
  }

  /** Renders a section as GIF frames. */
  public renderGif(request: GifRequest): Promise<SectionSurvey> {
    return this.ask('renderGif', request, [request.uploadPath]);
  }

  /** Renders frames of a section as PNG files. */
  public renderStills(request: StillsRequest): Promise<null> {
    const uploadPaths = request.stills.map(({uploadPath}) => uploadPath);
    return this.ask('renderStills', request, uploadPaths);
  }

  /** The first of some codecs that this browser can encode; undefined when it can none. */
  public async chooseCodec(
    candidates: readonly VideoCodec[],
    size: FrameSize,
    framesPerSecond: number,
  ): Promise<VideoCodec | undefined> {
    return readCodec(await this.asked('chooseCodec', [candidates, size, framesPerSecond], []));
  }

  /** Ends the page, whatever it is doing. */
  public close(): Promise<void> {
    return closeQuietly(this.page);
  }

  private async ask<TMethod extends keyof typeof READERS>(
    method: TMethod,
    request: SectionRequest,
    uploadPaths: readonly string[] = [],
  ): Promise<ValueOf<TMethod>> {
    this.playing.request = request;
    const text = await this.asked(method, [request], uploadPaths).catch((error: unknown) => {
      throw this.placed(error, request.section);
    });
    const answer = READERS[method](text) as PageAnswer<ValueOf<TMethod>>;
    if (answer.kind === 'failed') {
      const {isStanding, stack} = answer.failure;
      throw failureError(this.pages, {
        ...answer.failure,
        section: request.section,
        stack: isStanding === true ? await standingOf(this.page) : stack,
      });
    }
    return answer.value;
  }

  /** What ends the browser does not know of sections. */
  private placed(error: unknown, section: string): unknown {
    if (!(error instanceof LecternError) || error.where !== undefined) return error;
    if (!/^page-(?:floods|memory)$/.test(error.code)) return error;
    const {code, message, remedy} = error;
    const file = fileOfSection(this.pages.vite, section);
    return new LecternError({
      code,
      message,
      remedy,
      where: file === undefined ? undefined : {file},
    });
  }

  private asked(
    method: Question['method'],
    parameters: Question['parameters'],
    uploadPaths: readonly string[],
  ): Promise<string> {
    const answer = this.page.evaluate(
      (...asked) => globalThis.lecternHost?.ask(...asked) ?? '',
      JSON.stringify({method, parameters} satisfies Question),
      uploadPaths,
    );
    return this.watch.over(Promise.race([answer, this.crashed]));
  }

  /** Hears, until the page is closed, how far it is. */
  private async listen(onProgress: (progress: PageProgress) => void): Promise<void> {
    try {
      for (;;) {
        const signs = await this.page.evaluate(() => globalThis.lecternHost?.newSigns() ?? []);
        for (const sign of signs.map(readSign)) {
          if (sign === undefined) continue;
          if ('frame' in sign) this.watch.heard(undefined, sign.frame);
          else this.watch.heard(sign, sign.seconds);
          if ('frame' in sign && this.lecture.sections.includes(sign.section)) onProgress(sign);
        }
      }
    } catch {
      // The page is gone, which is told by what waits for it.
    }
  }
}

type ValueOf<TMethod extends keyof typeof READERS> =
  ReturnType<(typeof READERS)[TMethod]> extends PageAnswer<infer TValue> ? TValue : never;

/** What a page is doing. */
interface PageTask {
  /** Undefined while the lecture is loaded. */
  request?: SectionRequest;
}

/** Where in its code a page stands; nothing when that cannot be found out. */
async function standingOf(page: Page): Promise<string> {
  try {
    return await (await PageDebugger.of(page)).standing();
  } catch {
    return '';
  }
}

/** Looks on a new page for the loop that another one is caught in. */
async function findLoopAnew(
  session: BrowserSession,
  pages: PageServer,
  {request}: PageTask,
): Promise<FoundLoop | undefined> {
  const page = await session.newPage();
  try {
    return await findLoop(page, pages, request, longestSilenceMs() / 6, LONGEST_SEARCH_MS);
  } finally {
    void closeQuietly(page);
  }
}

/** A lecture has no other sections than those whose files its project imports. */
function ownLecture({vite}: PageServer, {title, sections}: LectureDescription): LectureDescription {
  const own = sectionsOf(vite);
  const strange = sections.find(section => !own.has(section));
  if (strange === undefined && new Set(sections).size === sections.length) {
    return {title: printable(title, LONGEST_TITLE), sections};
  }
  throw new LecternError({
    code: 'scene-error',
    message:
      strange === undefined
        ? 'The project names a section twice.'
        : `The project has a section “${printable(strange, LONGEST_TITLE)}”, and no file of that name.`,
    remedy:
      'Import each section in project.ts, as in: import intro from "./scenes/01-intro?scene".',
  });
}

/** A promise that rejects when a page dies. */
function failureOf(page: Page, {process: browser}: BrowserSession): Promise<never> {
  const failure = new Promise<never>((_, reject) => {
    const fail = (message: string) => () =>
      reject(
        browser.breach ??
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
