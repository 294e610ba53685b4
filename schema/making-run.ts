/** What a run of `lectern make` leaves about itself: `out/runs.json` in the folder of the lecture. */
import {z} from 'zod';

/** Schema of {@link MakingRun}. */
export const makingRunSchema = z.object({
  /** From the start of the command to the finished video. */
  seconds: z.number().nonnegative(),
  /** The parts that were switched off: `critic`, `autofix`, `planner`. */
  without: z.array(z.string()),
});

/** Schema of the file: all runs since the lecture was begun, interrupted ones left out. */
export const makingRunsSchema = z.array(makingRunSchema);

/** One run. */
export type MakingRun = Readonly<z.infer<typeof makingRunSchema>>;
