/**
 * The places that a label on a line may take – in rows above and below, on either side of its point –, what each costs by
 * itself, and how much two are in each other's way. Pure geometry in px.
 */
import {BBox, Vector2} from '@motion-canvas/core';

/** A label that wants a place. */
export interface LineLabel {
  /** The point that it labels. */
  readonly at: Vector2;
  readonly size: Vector2;
  /** Whether it may stand below the line. */
  readonly mayBeBelow: boolean;
  /** Where it stands now, or was going to, from its usual place; it keeps that while nothing collides. */
  readonly offset: Vector2 | undefined;
}

/** What labels keep clear of. */
export interface LineSurroundings {
  /** Points along arcs. */
  readonly strokes: readonly Vector2[];
  /** The numbers under the line. */
  readonly numbers: readonly BBox[];
  /** What labels do not leave. */
  readonly bounds: BBox;
}

type Edges = Pick<BBox, 'left' | 'right' | 'top' | 'bottom'>;

/** A place that a label may take. */
export interface Candidate {
  /** Where its point is. */
  readonly x: number;
  /** To which side of its point it stands, as a share of what it can; 0 for right over it. */
  readonly shift: number;
  readonly offset: Vector2;
  readonly ink: Edges;
  /** From its point to the label; both at one x. */
  readonly leader: {readonly x: number; readonly top: number; readonly bottom: number} | undefined;
  readonly cost: number;
}

/** Between a label and its point. */
export const LABEL_GAP = 14;
/** From a row of labels to the next. */
const ROW = 40;
const ROWS = {above: 7, below: 3};
/** Between two labels. */
const AIR = {x: 18, y: 4};
const SHIFTS = [0, 1, -1, 0.5, -0.5];
/** What is counted as a collision; all else is a matter of taste. */
export const COLLISION = 300;

/** What the letters of a label cover that stands so far from its usual place. */
export function labelInk({at, size}: Pick<LineLabel, 'at' | 'size'>, offset: Vector2): BBox {
  const {x, y} = usualCentre(at, size).add(offset);
  return new BBox(x - size.x / 2, y - size.y * 0.36, size.x, size.y * 0.72);
}

/** The middle of a label right above its point. */
export function usualCentre(at: Vector2, size: Vector2): Vector2 {
  return at.sub([0, LABEL_GAP + size.y / 2]);
}

/** All places that a label may take. */
export function candidatesFor(label: LineLabel, surroundings: LineSurroundings): Candidate[] {
  const usual = usualCentre(label.at, label.size);
  const {bounds, numbers, strokes} = surroundings;
  const lowest = Math.max(label.at.y + 13, ...numbers.map(({bottom}) => bottom));
  const reach = Math.max(0, label.size.x / 2 - 12);
  const rows = [
    ...Array.from({length: ROWS.above}, (_, row) => ({y: -row * ROW, cost: 10 * row})),
    ...Array.from({length: label.mayBeBelow ? ROWS.below : 0}, (_, row) => ({
      y: lowest + 12 + label.size.y * 0.36 + row * ROW - usual.y,
      cost: 30 + 12 * row,
    })),
  ];
  return rows.flatMap(({y, cost}) =>
    SHIFTS.map((shift): Candidate => {
      const offset = new Vector2(shift * reach, y);
      const ink = labelInk(label, offset);
      const leader =
        y === 0
          ? undefined
          : y < 0
            ? {x: label.at.x, top: ink.bottom, bottom: label.at.y}
            : {x: label.at.x, top: label.at.y + 26, bottom: ink.top};
      const isInside =
        ink.left >= bounds.left &&
        ink.right <= bounds.right &&
        ink.top >= bounds.top &&
        ink.bottom <= bounds.bottom;
      const roomy = ink.expand([2, 6]);
      const crossesNumber = leader !== undefined && numbers.some(box => isCrossed(leader, box, 3));
      return {
        x: label.at.x,
        shift,
        offset,
        ink: {left: ink.left, right: ink.right, top: ink.top, bottom: ink.bottom},
        leader,
        cost:
          cost +
          4 * Math.abs(shift) +
          (isInside ? 0 : 2 * COLLISION) +
          (strokes.some(point => roomy.includes(point)) ? 2 * COLLISION : 0) +
          (crossesNumber ? 2 * COLLISION : 0),
      };
    }),
  );
}

/** How much two labels are in each other's way. */
export function between(first: Candidate, second: Candidate): number {
  const [a, b] = [first.ink, second.ink];
  const covers =
    a.left - AIR.x < b.right &&
    b.left - AIR.x < a.right &&
    a.top - AIR.y < b.bottom &&
    b.top - AIR.y < a.bottom;
  const crossed = [
    [first, second],
    [second, first],
  ].filter(
    ([one, other]) =>
      one?.leader !== undefined && other !== undefined && isCrossed(one.leader, other.ink, 5),
  ).length;
  // Right over another mark a label would seem to be of that one.
  const misleads = [
    [first, second],
    [second, first],
  ].filter(
    ([one, other]) =>
      one !== undefined &&
      other !== undefined &&
      one.leader === undefined &&
      other.x > one.ink.left - 4 &&
      other.x < one.ink.right + 4,
  ).length;
  return (covers ? 3 * COLLISION : 0) + crossed * 2 * COLLISION + misleads * 24;
}

function isCrossed(
  {x, top, bottom}: NonNullable<Candidate['leader']>,
  box: Edges,
  air: number,
): boolean {
  return x > box.left - air && x < box.right + air && top < box.bottom && bottom > box.top;
}
