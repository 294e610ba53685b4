/** Files that a page sends, written as they come. */
import {type FileHandle, open} from 'node:fs/promises';
import type {Readable} from 'node:stream';
import type {Uploads} from './uploads.ts';
import {writeFully} from './write-fully.ts';

/**
 * Runs an action that lets a page send files.
 *
 * @param files - Created, or emptied.
 * @param action - Gets the paths that the page sends to, one for each file.
 * @throws What writing threw, also where the page gave another reason; else what the action threw.
 */
export async function receiveFiles<TResult>(
  uploads: Uploads,
  files: readonly string[],
  action: (uploadPaths: readonly string[]) => Promise<TResult>,
): Promise<TResult> {
  const handles: FileHandle[] = [];
  try {
    for (const file of files) handles.push(await open(file, 'w'));
    const takers = handles.map(
      handle => (body: Readable, position: number) => writeBody(handle, body, position),
    );
    return await uploads.receive(takers, action);
  } finally {
    for (const handle of handles) await handle.close();
  }
}

async function writeBody(handle: FileHandle, body: Readable, position: number): Promise<void> {
  let offset = position;
  for await (const chunk of body) {
    if (chunk instanceof Uint8Array) offset = await writeFully(handle, chunk, offset);
  }
}
