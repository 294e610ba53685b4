/** What a recording says of itself: `recording.json` beside its replies. */
import {z} from 'zod';
import {topicSchema} from './plan.ts';

/** Schema of {@link Recording}. */
export const recordingSchema = z.strictObject({
  topic: topicSchema,
  /** Name of the model of each role. */
  models: z.record(z.string(), z.string()),
  criticRounds: z.int().nonnegative(),
});

/** What a recording says of itself. */
export type Recording = Readonly<z.infer<typeof recordingSchema>>;
