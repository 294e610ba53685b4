/** A lecture before it is code: what is said and shown, beat by beat. */
import {z} from 'zod';
import {languageSchema} from './language.ts';
import {shownLength} from './inline-words.ts';
import {pictureStepSchema} from './pictures.ts';
import {colorSchema, entriesSchema, nameSchema} from './values.ts';

/** The longest title that is accepted, in characters. */
export const LONGEST_TITLE = 120;
/** The longest lecture line, in characters that are seen: a command of TeX counts as one. */
export const LONGEST_LINE = 160;
/** The most lines of a section: more do not fit beside the stage. */
export const MOST_LINES = 7;
/** The most sections of a lecture. */
export const MOST_SECTIONS = 60;

/** A line and what is shown while it is lit. */
export const beatSchema = z.strictObject({
  line: z
    .string()
    .min(1)
    .refine(line => shownLength(line) <= LONGEST_LINE, {
      error: `has too many characters: ${LONGEST_LINE} are the most`,
    }),
  /** What is said; kept for a voice. */
  narration: z.string().optional(),
  pictures: z.array(pictureStepSchema).default([]),
});

/** A section: one scene. */
export const sectionSchema = z.strictObject({
  /** Name of its scene file, without number and ending: lower case, with hyphens. */
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  title: z.string().min(1).max(LONGEST_TITLE),
  accent: colorSchema.optional(),
  beats: z.array(beatSchema).min(1).max(MOST_LINES),
});

const macroNameSchema = z.string().regex(/^\\?(?:[a-zA-Z]+|[^a-zA-Z])$/, {
  error: 'is no name of a command: use letters alone, such as \\R',
});

/** A whole lecture. */
export const storyboardSchema = z.strictObject({
  title: z.string().min(1).max(LONGEST_TITLE),
  audience: z.string().optional(),
  /** BCP 47 tag. */
  language: languageSchema.default('en'),
  theme: z.enum(['dark', 'light', 'contrast']).default('dark'),
  /** Colours of parts of formulas by their TeX, the same in the whole lecture. */
  colors: entriesSchema(nameSchema, colorSchema).default([]),
  /** TeX macros by name, `\\R` or `R`; they are replaced in all formulas when the lecture is read. */
  macros: z
    .record(macroNameSchema, z.union([z.string(), z.tuple([z.string(), z.int()])]), {
      error: 'must be commands with what they stand for, such as {\\R: \\mathbb{R}}',
    })
    .optional(),
  sections: z.array(sectionSchema).min(1).max(MOST_SECTIONS),
});

/** The name of a section's scene file without its ending, such as `02-halve-what-is-left`. */
export function sectionName({id}: {readonly id: string}, index: number): string {
  return `${String(index + 1).padStart(2, '0')}-${id}`;
}

/** A line and what is shown while it is lit. */
export type Beat = Readonly<z.infer<typeof beatSchema>>;
/** A section: one scene. */
export type Section = Readonly<z.infer<typeof sectionSchema>>;
/** A whole lecture. */
export type Storyboard = Readonly<z.infer<typeof storyboardSchema>>;
