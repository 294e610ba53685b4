/** Which level of H.264 a video has: what a decoder must be able to do. Pure numbers. */
import {type FrameSize, blocksOf} from '../../protocol.ts';

/** level_idc, blocks of a frame and blocks a second at most (ITU-T H.264, table A-1). */
const LEVELS: readonly (readonly [level: number, ofFrame: number, ofSecond: number])[] = [
  [31, 3600, 108_000],
  [32, 5120, 216_000],
  [40, 8192, 245_760],
  [42, 8704, 522_240],
  [50, 22_080, 589_824],
  [51, 36_864, 983_040],
  [52, 36_864, 2_073_600],
  [60, 139_264, 4_177_920],
  [61, 139_264, 8_355_840],
  [62, 139_264, 16_711_680],
];

/** The lowest level for videos of a size, from 3.1 on; the highest one where none suffices. */
export function levelFor(size: FrameSize, framesPerSecond: number): number {
  const {columns, rows} = blocksOf(size);
  const blocks = columns * rows;
  // A side may have as many blocks as the root of eight times the frame's.
  const longest = Math.max(columns, rows) ** 2 / 8;
  const found = LEVELS.find(
    ([, ofFrame, ofSecond]) =>
      blocks <= ofFrame && longest <= ofFrame && blocks * framesPerSecond <= ofSecond,
  );
  return (found ?? LEVELS.at(-1))?.[0] ?? 62;
}
