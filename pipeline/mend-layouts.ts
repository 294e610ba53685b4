/** Measures sections and mends their layouts without a model: the solver with the browser and the compiler at hand. */
import {readFile} from 'node:fs/promises';
import {type Fault, findFaults} from '../agents/critic/measure/find-faults.ts';
import {type MendedLayout, mendLayout} from '../agents/critic/solve/mend-layout.ts';
import type {Diagnostician, SceneText} from '../agents/diagnose/diagnose.ts';
import type {Rule} from '../agents/diagnose/rule.ts';
import type {MeasuringSession, SectionMeasurement} from '../renderer/node/index.ts';
import {LecternError} from '../schema/errors.ts';
import type {MeasuredSection} from '../schema/measured-section.ts';
import type {Diagnostic} from '../schema/diagnostic.ts';

/** A section as it was, and as it is now. */
export interface MendedSection {
  readonly section: string;
  /** Its scene's file. */
  readonly file: string;
  readonly before: {
    readonly text: string;
    readonly measured: MeasuredSection;
    readonly faults: readonly Fault[];
  };
  /** What mending came to; its text is that of before where nothing could be made better. */
  readonly after: MendedLayout;
}

/** What measures sections; one at a time. */
export type SectionMeasurer = Pick<MeasuringSession, 'measure' | 'fileOf'>;

/** How sections are mended. */
export interface MendSectionOptions {
  readonly diagnostician: Diagnostician;
  /** Whether the pictures at rest are kept, before and after. */
  readonly keepsStills?: boolean | undefined;
  /** Whether they have the anchor grid over them. */
  readonly drawsGrid?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** After so many seconds nothing more is tried; no end unless given. */
  readonly mostSeconds?: number | undefined;
}

/**
 * Mends one section of a lecture; its file stays as it is.
 *
 * @throws LecternError `scene-error` when it does not play as it is.
 */
export async function mendSection(
  session: SectionMeasurer,
  section: string,
  options: MendSectionOptions,
): Promise<MendedSection> {
  const {keepsStills = false, drawsGrid} = options;
  const file = session.fileOf(section);
  const measured = await session.measure(section, {keepsStills, drawsGrid});
  const faults = findFaults(measured);
  // A scene that lies elsewhere is measured all the same, but it is not known where to write.
  const text = faults.length === 0 ? '' : await readFile(file, 'utf8').catch(() => '');
  const before = {text, measured, faults};
  if (text === '') {
    return {section, file, before, after: {...before, applied: [], trials: []}};
  }
  const after = await mendLayout(text, measured, faults, toolsFor(session, section, text, options));
  if (!keepsStills || after.applied.length === 0) return {section, file, before, after};
  const pictured = await session.measure(section, {text: after.text, keepsStills, drawsGrid});
  return {section, file, before, after: {...after, measured: pictured}};
}

function toolsFor(
  session: SectionMeasurer,
  section: string,
  text: string,
  {diagnostician, signal, mostSeconds = Number.POSITIVE_INFINITY}: MendSectionOptions,
): Parameters<typeof mendLayout>[3] {
  const start = performance.now();
  return {
    signal,
    hasTime: () => (performance.now() - start) / 1000 < mostSeconds,
    isSound: soundnessOf({file: session.fileOf(section), text}, diagnostician),
    measure: candidate => measureIfItPlays(session, section, {text: candidate}),
  };
}

/** Measures a section; undefined when it fails. */
export async function measureIfItPlays(
  session: SectionMeasurer,
  section: string,
  how: SectionMeasurement,
): Promise<MeasuredSection | undefined> {
  try {
    return await session.measure(section, how);
  } catch (error) {
    if (error instanceof LecternError && error.code === 'scene-error') return undefined;
    throw error;
  }
}

/** Tells whether a version of a scene has no mistakes but those that it has now. */
export function soundnessOf(
  {file, text}: SceneText,
  diagnostician: Diagnostician,
  rules: readonly Rule[] = [],
): (candidate: string) => boolean {
  const known = errorsIn(diagnostician.diagnose([{file, text}], rules));
  return candidate =>
    errorsIn(diagnostician.diagnose([{file, text: candidate}], rules)).every(message =>
      known.includes(message),
    );
}

function errorsIn(found: readonly Diagnostic[]): string[] {
  return found.flatMap(({severity, message}) => (severity === 'error' ? [message] : []));
}
