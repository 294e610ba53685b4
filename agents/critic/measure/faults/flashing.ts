/** Something that flashes more than three times a second (WCAG 2.2, criterion 2.3.1). */
import {type CourseFaultKind, nameOf} from '../fault.ts';
import {areaOf} from '../geometry.ts';
import {beatAt} from '../beat-at.ts';

/** A flash is a pair of turns of brightness; the fourth within a second is one too many. */
const TURNS = 7;
/** What is smaller than half a cell disturbs, but harms nobody. */
const LEAST_AREA = 6_000;

export const flashing: CourseFaultKind = {
  code: 'flashing',
  *follow({tracks, beats}) {
    for (const {leaf, swings} of tracks) {
      if (areaOf(leaf.box) < LEAST_AREA) continue;
      const start = swings.findIndex((from, index) => {
        const last = swings[index + TURNS - 1];
        return last !== undefined && last - from <= 1;
      });
      const fromSeconds = swings[start];
      if (fromSeconds === undefined) continue;
      yield {
        message: `${nameOf(leaf)} flashes more than three times a second.`,
        remedy: 'Emphasise it once, or more slowly: flashing can cause seizures.',
        severity: 'error',
        leaves: [leaf],
        fromSeconds,
        toSeconds: swings.at(-1) ?? fromSeconds,
        beat: beatAt(beats, fromSeconds),
      };
    }
  },
};
