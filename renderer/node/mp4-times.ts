/**
 * When an MP4 was made stands in it, up to the second: so the same lecture would give another file at each run. The
 * format has a value for a time that is not known: 0 (ISO/IEC 14496-12, 8.2.2, 8.3.2 and 8.4.2).
 */

/** Boxes that only hold others, on the way to those with times. */
const CONTAINERS: ReadonlySet<string> = new Set(['moov', 'trak', 'mdia']);
/** Boxes that begin with a version, flags, and the times of creation and of the last change. */
const WITH_TIMES: ReadonlySet<string> = new Set(['mvhd', 'tkhd', 'mdhd']);

const HEAD_BYTES = 8;
const VERSION_BYTES = 4;

/** Bytes of a file that hold times. */
export interface TimeBytes {
  readonly position: number;
  readonly length: number;
}

/**
 * Finds the times in boxes that stand one behind the other, such as a `moov`.
 *
 * @param position - Where the boxes stand in the file.
 */
export function timesIn(boxes: Uint8Array, position = 0): TimeBytes[] {
  const view = new DataView(boxes.buffer, boxes.byteOffset, boxes.byteLength);
  const found: TimeBytes[] = [];
  for (let at = 0; at + HEAD_BYTES <= boxes.length;) {
    const size = view.getUint32(at);
    if (size < HEAD_BYTES || at + size > boxes.length) break;
    const type = String.fromCharCode(...boxes.subarray(at + 4, at + HEAD_BYTES));
    const content = boxes.subarray(at + HEAD_BYTES, at + size);
    if (CONTAINERS.has(type)) found.push(...timesIn(content, position + at + HEAD_BYTES));
    if (WITH_TIMES.has(type)) {
      const length = content[0] === 1 ? 16 : 8;
      found.push({position: position + at + HEAD_BYTES + VERSION_BYTES, length});
    }
    at += size;
  }
  return found;
}
