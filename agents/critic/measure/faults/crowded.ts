/** A beat that shows more than can be taken in. */
import type {FaultKind} from '../fault.ts';
import {occupancyOf} from '../occupancy.ts';

/** Share of the cells in which something stands; a quarter of the stage should be free. */
const MOST_CELLS = 0.85;
/** So many objects beside each other compete. */
const MANY_OBJECTS = 6;
/** So many letters on the stage are a page, not a picture. */
const MOST_LETTERS = 420;

export const crowded: FaultKind = {
  code: 'crowded',
  whileMoving: false,
  *look({section: {direction, isLecture}, moment}) {
    if (!isLecture || !moment.endsBeat) return;
    const {cells, objects, letters, largest} = occupancyOf(moment, direction);
    const isFull = cells > MOST_CELLS && objects >= MANY_OBJECTS;
    if (!isFull && letters <= MOST_LETTERS) return;
    yield {
      message: isFull
        ? `${objects} objects fill ${Math.round(100 * cells)} % of the stage's cells.`
        : `${Math.round(letters)} letters stand on the stage at once.`,
      remedy: 'Clear what is no longer needed, or spread it over more beats.',
      severity: 'warning',
      leaves: largest === undefined ? [] : [largest],
    };
  },
};
