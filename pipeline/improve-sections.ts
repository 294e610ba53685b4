/** Makes sections that play better: mended without a model first, then reviewed by the Critic; one browser for all. */
import pLimit from 'p-limit';
import {
  type ReviewedSection,
  type RoundOutcome,
  reviewSection,
} from '../agents/critic/look/review-section.ts';
import {writtenAsPlanned} from '../agents/coder/written-as-planned.ts';
import type {Diagnostician} from '../agents/diagnose/diagnose.ts';
import type {Model} from '../agents/model/model.ts';
import {MeasuringSession, type SharedBrowser} from '../renderer/node/index.ts';
import type {PlannedSection} from '../schema/plan.ts';
import type {SceneEdit} from '../schema/scene-edit.ts';
import {LecternError} from '../schema/errors.ts';
import {type SectionMeasurer, measureIfItPlays, mendSection, soundnessOf} from './mend-layouts.ts';

/** A section to be made better. */
export interface SectionToImprove {
  readonly section: PlannedSection;
  readonly text: string;
  /** How often the Critic asks for edits at the most; 0 for mending alone. */
  readonly criticRounds: number;
}

/** A section after that. */
export interface ImprovedSection {
  readonly text: string;
  /** Edits that were made without a model, and how many faults there were before and after. */
  readonly mended: {
    readonly edits: readonly SceneEdit[];
    readonly faults: {readonly before: number; readonly after: number};
  };
  /** Undefined where the Critic was not asked. */
  readonly review: Pick<ReviewedSection, 'rounds' | 'applied' | 'reasons'> | undefined;
}

/** What making better takes. */
export interface ImproveOptions {
  readonly lectureDir: string;
  readonly sections: readonly SectionToImprove[];
  readonly critic: Model;
  readonly diagnostician: Diagnostician;
  readonly onRound?: (section: string, round: number, outcome: RoundOutcome) => void;
  readonly browser?: SharedBrowser | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Mending one section may take so long, in seconds. */
const MOST_SECONDS = 20;

/**
 * Makes sections better whose scenes are written; the files stay as they are.
 *
 * @returns By the name of the section; one that does not play is left out.
 * @throws ModelError when no question can be answered any more; LecternError without a browser.
 */
export async function improveSections(
  options: ImproveOptions,
): Promise<ReadonlyMap<string, ImprovedSection>> {
  const {lectureDir, sections, browser, signal} = options;
  const improved = new Map<string, ImprovedSection>();
  if (sections.length === 0) return improved;
  await MeasuringSession.use({lectureDir, browser, signal}, async session => {
    // While the browser measures one section, models may think about others.
    const inTurn = pLimit(1);
    const measurer: SectionMeasurer = {
      fileOf: section => session.fileOf(section),
      measure: (section, how) => inTurn(() => session.measure(section, how)),
    };
    await Promise.all(
      sections.map(async section => {
        const result = await improve(section, measurer, options);
        if (result !== undefined) improved.set(section.section.name, result);
      }),
    );
  });
  return improved;
}

async function improve(
  {section, text, criticRounds}: SectionToImprove,
  measurer: SectionMeasurer,
  {critic, diagnostician, onRound, signal}: ImproveOptions,
): Promise<ImprovedSection | undefined> {
  const {name} = section;
  const pictures = {keepsStills: true, drawsGrid: true};
  const settled = await mendSection(measurer, name, {
    diagnostician,
    signal,
    mostSeconds: MOST_SECONDS,
    ...pictures,
  }).catch((error: unknown) => {
    // It is told when it is rendered, with its place.
    if (error instanceof LecternError && error.code === 'scene-error') return undefined;
    throw error;
  });
  if (settled === undefined) return undefined;
  const {before, after} = settled;
  const mended = {
    edits: after.applied,
    faults: {before: before.faults.length, after: after.faults.length},
  };
  const scene = {...after, text: after.applied.length === 0 ? text : after.text};
  if (criticRounds === 0) return {text: scene.text, mended, review: undefined};
  const file = measurer.fileOf(name);
  const review = await reviewSection(section, scene, criticRounds, {
    model: critic,
    isSound: soundnessOf({file, text: scene.text}, diagnostician, [writtenAsPlanned(section)]),
    measure: candidate => measureIfItPlays(measurer, name, {text: candidate, ...pictures}),
    onRound: (round, outcome) => onRound?.(name, round, outcome),
    signal,
  });
  const {rounds, applied, reasons} = review;
  return {text: review.text, mended, review: {rounds, applied, reasons}};
}
