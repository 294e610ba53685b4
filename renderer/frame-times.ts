/** Which frames of a video are written where pictures stand still: pure numbers. */

/**
 * The frames between two pictures at which the first of them is written again: at once, so that
 * what moved before is decoded when the pause begins, and then so that players can seek into it.
 *
 * @param shown - Number of the frame at which the first picture appears.
 * @param next - Number of the frame at which another picture appears, or the end of the video.
 * @param atEnd - Whether `next` is the end: then the last frame is always written, since a player
 *   that seeks behind the last picture shows nothing.
 * @param apart - How many frames a picture may stand; 1 writes all of them.
 */
export function repeatedFrames(
  shown: number,
  next: number,
  atEnd: boolean,
  apart: number,
): number[] {
  const frames: number[] = shown + 1 < next ? [shown + 1] : [];
  for (let frame = shown + Math.max(apart, 2); frame < next; frame += apart) frames.push(frame);
  if (atEnd && (frames.at(-1) ?? shown) < next - 1) frames.push(next - 1);
  return frames;
}
