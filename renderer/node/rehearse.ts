/** Plays sections to see whether they run: no video, and only a few frames drawn. */
import path from 'node:path';
import {LecternError} from '../../schema/errors.ts';
import {PagePool} from './page-pool.ts';
import {type RenderOptions, type SectionProblem, evenSize} from './render-options.ts';

/** How one section went. */
export type RehearsedSection =
  | {
      readonly kind: 'played';
      readonly section: string;
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
  options: Omit<RenderOptions, 'onEvent'> & {readonly sections: readonly string[]},
): Promise<RehearsedSection[]> {
  const {lectureDir, sections, framesPerSecond = 30, signal, browser} = options;
  const size = evenSize(options.size ?? {widthPx: 768, heightPx: 432});
  try {
    return await PagePool.use({lectureDir, browser, signal}, async pool => {
      const rehearsed: RehearsedSection[] = [];
      for (const section of sections) {
        rehearsed.push(
          await attempt(section, async () => {
            const {problems} = await pool.first.rehearse({section, size, framesPerSecond});
            return {
              kind: 'played',
              section,
              problems: problems.map(problem => ({...problem, section})),
            };
          }),
        );
      }
      return rehearsed;
    });
  } catch (error) {
    const section = sectionOf(error);
    if (section === undefined || !(error instanceof LecternError)) throw error;
    return [{kind: 'failed', section, error}];
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
