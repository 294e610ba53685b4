/** Writes files so that nobody ever sees half of one. */
import {mkdir, rename, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';

/** Writes a file aside and then puts it in its place, making its folder where there is none. */
export async function writeWhole(file: string, content: string | Buffer): Promise<void> {
  await mkdir(path.dirname(file), {recursive: true});
  const aside = `${file}.${process.pid}.partial`;
  try {
    await writeFile(aside, content);
    await rename(aside, file);
  } catch (error) {
    await rm(aside, {force: true});
    throw error;
  }
}
