/** Something that has stayed from a beat whose picture is gone. */
import type {
  MeasuredLeaf,
  MeasuredMoment,
  MeasuredSection,
} from '../../../../schema/measured-section.ts';
import {type CourseFaultKind, type TimedSighting, nameOf} from '../fault.ts';
import {areaOf, boxAround, outlineOf} from '../geometry.ts';
import {isLegible, rootOf} from '../leaves.ts';
import {wordsOf} from '../words-of.ts';

/** Share of the picture before, by area, that must be gone for it to be another picture. */
const MOST_GONE = 0.6;
/** What is larger than this, in px², is a picture of its own that is kept. */
const LARGEST = 230_000;

export const leftOver: CourseFaultKind = {
  code: 'left-over',
  *follow(section) {
    const ends = section.moments.filter(({endsBeat}) => endsBeat);
    for (const [index, moment] of ends.entries()) {
      const before = ends[index - 1];
      if (before === undefined) continue;
      yield* orphans(moment, section, ends.slice(0, index));
      yield* stragglers(before, moment, section, ends.slice(index + 1));
    }
  },
};

/** Labels whose object has left. */
function* orphans(
  moment: MeasuredMoment,
  section: MeasuredSection,
  earlier: readonly MeasuredMoment[],
): Iterable<TimedSighting> {
  const isThere = ({leaves}: MeasuredMoment, key: string): boolean =>
    leaves.some(leaf => isLegible(leaf) && (leaf.id === key || leaf.within.includes(key)));
  for (const label of moment.leaves.filter(isLegible)) {
    const {labels} = label;
    if (labels === undefined || isThere(moment, labels)) continue;
    const last = earlier.at(-1);
    // It is told where it begins.
    if (last === undefined || !isThere(last, labels)) continue;
    yield {
      message: `${nameOf(label)} labels something that is gone.`,
      remedy: 'Let the object leave with `stage.hide` or `stage.clear`: its labels leave with it.',
      severity: 'error',
      leaves: [label],
      fromSeconds: moment.seconds,
      toSeconds: section.durationSeconds,
      beat: moment.beat,
    };
  }
}

/** Small things that nobody needs any more, while all around them has changed. */
function* stragglers(
  before: MeasuredMoment,
  moment: MeasuredMoment,
  section: MeasuredSection,
  later: readonly MeasuredMoment[],
): Iterable<TimedSighting> {
  const [was, is] = [objectsOf(before), objectsOf(moment)];
  const gone = [...was.keys()].filter(key => !is.has(key));
  const fresh = [...is.keys()].filter(key => !was.has(key));
  if (gone.length === 0 || fresh.length === 0) return;
  const areas = [...was].map(([key, leaves]) => ({key, area: areaOf(boxOf(leaves))}));
  const all = areas.reduce((sum, {area}) => sum + area, 0);
  const left = areas.reduce((sum, {key, area}) => sum + (gone.includes(key) ? area : 0), 0);
  if (left < MOST_GONE * all) return;

  const ahead = [
    ...section.lines.slice((moment.beat ?? 1) - 1),
    ...fresh.flatMap(key => (is.get(key) ?? []).map(({text}) => text)),
    ...later.flatMap(({leaves}) => leaves.map(({text}) => text)).filter(text => text !== ''),
  ];
  for (const [key, leaves] of is) {
    if (fresh.includes(key) || areaOf(boxOf(leaves)) > LARGEST) continue;
    const isUsed = later.some(({leaves: others}) => {
      const now = others.filter(leaf => rootOf(leaf) === key);
      return now.length > 0 && !areAlike(now, leaves);
    });
    const [chief] = leaves;
    if (chief === undefined || isUsed || !areAlike(was.get(key) ?? [], leaves)) continue;
    const own = new Set(leaves.flatMap(({text}) => wordsOf(text)));
    const others = new Set(
      ahead.filter(text => leaves.every(leaf => leaf.text !== text)).flatMap(text => wordsOf(text)),
    );
    if (own.size === 0 || [...own].some(word => others.has(word))) continue;
    yield {
      message: `${nameOf(chief)} has stayed from an earlier beat, and has nothing to do with what is shown now.`,
      remedy: `Clear it at the start of beat ${moment.beat ?? ''}.`,
      severity: 'warning',
      leaves,
      fromSeconds: moment.seconds,
      toSeconds: section.durationSeconds,
      beat: moment.beat,
    };
  }
}

/** What is seen, by the key of the object that was placed. */
function objectsOf({leaves}: MeasuredMoment): Map<string, MeasuredLeaf[]> {
  const objects = new Map<string, MeasuredLeaf[]>();
  for (const leaf of leaves.filter(isLegible)) {
    // A label goes with what it labels.
    const key = leaf.labels === undefined ? rootOf(leaf) : undefined;
    if (key !== undefined) objects.set(key, [...(objects.get(key) ?? []), leaf]);
  }
  return objects;
}

function boxOf(leaves: readonly MeasuredLeaf[]) {
  return boxAround(leaves.flatMap(leaf => outlineOf(leaf)));
}

function areAlike(before: readonly MeasuredLeaf[], after: readonly MeasuredLeaf[]): boolean {
  const look = ({text, box, color, opacity}: MeasuredLeaf): string =>
    [text, box.x, box.y, box.width, box.height, color, opacity.toFixed(1)].join(' ');
  return before.map(look).join() === after.map(look).join();
}
