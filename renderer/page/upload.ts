/** Sends bytes to Node; each chunk is answered before the next is sent, so that nothing piles up. */
import type {StreamTargetChunk} from 'mediabunny';
import {sendBytes} from './channel.ts';
import {waitPatiently} from './patient-wait.ts';

/** Sends a chunk that belongs at a byte offset of the file behind an upload path. */
export async function upload(
  uploadPath: string,
  data: Uint8Array<ArrayBuffer> | Blob,
  position = 0,
): Promise<void> {
  const sent = sendBytes(uploadPath, await bufferOf(data), position);
  const failure = await waitPatiently(sent, () => 'The answer of Node');
  if (failure !== undefined) throw new Error(failure);
}

/** A stream of chunks, as mediabunny writes them, to an upload path. */
export function uploadStream(uploadPath: string): WritableStream<StreamTargetChunk> {
  return new WritableStream({
    write: ({data, position}) => upload(uploadPath, data, position),
  });
}

/** A buffer of its own: what is sent is gone here. */
async function bufferOf(data: Uint8Array<ArrayBuffer> | Blob): Promise<ArrayBuffer> {
  return data instanceof Blob ? data.arrayBuffer() : data.slice().buffer;
}
