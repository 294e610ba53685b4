/** Something that moves too fast to be followed. */
import {type FaultKind, nameOf} from '../fault.ts';
import {isLegible} from '../leaves.ts';

/** Px at 1080p in a second: across the stage in about one. */
const FASTEST = 1500;

export const fastMotion: FaultKind = {
  code: 'fast-motion',
  whileMoving: true,
  *look({moment, before}) {
    if (before === undefined || before.beat !== moment.beat) return;
    const seconds = moment.seconds - before.seconds;
    const earlier = new Map(before.leaves.map(leaf => [leaf.id, leaf]));
    for (const leaf of moment.leaves.filter(isLegible)) {
      const was = earlier.get(leaf.id);
      if (was === undefined || !isLegible(was)) continue;
      const [dx, dy] = [leaf.box.x - was.box.x, leaf.box.y - was.box.y];
      const grown =
        Math.abs(leaf.box.width - was.box.width) + Math.abs(leaf.box.height - was.box.height);
      // A line that is drawn on grows; it does not move.
      if (grown > 8 || Math.hypot(dx, dy) / seconds <= FASTEST) continue;
      yield {
        message: `${nameOf(leaf)} moves ${Math.round(Math.hypot(dx, dy))} px in ${seconds.toFixed(1)} s: nobody can follow that.`,
        remedy: 'Give the motion more seconds.',
        severity: 'warning',
        leaves: [leaf],
      };
    }
  },
};
