/** Writes bytes to a place in a file, all of them: a nearly full disk takes only some without complaint. */

/** What is written to: Node's file handles are such. */
export interface ByteWriter {
  write(
    data: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{readonly bytesWritten: number}>;
}

/**
 * Writes data at a byte offset.
 *
 * @returns The offset after the data.
 * @throws What the file system throws, such as ENOSPC.
 */
export async function writeFully(
  handle: ByteWriter,
  data: Uint8Array,
  position: number,
): Promise<number> {
  let written = 0;
  while (written < data.length) {
    const {bytesWritten} = await handle.write(
      data,
      written,
      data.length - written,
      position + written,
    );
    written += bytesWritten;
  }
  return position + written;
}
