/** What a run of a section tells of itself: its beats in time, and what went wrong on the stage. */
import {z} from 'zod';

/** Schema of {@link BeatTimes}. */
export const beatTimesSchema = z.object({
  /** Number of the beat, from 1. */
  beat: z.number(),
  startSeconds: z.number(),
  /** Its animation is over and its picture at rest. */
  settledSeconds: z.number(),
  endSeconds: z.number(),
});

/** Schema of {@link LayoutProblem}. */
export const layoutProblemSchema = z.object({
  code: z.enum([
    'does-not-fit',
    'no-room-for-label',
    'lines-overflow',
    'nothing-to-see',
    'empty-stage',
    'letters-without-font',
  ]),
  /** What is wrong, with names and sizes. */
  message: z.string(),
  /** The beat in which it was noticed; undefined before the first. */
  beat: z.number().optional(),
  /** Letters that it is about, by which its place in the lecture is found. */
  letters: z.array(z.string()).readonly().optional(),
});

/** When a beat was played, in seconds from the start of its section. */
export type BeatTimes = Readonly<z.infer<typeof beatTimesSchema>>;

/** Something on the stage that a viewer could not read or see. */
export type LayoutProblem = Readonly<z.infer<typeof layoutProblemSchema>>;

/** Letters of one script that no font has, and what is told of them. */
export interface LettersWithoutFont {
  readonly letters: readonly string[];
  readonly message: string;
  readonly remedy: string;
}
