/** Says in a teacher's words why a file could not be written. */
import path from 'node:path';
import {LecternError} from '../../schema/errors.ts';

/** What Node calls a failure of the file system, and what that means. */
const REASONS: Readonly<Record<string, {code: string; reason: string; remedy: string}>> = {
  ENOSPC: {
    code: 'disk-full',
    reason: 'the disk is full',
    remedy: 'Free some space and run the same command again: finished sections are kept.',
  },
  EDQUOT: {
    code: 'disk-full',
    reason: 'your quota on this disk is used up',
    remedy: 'Free some space and run the same command again: finished sections are kept.',
  },
  EACCES: {
    code: 'cannot-write',
    reason: 'it may not be written',
    remedy: 'Choose another place with -o, or change the permissions of the folder.',
  },
  EPERM: {
    code: 'cannot-write',
    reason: 'it may not be written',
    remedy: 'Choose another place with -o, or change the permissions of the folder.',
  },
  EROFS: {
    code: 'cannot-write',
    reason: 'the disk is read-only',
    remedy: 'Choose another place with -o.',
  },
  EISDIR: {
    code: 'cannot-write',
    reason: 'it is a folder',
    remedy: 'Name a file with -o.',
  },
  EEXIST: {
    code: 'cannot-write',
    reason: 'a part of its path is a file',
    remedy: 'Choose another place with -o.',
  },
  ENOTDIR: {
    code: 'cannot-write',
    reason: 'a part of its path is a file',
    remedy: 'Choose another place with -o.',
  },
};

/** Turns a failure of the file system into one with a remedy; everything else comes back as it is. */
export function explainFileError(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const known = typeof code === 'string' ? REASONS[code] : undefined;
  if (known === undefined) return error;
  return new LecternError({
    code: known.code,
    message: `${path.basename(file)} could not be written: ${known.reason} (${file}).`,
    remedy: known.remedy,
    cause: error,
  });
}
