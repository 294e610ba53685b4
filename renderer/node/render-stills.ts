/** Renders single moments of a lecture as PNG files. */
import path from 'node:path';
import type {SectionRequest, SectionSurvey} from '../protocol.ts';
import {PagePool} from './page-pool.ts';
import {receiveFiles} from './receive-files.ts';
import {type RenderOptions, type SectionProblem, evenSize, pickSections} from './render-options.ts';
import {writeAllAside} from './write-aside.ts';

/** Options of {@link renderStills}. */
export interface RenderStillsOptions extends RenderOptions {
  /** Folder that the pictures are written to; it is made. */
  readonly outputDir: string;
  /**
   * Times in seconds from the start of the first rendered section. Without them
   * there is one still for each beat, when its picture is at rest.
   */
  readonly atSeconds?: readonly number[] | undefined;
  /** Draws the anchor grid over the stills. */
  readonly grid?: boolean | undefined;
}

/** A picture that was written. */
export interface RenderedStill {
  readonly file: string;
  readonly section: string;
  /** The beat whose settled picture it is; undefined for stills at a given time. */
  readonly beat: number | undefined;
  /** From the start of its section. */
  readonly atSeconds: number;
}

/** Finished stills. */
export interface RenderedStills {
  readonly stills: readonly RenderedStill[];
  /** What viewers could not read or see. */
  readonly problems: readonly SectionProblem[];
}

interface SurveyedSection extends SectionSurvey {
  readonly section: string;
}

/**
 * Renders stills of a lecture, or of some of its sections.
 *
 * @throws LecternError as {@link renderLecture} does.
 */
export async function renderStills(options: RenderStillsOptions): Promise<RenderedStills> {
  const {outputDir, framesPerSecond = 30, onEvent = () => undefined} = options;
  const size = evenSize(options.size ?? {widthPx: 1920, heightPx: 1080});
  return PagePool.use(
    {
      lectureDir: options.lectureDir,
      browser: options.browser,
      signal: options.signal,
      onProgress: progress => onEvent({kind: 'frames', ...progress}),
    },
    async pool => {
      const sections = pickSections(pool.first.lecture.sections, options.sections);
      onEvent({kind: 'plan', sections: sections.map(section => ({section, finished: false}))});
      const surveys: SurveyedSection[] = [];
      for (const section of sections) {
        const survey = await pool.first.survey({section, size, framesPerSecond});
        surveys.push({section, ...survey});
      }

      const stills =
        options.atSeconds === undefined
          ? surveys.flatMap(survey => stillsOfBeats(survey, outputDir, framesPerSecond))
          : stillsAt(options.atSeconds, surveys, outputDir);
      for (const survey of surveys) {
        const own = stills.filter(still => still.section === survey.section);
        if (own.length > 0)
          await drawStills(pool, own, {...survey, size, framesPerSecond}, options);
      }
      return {
        stills,
        problems: surveys.flatMap(({section, problems}) =>
          problems.map(problem => ({...problem, section})),
        ),
      };
    },
  );
}

/** Draws stills of one section into their files. */
export function drawStills(
  pool: PagePool,
  stills: readonly RenderedStill[],
  {section, size, framesPerSecond, frames}: SectionRequest & SectionSurvey,
  {grid = false}: {readonly grid?: boolean | undefined},
): Promise<null> {
  const files = stills.map(still => still.file);
  return writeAllAside(files, partialFiles =>
    receiveFiles(pool.uploads, partialFiles, uploadPaths =>
      pool.first.renderStills({
        section,
        size,
        framesPerSecond,
        grid,
        stills: stills.map(({atSeconds}, index) => ({
          frame: Math.min(frames - 1, Math.floor(atSeconds * framesPerSecond)),
          uploadPath: uploadPaths[index] ?? '',
        })),
      }),
    ),
  );
}

/** The settled picture of each beat; the last frame of a scene without beats. */
export function stillsOfBeats(
  {section, beats, durationSeconds}: SurveyedSection,
  outputDir: string,
  framesPerSecond: number,
): RenderedStill[] {
  if (beats.length === 0) {
    const file = path.join(outputDir, `${section}.png`);
    return [{file, section, beat: undefined, atSeconds: durationSeconds}];
  }
  return beats.map(({beat, settledSeconds}) => ({
    file: path.join(outputDir, `${section}-beat-${beat}.png`),
    section,
    beat,
    // One frame earlier: at the very moment the line begins to dim.
    atSeconds: Math.max(0, settledSeconds - 1 / framesPerSecond),
  }));
}

/** Stills at times counted through all of the sections; a time after the end is the last frame. */
function stillsAt(
  times: readonly number[],
  surveys: readonly SurveyedSection[],
  outputDir: string,
): RenderedStill[] {
  return times.flatMap(time => {
    let start = 0;
    for (const [index, {section, durationSeconds}] of surveys.entries()) {
      if (time < start + durationSeconds || index === surveys.length - 1) {
        const file = path.join(outputDir, `at-${time}s.png`);
        return [{file, section, beat: undefined, atSeconds: Math.max(0, time - start)}];
      }
      start += durationSeconds;
    }
    return [];
  });
}
