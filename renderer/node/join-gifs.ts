/** Puts the GIF frames of sections into one animated GIF. */
import {createReadStream} from 'node:fs';
import {open} from 'node:fs/promises';
import type {FrameSize} from '../protocol.ts';
import {writeFully} from './write-fully.ts';

const TRAILER = 0x3b;

/**
 * Writes header, the frames of all parts, and trailer.
 *
 * @param parts - Files of frames that each bring their own palette.
 */
export async function joinGifs(
  parts: readonly string[],
  output: string,
  size: FrameSize,
  signal?: AbortSignal,
): Promise<void> {
  const file = await open(output, 'w');
  try {
    let position = await writeFully(file, gifHeader(size), 0);
    for (const part of parts) {
      const chunks: AsyncIterable<Buffer> = createReadStream(part, {signal});
      for await (const chunk of chunks) position = await writeFully(file, chunk, position);
    }
    await writeFully(file, Uint8Array.of(TRAILER), position);
  } finally {
    await file.close();
  }
}

/** Header, screen without a palette of its own, and the wish to be played for ever. */
export function gifHeader({widthPx, heightPx}: FrameSize): Uint8Array {
  const screen = Buffer.alloc(7);
  screen.writeUInt16LE(widthPx, 0);
  screen.writeUInt16LE(heightPx, 2);
  screen.writeUInt8(0x70, 4);
  return Buffer.concat([
    Buffer.from('GIF89a', 'latin1'),
    screen,
    Buffer.from([0x21, 0xff, 11]),
    Buffer.from('NETSCAPE2.0', 'latin1'),
    Buffer.from([3, 1, 0, 0, 0]),
  ]);
}
