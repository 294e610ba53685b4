/** A text that hardly differs from what is behind it (WCAG 2.2, criterion 1.4.3). */
import {rgb} from 'd3-color';
import {type FaultKind, nameOf} from '../fault.ts';
import type {MeasuredLeaf} from '../../../../schema/measured-section.ts';
import {sharedBox} from '../geometry.ts';
import {strengthOf, textsOf} from '../leaves.ts';

const LEAST = {text: 4.5, largeText: 3};
/** From this size on letters are large, in px at 1080p: half as large again as the smallest. */
const LARGE = 42;
/** What is fainter steps back on purpose. */
const FULL = 0.9;

export const lowContrast: FaultKind = {
  code: 'low-contrast',
  whileMoving: false,
  *look({moment}) {
    for (const text of textsOf(moment)) {
      if (isCovered(text, moment.leaves)) continue;
      const {color, grounds = [], opacity, fontSize = 0} = text;
      if (opacity < FULL || color === undefined || grounds.length === 0) continue;
      const ratio = Math.min(...grounds.map(ground => contrast(color, ground.color)));
      const least = fontSize >= LARGE ? LEAST.largeText : LEAST.text;
      if (ratio >= least) continue;
      yield {
        message: `${nameOf(text)} has a contrast of ${ratio.toFixed(1)} to 1 against what is behind it; it takes ${least}.`,
        remedy: 'Choose another colour for it, or for what is behind it.',
        severity: 'error',
        leaves: [text],
      };
    }
  },
};

/** What is hidden has no contrast, which is another fault. */
function isCovered(text: MeasuredLeaf, leaves: readonly MeasuredLeaf[]): boolean {
  return leaves
    .slice(leaves.indexOf(text) + 1)
    .some(
      ({kind, box, ...leaf}) =>
        kind !== 'text' && strengthOf(leaf) > 0.5 && sharedBox(box, text.box) !== undefined,
    );
}

/** The contrast ratio of two colours, 1 to 21. */
export function contrast(first: string, second: string): number {
  const [lighter, darker] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

function luminance(color: string): number {
  const {r, g, b} = rgb(color);
  const [red = 0, green = 0, blue = 0] = [r, g, b].map(part => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
