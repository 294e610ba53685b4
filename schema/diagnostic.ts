/** A mistake in a scene: what is wrong, where, and what to do about it. */
import {z} from 'zod';

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
});

/** A mistake in a scene. */
export type Diagnostic = Readonly<z.infer<typeof diagnosticSchema>>;
