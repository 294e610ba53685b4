/** Writes files so that nothing half-written ever stands under the final name. */
import {mkdir, rename, rm} from 'node:fs/promises';
import path from 'node:path';
import {explainFileError} from './file-errors.ts';

/**
 * Lets an action write a file aside, and gives it its name when it is complete.
 *
 * @param file - The final name; its folder is made.
 * @param write - Gets the name to write to.
 * @throws What the action threw; LecternError `disk-full` or `cannot-write` for the file system.
 */
export function writeAside<TResult>(
  file: string,
  write: (partialFile: string) => Promise<TResult>,
): Promise<TResult> {
  return writeAllAside([file], ([partialFile = '']) => write(partialFile));
}

/** The same for several files, which get their names when all of them are complete. */
export async function writeAllAside<TResult>(
  files: readonly string[],
  write: (partialFiles: readonly string[]) => Promise<TResult>,
): Promise<TResult> {
  const partialFiles = files.map(partialName);
  try {
    for (const file of files) await mkdir(path.dirname(file), {recursive: true});
    const result = await write(partialFiles);
    for (const [index, file] of files.entries()) await rename(partialFiles[index] ?? '', file);
    return result;
  } catch (error) {
    for (const partialFile of partialFiles) await rm(partialFile, {force: true});
    throw explainFileError(error, files[0] ?? '');
  }
}

function partialName(file: string): string {
  const {dir, base} = path.parse(file);
  return path.join(dir, `.${base}.${process.pid}.partial`);
}
