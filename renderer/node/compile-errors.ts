/** What Vite says about a file that it could not compile, or whose imports it could not find. */
import {stripVTControlCharacters} from 'node:util';
import {z} from 'zod';
import type {SourcePlace} from '../../schema/errors.ts';
import {knownPath} from '../../scripts/plain-path.mjs';

/** A compile error in plain words. */
export interface CompileError {
  readonly message: string;
  readonly where: SourcePlace | undefined;
}

const positionedSchema = z.object({
  message: z.string(),
  id: z.string().optional(),
  loc: z.object({file: z.string().optional(), line: z.number(), column: z.number()}).optional(),
});

/** The compiler reports all errors of a file in one; the first is the one to mend. */
const severalSchema = z.object({errors: z.array(positionedSchema).min(1)});

/** Reads a compile error; undefined when it is something else. */
export function readCompileError(error: unknown): CompileError | undefined {
  const several = severalSchema.safeParse(error);
  const parsed = positionedSchema.safeParse(several.data?.errors[0] ?? error);
  if (!parsed.success) return undefined;
  const {message, id, loc} = parsed.data;
  const [file, query] = (loc?.file ?? id)?.split('?') ?? [];
  // Lines of what is made from a file are not its own.
  const isWritten = query === undefined || loc?.file === undefined;
  return {
    message: knownPath(firstLine(message)),
    where:
      file === undefined
        ? undefined
        : {
            file: knownPath(file),
            line: isWritten ? loc?.line : undefined,
            column: isWritten && loc !== undefined ? loc.column + 1 : undefined,
          },
  };
}

/** Without colours, and without the code in front. */
function firstLine(message: string): string {
  const [line = message] = stripVTControlCharacters(message).split('\n');
  return line.replace(/^\[\w+\]\s*/, '');
}
