/** Something that moves too fast to be followed. */
import {type CourseFaultKind, nameOf} from '../fault.ts';
import {beatAt} from '../beat-at.ts';

/** Px at 1080p in a second, over the whole way: across the stage in little more than half a second. */
const FASTEST = 1900;
/** On shorter ways nobody has to follow. */
const SHORTEST_WAY = 280;

export const fastMotion: CourseFaultKind = {
  code: 'fast-motion',
  *follow({tracks, beats, durationSeconds}) {
    for (const {leaf, journeys} of tracks) {
      for (const {fromSeconds, toSeconds, lengthPx} of journeys) {
        const seconds = toSeconds - fromSeconds;
        if (lengthPx < SHORTEST_WAY || lengthPx / Math.max(seconds, 0.01) <= FASTEST) continue;
        yield {
          message: `${nameOf(leaf)} moves ${Math.round(lengthPx)} px in ${seconds.toFixed(1)} s: nobody can follow that.`,
          remedy: 'Give the motion more seconds.',
          severity: 'warning',
          leaves: [leaf],
          fromSeconds,
          toSeconds: Math.min(toSeconds, durationSeconds),
          beat: beatAt(beats, fromSeconds),
        };
      }
    }
  },
};
