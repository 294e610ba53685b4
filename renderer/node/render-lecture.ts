/**
 * Renders a lecture: each section to a file of its own, kept from run to run;
 * then all of them joined into one, without encoding anything again.
 */
import {stat} from 'node:fs/promises';
import {availableParallelism} from 'node:os';
import {LecternError} from '../../schema/errors.ts';
import type {
  FrameSize,
  SectionRequest,
  SectionSurvey,
  VideoCodec,
  VideoContainer,
  VideoQualityName,
} from '../protocol.ts';
import {joinGifs} from './join-gifs.ts';
import {joinVideos} from './join-videos.ts';
import type {LecturePage} from './lecture-page.ts';
import {PagePool} from './page-pool.ts';
import {
  type RenderOptions,
  type RenderedSection,
  type SectionProblem,
  evenSize,
  pickSections,
} from './render-options.ts';
import {receiveFiles} from './receive-files.ts';
import {receiveVideo} from './receive-video.ts';
import {sectionKeys} from './section-key.ts';
import {SectionStore} from './section-store.ts';
import {requireWritable, writeAside} from './write-aside.ts';

/** Options of {@link renderLecture}. */
export interface RenderLectureOptions extends RenderOptions {
  /** `mp4` unless given. */
  readonly format?: VideoContainer | 'gif' | undefined;
  /** The file to write; its folder is made. */
  readonly output: string;
  /** `good` unless given; `draft` is half as large and has half as many frames unless told otherwise. */
  readonly quality?: VideoQualityName | undefined;
  /** Writes every frame, also where the picture stands still: for editors that need it. */
  readonly constantFrameRate?: boolean | undefined;
  /** How many sections are drawn side by side; three for four cores unless given. */
  readonly concurrency?: number | undefined;
}

/** A finished rendering. */
export interface RenderedLecture {
  readonly output: string;
  readonly bytes: number;
  readonly frames: number;
  readonly durationSeconds: number;
  readonly size: FrameSize;
  readonly framesPerSecond: number;
  readonly codec: VideoCodec | 'gif';
  readonly sections: readonly RenderedSection[];
  /** What viewers could not read or see. */
  readonly problems: readonly SectionProblem[];
}

/** How one rendering encodes. */
type Encoding =
  | {
      readonly format: VideoContainer;
      readonly codec: VideoCodec;
      readonly quality: VideoQualityName;
      readonly repeatAfterFrames: number;
    }
  | {readonly format: 'gif'; readonly codec: 'gif'};

/** A page is busy on one core, and its encoder a third of the time on another. */
const PAGES_PER_CORE = 0.75;

/** How long a picture stands in the file before it is written again: players seek by it. */
const LONGEST_FRAME_SECONDS = 1;

/** What browsers may encode for WebM; H.264 we encode ourselves. */
const CODECS_OF_WEBM: readonly VideoCodec[] = ['vp9', 'av1'];

/**
 * Renders a lecture, or some of its sections, into one file.
 *
 * @throws LecternError `scene-error` with file, line and beat, `browser-missing`,
 * `disk-full` and the like; the reason of the signal when that was aborted.
 */
export async function renderLecture(options: RenderLectureOptions): Promise<RenderedLecture> {
  const {format = 'mp4', output, signal, onEvent = () => undefined} = options;
  const gif = format === 'gif';
  const small = gif || options.quality === 'draft';
  const size = evenSize(
    options.size ?? (small ? {widthPx: 960, heightPx: 540} : {widthPx: 1920, heightPx: 1080}),
  );
  const framesPerSecond = options.framesPerSecond ?? (small ? 15 : 30);
  await requireWritable(output);

  return PagePool.use(
    {
      lectureDir: options.lectureDir,
      browser: options.browser,
      signal,
      onProgress: progress => onEvent({kind: 'frames', ...progress}),
    },
    async pool => {
      const sections = pickSections(pool.first.lecture.sections, options.sections);
      const encoding = await chooseEncoding(pool.first, options, size, framesPerSecond);
      const rendered = await renderSections(
        pool,
        sections,
        encoding,
        size,
        framesPerSecond,
        options,
      );

      onEvent({kind: 'joining'});
      await writeAside(output, partialFile =>
        encoding.format === 'gif'
          ? joinGifs(
              rendered.map(({file}) => file),
              partialFile,
              size,
              signal,
            )
          : joinVideos(rendered, partialFile, {
              container: encoding.format,
              codec: encoding.codec,
              framesPerSecond,
              title: pool.first.lecture.title,
              signal,
            }),
      );
      const frames = rendered.reduce((sum, section) => sum + section.frames, 0);
      return {
        output,
        bytes: (await stat(output)).size,
        frames,
        durationSeconds: frames / framesPerSecond,
        size,
        framesPerSecond,
        codec: encoding.codec,
        sections: rendered,
        problems: rendered.flatMap(({section, problems}) =>
          problems.map(problem => ({...problem, section})),
        ),
      };
    },
  );
}

async function renderSections(
  pool: PagePool,
  sections: readonly string[],
  encoding: Encoding,
  size: FrameSize,
  framesPerSecond: number,
  options: RenderLectureOptions,
): Promise<RenderedSection[]> {
  const {onEvent = () => undefined} = options;
  const concurrency = options.concurrency ?? Math.ceil(PAGES_PER_CORE * availableParallelism());
  const store = await SectionStore.open(pool.lectureDir);
  const keyOf = sectionKeys(pool.lectureDir, pool.first.lecture.sections, {
    format: JSON.stringify(encoding),
    size,
    framesPerSecond,
    browser: pool.browser,
  });
  const planned = await Promise.all(
    sections.map(async section => {
      const file = store.file(section, keyOf(section), encoding.format);
      return {section, file, survey: await store.find(file)};
    }),
  );
  onEvent({
    kind: 'plan',
    sections: planned.map(({section, survey}) => ({section, finished: survey !== undefined})),
  });

  const rendered = new Map<string, RenderedSection>();
  const finish = (section: string, file: string, survey: SectionSurvey, reused: boolean): void => {
    const result = {section, file, reused, ...survey};
    rendered.set(section, result);
    onEvent({kind: 'section', section: result});
  };
  for (const {section, file, survey} of planned) {
    if (survey !== undefined) finish(section, file, survey, true);
  }
  const missing = planned.filter(({survey}) => survey === undefined);
  await pool.forEach(missing, concurrency, async (planned, page) => {
    const {section, file} = planned;
    const request = {section, size, framesPerSecond};
    const survey = await writeAside(file, partialFile =>
      renderSection(page, pool, request, encoding, partialFile),
    );
    await store.keep(section, file, survey);
    finish(section, file, survey, false);
  });
  return sections.flatMap(section => rendered.get(section) ?? []);
}

function renderSection(
  page: LecturePage,
  pool: PagePool,
  request: SectionRequest,
  encoding: Encoding,
  file: string,
): Promise<SectionSurvey> {
  if (encoding.format === 'mp4') {
    return receiveVideo(pool.uploads, file, request, uploadPath =>
      page.renderPictures({...request, ...encoding, uploadPath}),
    );
  }
  return receiveFiles(pool.uploads, [file], ([uploadPath = '']) =>
    encoding.format === 'gif'
      ? page.renderGif({...request, uploadPath})
      : page.renderVideo({...request, ...encoding, uploadPath}),
  );
}

async function chooseEncoding(
  page: LecturePage,
  options: RenderLectureOptions,
  size: FrameSize,
  framesPerSecond: number,
): Promise<Encoding> {
  const {format = 'mp4', quality = 'good', constantFrameRate = false} = options;
  if (format === 'gif') return {format, codec: 'gif'};
  const repeatAfterFrames = constantFrameRate
    ? 1
    : Math.max(1, Math.floor(LONGEST_FRAME_SECONDS * framesPerSecond));
  if (format === 'mp4') return {format, codec: 'avc', quality, repeatAfterFrames};
  const codec = await page.chooseCodec(CODECS_OF_WEBM, size, framesPerSecond);
  if (codec === undefined) {
    throw new LecternError({
      code: 'encoder-missing',
      message: `This browser cannot encode VP9 or AV1 at ${size.widthPx}x${size.heightPx}.`,
      remedy: 'Choose MP4, a lower --resolution, or another browser (name it in LECTERN_BROWSER).',
    });
  }
  return {format, codec, quality, repeatAfterFrames};
}
