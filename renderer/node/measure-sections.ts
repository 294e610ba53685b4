/** Measures sections of a lecture: what is drawn where, with places in the scenes. */
import type {
  MeasuredLeaf,
  MeasuredMoment,
  MeasuredSection,
  TracedLeaf,
} from '../../schema/measured-section.ts';
import {PagePool} from './page-pool.ts';
import type {RenderOptions} from './render-options.ts';

/** What is to be measured. */
export interface MeasureOptions extends Pick<RenderOptions, 'lectureDir' | 'signal'> {
  /** Names of sections; all unless given. */
  readonly sections?: readonly string[] | undefined;
  readonly framesPerSecond?: number | undefined;
  /** Called after each section. */
  readonly onMeasured?: (section: MeasuredSection) => void | Promise<void>;
}

const SIZE = {widthPx: 960, heightPx: 540};

/**
 * Measures sections, one after the other.
 *
 * @throws LecternError as {@link renderLecture} does, `scene-error` included.
 */
export async function measureSections(options: MeasureOptions): Promise<MeasuredSection[]> {
  const {lectureDir, signal, framesPerSecond = 30} = options;
  return PagePool.use({lectureDir, signal}, async pool => {
    const measured: MeasuredSection[] = [];
    for (const section of options.sections ?? pool.first.lecture.sections) {
      const traced = await pool.first.measure({section, size: SIZE, framesPerSecond});
      const result = {
        ...traced,
        moments: await Promise.all(traced.moments.map(at => placed(at, pool))),
      };
      measured.push(result);
      await options.onMeasured?.(result);
    }
    return measured;
  });
}

async function placed(
  {leaves, ...moment}: MeasuredMoment<TracedLeaf>,
  pool: PagePool,
): Promise<MeasuredMoment> {
  return {
    ...moment,
    leaves: await Promise.all(
      leaves.map(async ({stack, ...leaf}): Promise<MeasuredLeaf> => {
        const place = await pool.placeOf(stack);
        return place?.line === undefined || place.column === undefined
          ? leaf
          : {...leaf, made: {line: place.line, column: place.column}};
      }),
    ),
  };
}
