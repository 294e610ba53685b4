/** A mistake in a scene: what is wrong, where, and what to do about it. */
import {z} from 'zod';

/** Schema of {@link Splice}. */
export const spliceSchema = z.object({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  text: z.string(),
});

/** Schema of {@link Repair}. */
export const repairSchema = z.object({
  /** What it does, in a few words, such as “`yield*` before the call”. */
  title: z.string(),
  splices: z.array(spliceSchema).min(1),
});

/** Schema of {@link Diagnostic}. */
export const diagnosticSchema = z.object({
  /** Stable name: `ts2345` for the compiler's, else the name of a page in `docs/diagnostics/`. */
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  /** Who found it. */
  origin: z.enum(['compiler', 'rule', 'run-time', 'layout']),
  /** Absolute path of the scene. */
  file: z.string(),
  /** Line of the first character, from 1. */
  line: z.int().positive(),
  /** Column of the first character in UTF-16 units, from 1. */
  column: z.int().positive(),
  /** Where it starts in the file, in UTF-16 units from 0. */
  start: z.int().nonnegative(),
  /** How long it is, in UTF-16 units. */
  length: z.int().nonnegative(),
  /** What is wrong, in a sentence. */
  message: z.string(),
  /** What to do about it. */
  remedy: z.string().optional(),
  /** The change that mends it, where there is only one. */
  repair: repairSchema.optional(),
  /**
   * True when the scene plainly reaches outside of its lecture, for files, networks or the page around it:
   * `render` and `make` refuse it then, unless they are given `--trust`.
   */
  reachesOutside: z.literal(true).optional(),
});

/** Text to be put in the place of what stands from `start` to `end`, in UTF-16 units from 0. */
export type Splice = Readonly<z.infer<typeof spliceSchema>>;
/** A change of a scene's text that mends a mistake. */
export type Repair = Readonly<z.infer<typeof repairSchema>>;
/** A mistake in a scene. */
export type Diagnostic = Readonly<z.infer<typeof diagnosticSchema>>;
