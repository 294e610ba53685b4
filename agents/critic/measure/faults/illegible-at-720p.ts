/** Glyphs that fall apart when the video is watched at 720p: scripts of scripts, squeezed letters. */
import {type FaultKind, nameOf} from '../fault.ts';
import {isLegible, textsOf} from '../leaves.ts';

/** An em in px at 720p below which glyphs cannot be told from each other. */
const SMALLEST = 12;
const SMALL = 27.5;
const SCALE = 720 / 1080;

export const illegibleAt720p: FaultKind = {
  code: 'illegible-at-720p',
  whileMoving: false,
  *look({moment}) {
    for (const text of textsOf(moment).filter(isLegible)) {
      const {glyphSize, fontSize = 0} = text;
      // Letters that are too small at 1080p are told already.
      if (fontSize < SMALL) continue;
      if (glyphSize === undefined || glyphSize * SCALE >= SMALLEST) continue;
      yield {
        message: `${nameOf(text)} has glyphs of ${Math.round(glyphSize * SCALE)} px when it is watched at 720p.`,
        remedy:
          fontSize > 1.3 * glyphSize
            ? 'Give it a larger area, or write it with fewer levels of scripts.'
            : 'Give it a larger area, or show less in it.',
        severity: 'error',
        leaves: [text],
      };
    }
  },
};
