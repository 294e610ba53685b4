/** Measures sections of a lecture: what is drawn where, with places in the scenes. */
import type {
  MeasuredLeaf,
  MeasuredMoment,
  MeasuredSection,
  TracedLeaf,
} from '../../schema/measured-section.ts';
import type {MeasureRequest} from '../protocol.ts';
import type {LecturePage} from './lecture-page.ts';
import {PagePool} from './page-pool.ts';
import {type RenderOptions, pickSections} from './render-options.ts';

/** What is to be measured. */
export interface MeasureOptions extends Pick<
  RenderOptions,
  'lectureDir' | 'sections' | 'signal' | 'framesPerSecond' | 'onEvent'
> {
  /** Whether the pictures at rest are kept with the moments; not unless said so. */
  readonly keepsStills?: boolean | undefined;
  /** Called after each section. */
  readonly onMeasured?: (section: MeasuredSection) => void;
}

const SIZE = {widthPx: 960, heightPx: 540};

/**
 * Measures sections, one after the other.
 *
 * @throws LecternError as {@link renderLecture} does, `scene-error` included.
 */
export async function measureSections(options: MeasureOptions): Promise<MeasuredSection[]> {
  const {lectureDir, signal, framesPerSecond = 30, onEvent = () => undefined} = options;
  return PagePool.use({lectureDir, signal}, async pool => {
    const sections = pickSections(pool.first.lecture.sections, options.sections);
    onEvent({kind: 'plan', sections: sections.map(section => ({section, finished: false}))});
    const measured: MeasuredSection[] = [];
    for (const section of sections) {
      const {keepsStills = false} = options;
      const result = await measureOn(pool, pool.first, {section, framesPerSecond, keepsStills});
      measured.push(result);
      options.onMeasured?.(result);
      onEvent({kind: 'frames', section, frame: 1, frames: 1});
    }
    return measured;
  });
}

/** Measures one section on a page of a pool. */
export async function measureOn(
  pool: PagePool,
  page: LecturePage,
  request: Omit<MeasureRequest, 'size'>,
): Promise<MeasuredSection> {
  const traced = await page.measure({...request, size: SIZE});
  const moments = await Promise.all(traced.moments.map(moment => placed(moment, pool)));
  return {...traced, moments};
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
