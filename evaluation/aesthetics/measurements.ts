/** What the Critic measures in the scenes, beside what judges say: exact, and without a model. */
import {type Fault, findFaults} from '../../agents/critic/measure/find-faults.ts';
import {measureSections} from '../../renderer/node/index.ts';
import {z} from 'zod';
import type {SettledBeat} from '../video/choose-stills.ts';

/** Schema of {@link Measurements}. */
export const measurementsSchema = z.object({
  sections: z.number(),
  beats: z.number(),
  errors: z.number(),
  warnings: z.number(),
  /** Faults by their kinds. */
  kinds: z.record(z.string(), z.number()),
  faults: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning']),
      section: z.string(),
      /** From the start of the video. */
      seconds: z.number(),
      message: z.string(),
    }),
  ),
});

/** What was measured. */
export type Measurements = Readonly<z.infer<typeof measurementsSchema>>;

/**
 * Measures a lecture's scenes.
 *
 * @returns The faults, and the beats at rest from the start of the video.
 * @throws LecternError as the renderer does.
 */
export async function measureLecture(
  lectureDir: string,
  signal?: AbortSignal,
): Promise<{measurements: Measurements; beats: SettledBeat[]}> {
  const beats: SettledBeat[] = [];
  const faults: (Fault & {seconds: number})[] = [];
  let start = 0;
  const sections = await measureSections({
    lectureDir,
    signal,
    onMeasured(measured) {
      for (const {beat, settledSeconds} of measured.beats) {
        beats.push({section: measured.section, beat, seconds: start + settledSeconds});
      }
      for (const fault of findFaults(measured)) {
        faults.push({...fault, seconds: start + fault.fromSeconds});
      }
      start += measured.durationSeconds;
    },
  });
  const kinds: Record<string, number> = {};
  for (const {code} of faults) kinds[code] = (kinds[code] ?? 0) + 1;
  return {
    beats,
    measurements: {
      sections: sections.length,
      beats: beats.length,
      errors: faults.filter(({severity}) => severity === 'error').length,
      warnings: faults.filter(({severity}) => severity === 'warning').length,
      kinds,
      faults: faults.map(({code, severity, section, seconds, message}) => ({
        code,
        severity,
        section,
        seconds,
        message,
      })),
    },
  };
}
