/** Sends bytes to Node; each chunk is answered before the next is sent, so that nothing piles up. */
import type {StreamTargetChunk} from 'mediabunny';
import {withinLimit} from '../../engine/waits.ts';

/** Disks may be slow. */
const LONGEST_ANSWER_SECONDS = 120;

/** Sends a chunk that belongs at a byte offset of the file behind an upload path. */
export async function upload(
  uploadPath: string,
  data: Uint8Array<ArrayBuffer> | Blob,
  position = 0,
): Promise<void> {
  const sent = fetch(`${uploadPath}?position=${position}`, {method: 'POST', body: data});
  const answer = await withinLimit(sent, () => 'The answer of Node', LONGEST_ANSWER_SECONDS);
  if (!answer.ok) throw new Error(`Node took no more bytes: ${await answer.text()}`);
}

/** A stream of chunks, as mediabunny writes them, to an upload path. */
export function uploadStream(uploadPath: string): WritableStream<StreamTargetChunk> {
  return new WritableStream({
    write: ({data, position}) => upload(uploadPath, data, position),
  });
}
