/** Which beat is played at a moment. */
import type {BeatTimes} from '../../../schema/section-record.ts';

/** The beat, from 1, that is played or was played last; undefined before the first. */
export function beatAt(beats: readonly BeatTimes[], seconds: number): number | undefined {
  return beats.findLast(({startSeconds}) => startSeconds <= seconds)?.beat;
}
