/** A line or the edge of a shape through a text. */
import {type FaultKind, nameOf} from '../fault.ts';
import {contains, lengthWithin, shrunk, uprightFrame} from '../geometry.ts';
import {isLegible, isOfOneObject, strengthOf, textsOf} from '../leaves.ts';

/** A line through so much of a text's height, or of a tenth of its width, is seen to cross it. */
const CROSSED = 0.4;
/** From this on a filling hides what is behind. */
const OPAQUE = 0.9;

export const textOnLine: FaultKind = {
  code: 'text-on-line',
  whileMoving: false,
  leastSecondsInMotion: 1.5,
  *look({moment}) {
    const {leaves} = moment;
    for (const text of textsOf(moment).filter(isLegible)) {
      const at = leaves.indexOf(text);
      const {box, lay} = uprightFrame(text);
      const ink = shrunk(box, box.width * 0.04, box.height * 0.18);
      for (const [order, line] of leaves.entries()) {
        if (line.kind !== 'shape' || line.strokeWidth === 0 || !isLegible(line)) continue;
        // The border of its own box is told of as that.
        if (line.id === text.room?.id) continue;
        const isOwn = isOfOneObject(text, line);
        if (isOwn && (text.isPatched || text.isBackground || line.isBackground)) continue;
        if (lengthWithin(line.outline.map(lay), ink) < CROSSED * ink.height) continue;
        const isCovered = leaves
          .slice(order + 1, at)
          .some(panel => strengthOf(panel) >= OPAQUE && contains(panel.box, text.box, 4));
        if (isCovered) continue;
        yield {
          message: `${nameOf(line)} runs through ${nameOf(text)}.`,
          remedy:
            'Move one of them, or let the text be a label of the figure: labels keep clear of lines.',
          severity: 'error',
          leaves: [text, line],
        };
      }
    }
  },
};
