/** Guesses how long a section will be, while it is played for the first time. */
import type {BeatTimes} from '../../schema/section-record.ts';

/** Of a beat, as long as none is over. */
const USUAL_BEAT_SECONDS = 5;
/** What lasts longer than the others ends soon. */
const SOON_SECONDS = 1;

/**
 * How long it will be: beats to come are taken to be as long as those that are over are in the mean.
 *
 * @param playedSeconds - How far it is.
 * @param over - The beats that are over.
 * @param beats - How many it has in all.
 * @returns Seconds, always more than those that are played.
 */
export function expectedSeconds(
  playedSeconds: number,
  over: readonly BeatTimes[],
  beats: number,
): number {
  const overSeconds = over.at(-1)?.endSeconds ?? 0;
  const beatSeconds = over.length === 0 ? USUAL_BEAT_SECONDS : overSeconds / over.length;
  const expected = overSeconds + (beats - over.length) * beatSeconds;
  const following = Math.max(0, beats - over.length - 1) * beatSeconds;
  return Math.max(expected, playedSeconds + SOON_SECONDS + following);
}
