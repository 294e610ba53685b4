/**
 * Tells libavcodec's encoders which blocks of a frame have changed: its AVVideoHint, as the
 * side data of a frame holds it (libavutil/video_hint.h).
 */
import {BLOCK_PX, type FrameSize, blocksOf} from '../protocol.ts';

/** The number of this kind of side data: AV_FRAME_DATA_VIDEO_HINT. */
export const VIDEO_HINT = 27;

const HEADER_BYTES = 32;
const RECTANGLE_BYTES = 16;
/** What is outside of the rectangles has not changed: AV_VIDEO_HINT_TYPE_CHANGED. */
const RECTANGLES_HAVE_CHANGED = 1;

/** Blocks side by side, from `start` to the one before `end` in a row of blocks. */
interface Run {
  readonly row: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Writes a hint.
 *
 * @param changed - A byte for each block of the picture, 0 where it is as in the frame before.
 * @param allocate - Gives the memory in which the hint is written.
 */
export function writeVideoHint(
  changed: Uint8Array,
  size: FrameSize,
  allocate: (bytes: number) => Buffer,
): void {
  const runs = runsOf(changed, blocksOf(size).columns);
  const hint = allocate(HEADER_BYTES + runs.length * RECTANGLE_BYTES);
  hint.fill(0);
  hint.writeUInt32LE(runs.length, 0);
  hint.writeUInt32LE(HEADER_BYTES, 8);
  hint.writeUInt32LE(RECTANGLE_BYTES, 16);
  hint.writeUInt32LE(RECTANGLES_HAVE_CHANGED, 24);
  for (const [index, {row, start, end}] of runs.entries()) {
    const at = HEADER_BYTES + index * RECTANGLE_BYTES;
    hint.writeUInt32LE(start * BLOCK_PX, at);
    hint.writeUInt32LE(row * BLOCK_PX, at + 4);
    hint.writeUInt32LE((end - start) * BLOCK_PX, at + 8);
    hint.writeUInt32LE(BLOCK_PX, at + 12);
  }
}

function runsOf(changed: Uint8Array, columns: number): Run[] {
  const runs: Run[] = [];
  for (let start = changed.indexOf(1); start >= 0;) {
    const row = Math.floor(start / columns);
    const nextRow = (row + 1) * columns;
    let end = start + 1;
    while (end < nextRow && changed[end] === 1) end++;
    runs.push({row, start: start - row * columns, end: end - row * columns});
    start = changed.indexOf(1, end);
  }
  return runs;
}
