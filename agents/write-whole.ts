/** Writes files so that nobody ever sees half of one. */
import {mkdir, rename, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {partialName, removeLeftPartials} from '../scripts/partial-files.mjs';

/** Writes a file aside and then puts it in its place, making its folder where there is none. */
export async function writeWhole(file: string, content: string | Buffer): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, {recursive: true});
  await removeLeftPartials(folder);
  const aside = partialName(file);
  try {
    await writeFile(aside, content);
    await rename(aside, file);
  } catch (error) {
    await rm(aside, {force: true});
    throw error;
  }
}
