/** What the recording of an evaluation says of itself: `recording.json` beside its replies. */
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import {writeWhole} from '../agents/write-whole.ts';
import {LecternError} from '../schema/errors.ts';

const recordingSchema = z.strictObject({
  /** Names of the models; null where none was needed. */
  pupil: z.string().nullable(),
  judges: z.array(z.string()),
  repeats: z.int().positive(),
  seed: z.int().nonnegative(),
  stillsTokens: z.int().positive(),
});

/** Who answered, and what was asked. */
export type EvaluationRecording = Readonly<z.infer<typeof recordingSchema>>;

/** Writes it. */
export async function writeEvaluationRecording(
  folder: string,
  recording: EvaluationRecording,
): Promise<void> {
  await writeWhole(fileIn(folder), `${JSON.stringify(recording, null, 2)}\n`);
}

/**
 * Reads it.
 *
 * @throws LecternError `recording-unreadable`.
 */
export async function readEvaluationRecording(folder: string): Promise<EvaluationRecording> {
  try {
    return recordingSchema.parse(JSON.parse(await readFile(fileIn(folder), 'utf8')));
  } catch (cause) {
    throw new LecternError({
      code: 'recording-unreadable',
      message: `${folder} holds no recorded evaluation.`,
      remedy: 'Name a folder that `lectern evaluate --record` has written.',
      where: {file: fileIn(folder)},
      cause,
    });
  }
}

function fileIn(folder: string): string {
  return path.join(folder, 'recording.json');
}
