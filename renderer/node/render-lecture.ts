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
import {sectionKeys} from './section-key.ts';
import {SectionStore} from './section-store.ts';
import {VideoFile} from './video-file.ts';
import {requireWritable, writeAside} from './write-aside.ts';
import {hasX264} from './x264.ts';

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
  /** x264 where there is one for the system, unless given. */
  readonly encoder?: 'x264' | 'browser' | undefined;
  /** How many sections are drawn side by side; half as many as there are cores unless given. */
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
      readonly encoder: 'x264' | 'browser';
      readonly quality: VideoQualityName;
      readonly repeatAfterFrames: number;
    }
  | {readonly format: 'gif'; readonly codec: 'gif'};

/** How long a picture stands in the file before it is written again: players seek by it. */
const LONGEST_FRAME_SECONDS = 1;

const CODECS: Readonly<Record<VideoContainer, readonly VideoCodec[]>> = {
  mp4: ['avc', 'vp9', 'av1'],
  webm: ['vp9', 'av1'],
};

const CODEC_NAMES: Readonly<Record<VideoCodec, string>> = {avc: 'H.264', vp9: 'VP9', av1: 'AV1'};

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
      if (encoding.format === 'mp4' && encoding.codec !== 'avc') {
        const message = `This browser cannot encode H.264 at ${size.widthPx}x${size.heightPx}; the video is ${CODEC_NAMES[encoding.codec]} instead, which some players do not play.`;
        onEvent({kind: 'warning', message});
      }
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
  const concurrency = options.concurrency ?? Math.max(1, Math.floor(availableParallelism() / 2));
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
  const last = missing.at(-1);
  await pool.forEach(
    missing,
    concurrency,
    // The last pictures of one section are encoded while the next one begins to be drawn. Where there
    // are other pages they fill that time, and a section that is promised to one keeps another idle.
    concurrency === 1 && encoding.format !== 'gif' && encoding.encoder === 'x264' ? 1 : 0,
    async (planned, page) => {
      const {section, file} = planned;
      const request = {section, size, framesPerSecond};
      const survey = await writeAside(file, partialFile =>
        renderSection(page, pool, request, encoding, partialFile, planned === last),
      );
      await store.keep(section, file, survey);
      finish(section, file, survey, false);
    },
  );
  return sections.flatMap(section => rendered.get(section) ?? []);
}

function renderSection(
  page: LecturePage,
  pool: PagePool,
  request: SectionRequest,
  encoding: Encoding,
  file: string,
  isLast: boolean,
): Promise<SectionSurvey> {
  if (encoding.format !== 'gif' && encoding.encoder === 'x264') {
    const threads = encoderThreads(encoding.quality, isLast);
    return VideoFile.write(file, {...request, ...encoding, threads}, video =>
      pool.pictures.receive(
        request.size,
        picture => video.add(picture),
        pictureFile => page.renderPictures({...request, file: pictureFile}),
      ),
    );
  }
  return pool.uploads.receive([file], ([uploadPath = '']) =>
    encoding.format === 'gif'
      ? page.renderGif({...request, uploadPath})
      : page.renderVideo({...request, ...encoding, container: encoding.format, uploadPath}),
  );
}

/**
 * Of two cores a page is busy on one as long as there is something to draw, and one thread of x264
 * does as much as several that wait for each other. All available ones where it is undefined.
 */
function encoderThreads(quality: VideoQualityName, isLast: boolean): number | undefined {
  return isLast || quality === 'best' || availableParallelism() > 2 ? undefined : 1;
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
  if (format === 'mp4' && options.encoder !== 'browser' && hasX264()) {
    return {format, codec: 'avc', encoder: 'x264', quality, repeatAfterFrames};
  }
  const codec = await page.chooseCodec(CODECS[format], size, framesPerSecond);
  if (codec === undefined) {
    throw new LecternError({
      code: 'encoder-missing',
      message: `This browser cannot encode ${CODECS[format].map(each => CODEC_NAMES[each]).join(', ')} at ${size.widthPx}x${size.heightPx}.`,
      remedy: 'Try a lower --resolution, or another browser (name it in LECTERN_BROWSER).',
    });
  }
  return {format, codec, encoder: 'browser', quality, repeatAfterFrames};
}
