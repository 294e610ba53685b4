/** A lecture line that is drawn outside of its column: over the stage, or over another line. */
import {type CourseFaultKind, nameOf} from '../fault.ts';
import type {Box} from '../../../../schema/layout-report.ts';
import type {MeasuredLeaf} from '../../../../schema/measured-section.ts';

/** What letters may hang over their room, in px. */
const SLACK = {x: 10, y: 12};

export const lineOverflow: CourseFaultKind = {
  code: 'line-overflow',
  *follow({writtenLines = [], beats, durationSeconds}) {
    for (const [index, line] of writtenLines.entries()) {
      const side = sideOut(line);
      if (side === undefined) continue;
      const times = beats.find(({beat}) => beat === index + 1);
      yield {
        message: `The lecture line ${nameOf(line)} is drawn ${side} its place.`,
        remedy:
          'Shorten the line, break a long formula in two, or show the formula on the stage instead.',
        severity: 'error',
        leaves: [line],
        fromSeconds: times?.startSeconds ?? 0,
        toSeconds: times?.endSeconds ?? durationSeconds,
        beat: times?.beat,
      };
    }
  },
};

function sideOut({room, box, ink = [box]}: MeasuredLeaf): string | undefined {
  if (room === undefined) return undefined;
  const {x, y, width, height} = room.box;
  const isOut = (test: (part: Box) => boolean): boolean => ink.some(test);
  if (
    isOut(part => part.x < x - SLACK.x) ||
    isOut(part => part.x + part.width > x + width + SLACK.x)
  ) {
    return 'beside';
  }
  if (isOut(part => part.y < y - SLACK.y)) return 'above';
  return isOut(part => part.y + part.height > y + height + SLACK.y) ? 'below' : undefined;
}
