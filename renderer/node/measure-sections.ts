/** Measures sections of a lecture: what is drawn where, with places in the scenes. */
import type {
  MeasuredLeaf,
  MeasuredSection,
  ScenePlace,
  TracedLeaf,
} from '../../schema/measured-section.ts';
import type {MeasureRequest} from '../protocol.ts';
import type {LecturePage} from './lecture-page.ts';
import {PagePool} from './page-pool.ts';
import {type RenderOptions, pickSections} from './render-options.ts';

/** What is to be measured. */
export interface MeasureOptions extends Pick<
  RenderOptions,
  'lectureDir' | 'sections' | 'signal' | 'browser' | 'framesPerSecond' | 'onEvent'
> {
  /** Whether the pictures at rest are kept with the moments; not unless said so. */
  readonly keepsStills?: boolean | undefined;
  /** Called after each section. */
  readonly onMeasured?: (section: MeasuredSection, elapsedMs: number) => void;
}

const SIZE = {widthPx: 960, heightPx: 540};

/**
 * Measures sections, one after the other.
 *
 * @throws LecternError as {@link renderLecture} does, `scene-error` included.
 */
export async function measureSections(options: MeasureOptions): Promise<MeasuredSection[]> {
  const {lectureDir, browser, signal, framesPerSecond = 30, onEvent = () => undefined} = options;
  return PagePool.use({lectureDir, browser, signal}, async pool => {
    const sections = pickSections(pool.first.lecture.sections, options.sections);
    onEvent({kind: 'plan', sections: sections.map(section => ({section, finished: false}))});
    const measured: MeasuredSection[] = [];
    for (const section of sections) {
      onEvent({kind: 'measuring', section, share: 0});
      const started = performance.now();
      const {keepsStills = false} = options;
      const result = await measureOn(pool, pool.first, {section, framesPerSecond, keepsStills});
      measured.push(result);
      options.onMeasured?.(result, performance.now() - started);
      onEvent({kind: 'measuring', section, share: 1});
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
  return withPlaces(await page.measure({...request, size: SIZE}), pool);
}

/** Puts places in the scene instead of stacks of the page; each stack is looked up once. */
function withPlaces(
  {moments, tracks, writtenLines = [], ...section}: MeasuredSection<TracedLeaf>,
  pool: PagePool,
): MeasuredSection {
  const leaves = [...moments.flatMap(moment => moment.leaves), ...tracks.map(({leaf}) => leaf)];
  const places = new Map<string, ScenePlace | undefined>();
  for (const stack of new Set(leaves.map(leaf => leaf.stack))) {
    const place = pool.placeOf(stack);
    places.set(
      stack,
      place?.line === undefined || place.column === undefined
        ? undefined
        : {line: place.line, column: place.column},
    );
  }
  const placed = ({stack, ...leaf}: TracedLeaf): MeasuredLeaf => ({
    ...leaf,
    made: places.get(stack),
  });
  const file = pool.fileOf(section.section);
  return {
    ...section,
    ...(file === undefined ? {} : {file}),
    moments: moments.map(moment => ({...moment, leaves: moment.leaves.map(placed)})),
    writtenLines: writtenLines.map(placed),
    tracks: tracks.map(track => ({...track, leaf: placed(track.leaf)})),
  };
}
