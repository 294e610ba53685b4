/** Nothing on the stage while a line is lit. */
import type {FaultKind} from '../fault.ts';
import {isLegible} from '../leaves.ts';

export const emptyStage: FaultKind = {
  code: 'empty-stage',
  whileMoving: true,
  leastSeconds: 3,
  *look({moment: {beat, leaves}}) {
    if (beat === undefined || leaves.some(isLegible)) return;
    yield {
      message: `The stage is empty while line ${beat} is lit.`,
      remedy: 'Show something at the beginning of the beat, or clear the stage later.',
      severity: 'warning',
      leaves: [],
    };
  },
};
