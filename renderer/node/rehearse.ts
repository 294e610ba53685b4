/** Plays sections to see whether they run and what they look like: no video, stills with the anchor grid. */
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {LecternError} from '../../schema/errors.ts';
import type {BeatLayout, SectionLayout, TracedObject} from '../../schema/layout-report.ts';
import type {SectionRehearsal} from '../protocol.ts';
import {PagePool} from './page-pool.ts';
import {type RenderOptions, type SectionProblem, evenSize} from './render-options.ts';
import {drawStills, stillsOfBeats} from './render-stills.ts';

/** How one section went. */
export type RehearsedSection =
  | {
      readonly kind: 'played';
      readonly section: string;
      readonly layout: SectionLayout;
      /** One PNG a beat, the anchor grid drawn over it; none when none were asked for. */
      readonly stills: readonly Buffer[];
      /** What viewers could not read or see. */
      readonly problems: readonly SectionProblem[];
    }
  /** `error` is a LecternError `scene-error` with its place. */
  | {readonly kind: 'failed'; readonly section: string; readonly error: LecternError};

/**
 * Plays sections.
 *
 * @returns How each went; a section that could not be tried, since a file that does not even load
 *   stops them all, is left out.
 * @throws LecternError as {@link renderLecture} does, but not for what a scene does.
 */
export async function rehearseSections(
  options: Omit<RenderOptions, 'onEvent'> & {
    readonly sections: readonly string[];
    /** Whether stills are drawn; yes unless said otherwise. Without them it is many times faster. */
    readonly drawsStills?: boolean | undefined;
  },
): Promise<RehearsedSection[]> {
  const {sections, framesPerSecond = 30, drawsStills = true} = options;
  const size = evenSize(options.size ?? {widthPx: 768, heightPx: 432});
  const folder = await mkdtemp(path.join(tmpdir(), 'lectern-rehearsal-'));
  try {
    return await PagePool.use(
      {lectureDir: options.lectureDir, signal: options.signal},
      async pool => {
        const rehearsed: RehearsedSection[] = [];
        for (const section of sections) {
          rehearsed.push(
            await attempt(section, async () => {
              const request = {section, size, framesPerSecond};
              const survey = drawsStills
                ? await pool.first.survey(request)
                : await pool.first.rehearse(request);
              const stills = drawsStills
                ? stillsOfBeats({section, ...survey}, folder, framesPerSecond)
                : [];
              await drawStills(
                pool,
                stills,
                {section, ...survey, size, framesPerSecond},
                {grid: true},
              );
              return {
                kind: 'played',
                section,
                layout: {section, beats: await layoutOf(pool, survey)},
                stills: await Promise.all(stills.map(({file}) => readFile(file))),
                problems: survey.problems.map(problem => ({...problem, section})),
              };
            }),
          );
        }
        return rehearsed;
      },
    );
  } catch (error) {
    const section = sectionOf(error);
    if (section === undefined || !(error instanceof LecternError)) throw error;
    return [{kind: 'failed', section, error}];
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

async function attempt(
  section: string,
  action: () => Promise<RehearsedSection>,
): Promise<RehearsedSection> {
  try {
    return await action();
  } catch (error) {
    if (!isSceneError(error)) throw error;
    return {kind: 'failed', section, error};
  }
}

function isSceneError(error: unknown): error is LecternError {
  return error instanceof LecternError && error.code === 'scene-error';
}

/** The section whose file does not load. */
function sectionOf(error: unknown): string | undefined {
  const file = isSceneError(error) ? error.where?.file : undefined;
  return file === undefined ? undefined : path.parse(file).name;
}

function layoutOf(pool: PagePool, {layouts}: SectionRehearsal): Promise<BeatLayout[]> {
  return Promise.all(
    layouts.map(async ({objects, ...beat}) => ({
      ...beat,
      objects: await Promise.all(
        objects.map(async ({stack, ...object}: TracedObject) => {
          const place = await pool.placeOf(stack);
          return place?.line === undefined || place.column === undefined
            ? object
            : {...object, made: {line: place.line, column: place.column}};
        }),
      ),
    })),
  );
}
