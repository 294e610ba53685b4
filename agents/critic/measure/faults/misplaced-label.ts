/** A label on something that it does not label: on a picture, half on a shape, or at another object than its own. */
import {type FaultKind, nameOf} from '../fault.ts';
import {
  contains,
  gapBetween,
  lengthWithin,
  outlineOf,
  shareInside,
  sharedBox,
} from '../geometry.ts';
import {isInEachOther, isLegible, isOfOneObject, strengthOf, textsOf} from '../leaves.ts';
import type {MeasuredLeaf} from '../../../../schema/measured-section.ts';

/** Share of a text that may stand on a picture: most have empty corners. */
const ON_PICTURE = 0.2;
/** Between these shares a text is neither in a shape nor beside it. */
const HALF = {least: 0.15, most: 0.85};
/** From the ink of a label, in px: what is nearer seems to be what it names, what is farther does not. */
const NEAR = 32;
const FAR = 60;
/** What is fainter does not disturb a text. */
const SEEN = 0.12;

export const misplacedLabel: FaultKind = {
  code: 'misplaced-label',
  whileMoving: false,
  *look({moment}) {
    const {leaves} = moment;
    for (const text of textsOf(moment).filter(isLegible)) {
      const at = leaves.indexOf(text);
      for (const [order, other] of leaves.entries()) {
        if (other.kind === 'text' || !isLegible(other) || other.isBackground) continue;
        if (isOfOneObject(text, other) || isInEachOther(text, other)) continue;
        // What is in front of a text hides it, which is another fault.
        if (order > at || sharedBox(text.box, other.box) === undefined) continue;
        if (!isOn(text, other) || isCrossed(text, other, leaves)) continue;
        yield {
          message: `${nameOf(text)} stands on ${nameOf(other)}, which it does not belong to.`,
          remedy: 'Move it beside what it names: `stage.label` finds a free place.',
          severity: 'error',
          leaves: [text, other],
        };
      }
    }
    yield* atOthers(moment.leaves);
  },
};

function isOn(text: MeasuredLeaf, other: MeasuredLeaf): boolean {
  const share = shareInside(text.box, outlineOf(other));
  if (other.kind === 'picture') {
    // A caption on a photograph is read on it; a word on an icon is not.
    const isCaption = other.name !== 'Icon' && contains(other.box, text.box);
    return share > ON_PICTURE && !isCaption;
  }
  if (strengthOf(other) < SEEN) return false;
  const isOwn = text.labels === undefined || other.within.includes(text.labels);
  if (!isOwn && other.id !== text.labels && share >= HALF.most) return true;
  // The edge itself is a line; where it has none, only the filling tells.
  return other.strokeWidth === 0 && share > HALF.least && share < HALF.most;
}

/** Whether a line of the same object runs through the text, which is another fault. */
function isCrossed(
  text: MeasuredLeaf,
  other: MeasuredLeaf,
  leaves: readonly MeasuredLeaf[],
): boolean {
  return leaves.some(
    leaf =>
      leaf.kind === 'shape' &&
      leaf.strokeWidth > 0 &&
      isOfOneObject(leaf, other) &&
      lengthWithin(leaf.outline, text.box) > text.box.height / 4,
  );
}

/** Labels that touch another object than their own, which is further away. */
function* atOthers(leaves: readonly MeasuredLeaf[]) {
  for (const label of leaves.filter(isLegible)) {
    const {labels} = label;
    if (labels === undefined) continue;
    const own = leaves.filter(({id, within}) => id === labels || within.includes(labels));
    if (own.length === 0) continue;
    const distanceTo = ({box}: MeasuredLeaf): number => {
      const {x, y} = gapBetween(label.box, box);
      return Math.hypot(x, y);
    };
    const toOwn = Math.min(...own.map(distanceTo));
    const strangers = leaves.filter(
      leaf =>
        leaf !== label &&
        leaf.kind !== 'text' &&
        isLegible(leaf) &&
        !leaf.isBackground &&
        leaf.labels === undefined &&
        own.every(each => !isOfOneObject(leaf, each)),
    );
    const nearest = strangers.sort((a, b) => distanceTo(a) - distanceTo(b))[0];
    if (nearest === undefined || toOwn < FAR || distanceTo(nearest) > NEAR) continue;
    yield {
      message: `${nameOf(label)} stands at ${nameOf(nearest)}, and what it labels is ${Math.round(toOwn)} px away.`,
      remedy: 'Label it again after its object has moved, or move both together with `stage.move`.',
      severity: 'error' as const,
      leaves: [label, nearest],
    };
  }
}
