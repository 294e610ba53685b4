/** Writes files so that nothing half-written ever stands under the final name. */
import {access, constants, mkdir, rename, rm, stat} from 'node:fs/promises';
import path from 'node:path';
import {partialName, removeLeftPartials} from '../../scripts/partial-files.mjs';
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
    for (const folder of new Set(files.map(file => path.dirname(file)))) {
      await mkdir(folder, {recursive: true});
      await removeLeftPartials(folder);
    }
    const result = await write(partialFiles);
    for (const [index, file] of files.entries()) await rename(partialFiles[index] ?? '', file);
    return result;
  } catch (error) {
    await Promise.allSettled(partialFiles.map(partialFile => rm(partialFile, {force: true})));
    throw explainFileError(error, files[0] ?? '');
  }
}

/**
 * Makes sure that a file can be written before much work goes into it.
 *
 * @throws LecternError `cannot-write`.
 */
export async function requireWritable(file: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), {recursive: true});
    await access(path.dirname(file), constants.W_OK);
  } catch (error) {
    throw explainFileError(error, file);
  }
  const isFolder = await stat(file).then(
    found => found.isDirectory(),
    () => false,
  );
  if (isFolder)
    throw explainFileError(Object.assign(new Error('a folder'), {code: 'EISDIR'}), file);
}
