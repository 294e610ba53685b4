/** Reads one lecture file, and tells what nobody foresaw. */
import {type ReadOptions, readLecture} from '../../agents/author/index.ts';
import {LecternError} from '../../schema/errors.ts';

/** What came of a file. */
export interface Reading {
  /** What no reader foresaw, with its stack; empty where it was read, or refused with a reason. */
  readonly trouble: string;
  /** Milliseconds of the processor, whatever else the machine does. */
  readonly processorMs: number;
}

/** Reads a file. */
export async function readAndTell(file: string, options: ReadOptions = {}): Promise<Reading> {
  const before = process.cpuUsage();
  const trouble = await readLecture(file, options).then(() => '', unforeseen);
  const {user, system} = process.cpuUsage(before);
  return {trouble, processorMs: (user + system) / 1000};
}

function unforeseen(error: unknown): string {
  // What no reader foresaw comes as “lecture-unexpected”, with its cause.
  if (error instanceof LecternError && error.code !== 'lecture-unexpected') return '';
  const cause = error instanceof LecternError ? error.cause : error;
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
