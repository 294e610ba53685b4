/** Objects that stand on each other, from where they are; a first measure, in sentences. Pure. */
import type {Box, ObjectLayout, SectionLayout} from '../schema/layout-report.ts';

/** Boxes that share less than this share of the smaller one only touch. */
const LEAST_SHARE = 0.12;

/** What overlaps, beat by beat, each pair told once. */
export function overlapsIn({beats}: SectionLayout): string[] {
  const told = new Set<string>();
  for (const {beat, objects} of beats) {
    objects.forEach((object, index) => {
      for (const other of objects.slice(index + 1)) {
        if (sharedShare(object.box, other.box) < LEAST_SHARE || isLabelOn(object, other)) continue;
        told.add(`${nameOf(object)} and ${nameOf(other)} overlap from beat ${beat} on.`);
      }
    });
  }
  // A pair that stays is found again in each beat: the first tells it.
  const pairs = new Map<string, string>();
  for (const sentence of told) {
    const pair = sentence.replace(/ from beat \d+ on\.$/, '');
    if (!pairs.has(pair)) pairs.set(pair, sentence);
  }
  return [...pairs.values()];
}

/** The stage puts labels beside their objects by itself, into their empty corners too. */
function isLabelOn(one: ObjectLayout, other: ObjectLayout): boolean {
  return [one, other].some(({kind, made}) => kind === 'Words' && made === undefined);
}

function sharedShare(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / Math.min(one.width * one.height, other.width * other.height);
}

function nameOf({kind, made, text}: ObjectLayout): string {
  const words = text === '' ? '' : ` “${text.slice(0, 30)}”`;
  return `The ${kind}${words}${made === undefined ? '' : ` of line ${made.line}`}`;
}
