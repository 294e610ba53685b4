/** What the Planner hands on: from a topic to what each section of a lecture shows, in words. */
import {z} from 'zod';
import {LONGEST_LINE, LONGEST_TITLE} from './storyboard.ts';
import {colorSchema} from './values.ts';

/** What a lecture is to be about. */
export const topicSchema = z.strictObject({
  title: z.string().min(1),
  audience: z.string().optional(),
  /** BCP 47 tag. */
  language: z.string().optional(),
  minutes: z.number().positive().optional(),
  /** Source material, as text. */
  notes: z.string().optional(),
});

/** A section before its lines are known. */
export const outlineSectionSchema = z.strictObject({
  title: z.string().min(1).max(LONGEST_TITLE),
  /** What one can do or say after it. */
  goal: z.string().min(1),
  /** The concrete example that carries it. */
  example: z.string().min(1),
  /** Whether the lecture stands or falls with it. */
  isKey: z.boolean(),
});

/** A lecture before its lines are known. */
export const outlineSchema = z.strictObject({
  title: z.string().min(1).max(LONGEST_TITLE),
  /** BCP 47 tag of the language that it is written in. */
  language: z.string().min(2).max(20),
  sections: z.array(outlineSectionSchema).min(1).max(8),
});

/** A lecture line and the animation that it gets. */
export const plannedBeatSchema = z.strictObject({
  line: z.string().min(1).max(LONGEST_LINE),
  /** What is seen while the line is lit, in words. */
  animation: z.string().min(1),
  /** What is said. */
  narration: z.string(),
  /** The formula of this line as TeX, where it has one. */
  formula: z.string().nullable(),
  /** The name of an icon for the thing that this line is about, where it is about one. */
  icon: z.string().nullable(),
});

/** A section in words. */
export const plannedSectionSchema = z.strictObject({
  /** Name of its scene file, such as `02-halve-what-is-left`. */
  name: z.string(),
  title: z.string().min(1).max(LONGEST_TITLE),
  goal: z.string(),
  example: z.string(),
  isKey: z.boolean(),
  /** Kinds of engine nodes that it will need, such as `Plot`. */
  nodes: z.array(z.string()),
  beats: z.array(plannedBeatSchema).min(1),
});

/** A lecture in words. */
export const lecturePlanSchema = z.strictObject({
  title: z.string(),
  language: z.string(),
  audience: z.string().optional(),
  /** Colours of concepts, the same in the whole lecture. */
  colors: z.array(z.strictObject({concept: z.string(), color: colorSchema})),
  sections: z.array(plannedSectionSchema).min(1),
});

/** What a lecture is to be about. */
export type Topic = Readonly<z.infer<typeof topicSchema>>;
/** A lecture before its lines are known. */
export type Outline = Readonly<z.infer<typeof outlineSchema>>;
/** A lecture line and the animation that it gets. */
export type PlannedBeat = Readonly<z.infer<typeof plannedBeatSchema>>;
/** A section in words. */
export type PlannedSection = Readonly<z.infer<typeof plannedSectionSchema>>;
/** A lecture in words. */
export type LecturePlan = Readonly<z.infer<typeof lecturePlanSchema>>;
