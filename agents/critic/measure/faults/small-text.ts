/** A text whose letters are too small to be read in a video. */
import {type FaultKind, nameOf} from '../fault.ts';
import {isLegible, textsOf} from '../leaves.ts';

/** Px at 1080p; at 720p it is 19 px. */
const SMALLEST = 28;

export const smallText: FaultKind = {
  code: 'small-text',
  whileMoving: false,
  *look({moment}) {
    for (const text of textsOf(moment).filter(isLegible)) {
      const {fontSize} = text;
      // Half a px less comes from fitting, and nobody sees it.
      if (fontSize === undefined || fontSize >= SMALLEST - 0.5) continue;
      yield {
        message: `${nameOf(text)} has letters of ${Math.round(fontSize)} px; ${SMALLEST} px is the least that can be read.`,
        remedy: 'Give it a larger area, or show less in it.',
        severity: 'error',
        leaves: [text],
      };
    }
  },
};
