/** Measures scenes that were just written and mends their layouts, as far as they are not known from before. */
import type {Diagnostician} from '../agents/diagnose/diagnose.ts';
import {MeasuringSession, type SharedBrowser} from '../renderer/node/index.ts';
import {LecternError} from '../schema/errors.ts';
import {LayoutStore, type SettledLayout} from './layout-store.ts';
import type {LectureScene} from './make-lecture.ts';
import {mendSection} from './mend-layouts.ts';

/** What is to be mended, and by what. */
export interface SettleOptions {
  readonly lectureDir: string;
  /** Scenes as they are written; those that somebody edited by hand are theirs and left out. */
  readonly scenes: readonly LectureScene[];
  readonly diagnostician: Diagnostician;
  readonly browser?: SharedBrowser | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told before a section is measured that is not known yet. */
  readonly onMeasure?: (section: string) => void;
}

/** Mending one section may take so long, in seconds; the best that was found counts then. */
const MOST_SECONDS = 20;

/**
 * Mends scenes; their files stay as they are.
 *
 * @returns By section what came of it. What does not play is left out: the rendering says why.
 * @throws LecternError when there is no browser.
 */
export async function settleLayouts({
  lectureDir,
  scenes,
  diagnostician,
  browser,
  signal,
  onMeasure,
}: SettleOptions): Promise<Map<string, SettledLayout>> {
  const store = await LayoutStore.open(lectureDir);
  const settled = new Map<string, SettledLayout>();
  const unknown: LectureScene[] = [];
  for (const scene of scenes) {
    const known = await store.find(scene.section, scene.text);
    if (known === undefined) unknown.push(scene);
    else settled.set(scene.section, known);
  }
  if (unknown.length === 0) return settled;
  await unlessItFails(() =>
    MeasuringSession.use({lectureDir, browser, signal}, async session => {
      for (const {section, text} of unknown) {
        onMeasure?.(section);
        await unlessItFails(async () => {
          const {before, after} = await mendSection(session, section, {
            diagnostician,
            signal,
            mostSeconds: MOST_SECONDS,
          });
          const result: SettledLayout = {
            text: before.faults.length === 0 ? text : after.text,
            edits: [...after.applied],
            faults: {before: before.faults.length, after: after.faults.length},
          };
          await store.keep(section, text, result);
          settled.set(section, result);
        });
      }
    }),
  );
  return settled;
}

/** A scene that does not load or play is told of where it is rendered, with its place. */
async function unlessItFails(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof LecternError) || error.code !== 'scene-error') throw error;
  }
}
