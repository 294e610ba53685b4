/**
 * Where the labels on a line stand so that none lies over another: in rows above and, where those
 * are full, below, each on a leader that crosses no other label. Pure geometry in px.
 */
import type {Vector2} from '@motion-canvas/core';
import {
  COLLISION,
  type Candidate,
  type LineLabel,
  type LineSurroundings,
  between,
  candidatesFor,
} from './line-label-places.ts';

/** A place for a label. */
export interface LinePlace {
  /** From its usual place, which is right above its point. */
  readonly offset: Vector2;
  /** Whether it covers something all the same. */
  readonly isCrowded: boolean;
}

/** As long as something collides other orders are tried, fewer where many labels make each one slow. */
const MANY = 24;
const trialsFor = (count: number): number =>
  count > MANY ? 1 : Math.max(2, Math.min(24, Math.floor(240 / count)));
/** Trials in which labels are like flags, all on one side of their leaders: so the most have room, stair by stair. */
const FLAG_TRIALS: Readonly<Partial<Record<number, number>>> = {2: -1, 3: 1};
/** So many pairs that collide are moved together in a round. */
const MOST_PAIRS = 6;

/** Finds places for all labels at once, in the order in which they are given. */
export function placeLineLabels(
  labels: readonly LineLabel[],
  surroundings: LineSurroundings,
): LinePlace[] {
  const candidates = labels.map(label => candidatesFor(label, surroundings));
  const before = labels.map(({offset}, index) => nearestTo(candidates[index] ?? [], offset));
  const isFree = (chosen: readonly number[]): boolean =>
    chosen.every((choice, label) => costOf(candidates, chosen, label, choice) < COLLISION);
  let best: {readonly chosen: readonly number[]; readonly cost: number} | undefined;
  if (!before.includes(-1) && isFree(before)) best = {chosen: before, cost: 0};
  for (
    let trial = 0;
    trial < trialsFor(labels.length) && (best === undefined || !isFree(best.chosen));
    trial += 1
  ) {
    const chosen = improve(
      candidates,
      insertInTurn(candidates, orderOf(labels, trial), FLAG_TRIALS[trial]),
    );
    const cost = totalCost(candidates, chosen);
    if (best === undefined || cost < best.cost - 0.5) best = {chosen, cost};
  }
  const {chosen = []} = best ?? {};
  return chosen.map((choice, index) => ({
    offset: at(candidates[index], choice).offset,
    isCrowded: costOf(candidates, chosen, index, choice) >= COLLISION,
  }));
}

/** Left to right and right to left, twice, then other orders, the same ones each time. */
function orderOf(labels: readonly LineLabel[], trial: number): number[] {
  const leftFirst = [...labels.keys()].sort(
    (a, b) => (labels[a]?.at.x ?? 0) - (labels[b]?.at.x ?? 0),
  );
  if (trial === 0 || trial === 2) return leftFirst;
  if (trial === 1 || trial === 3) return leftFirst.reverse();
  const rank = (label: number): number => ((label + 1) * (7919 + 104729 * trial)) % 9973;
  return leftFirst.sort((a, b) => rank(a) - rank(b));
}

/** The candidate at an offset; -1 for none. */
function nearestTo(candidates: readonly Candidate[], offset: Vector2 | undefined): number {
  return offset === undefined
    ? -1
    : candidates.findIndex(candidate => candidate.offset.sub(offset).magnitude < 1);
}

/** Each label takes the place that is best beside those before it: on one side of its point, if one is asked for and free. */
function insertInTurn(
  candidates: readonly (readonly Candidate[])[],
  order: readonly number[],
  side?: number,
): number[] {
  const chosen: number[] = candidates.map(() => -1);
  for (const label of order) {
    const flag = side === undefined ? undefined : bestFor(candidates, chosen, label, side);
    chosen[label] =
      flag !== undefined && costOf(candidates, chosen, label, flag) < COLLISION
        ? flag
        : bestFor(candidates, chosen, label);
  }
  return chosen;
}

/** Moves single labels, then pairs that collide, as long as that is better. */
function improve(candidates: readonly (readonly Candidate[])[], start: number[]): number[] {
  const chosen = [...start];
  const rounds = candidates.length > MANY ? 1 : 5;
  for (let round = 0; round < rounds; round += 1) {
    const before = totalCost(candidates, chosen);
    for (const label of candidates.keys()) chosen[label] = bestFor(candidates, chosen, label);
    for (const [first, second] of pairsToMove(candidates, chosen)) {
      movePair(candidates, chosen, first, second);
    }
    if (totalCost(candidates, chosen) > before - 0.5) break;
  }
  return chosen;
}

function movePair(
  candidates: readonly (readonly Candidate[])[],
  chosen: number[],
  first: number,
  second: number,
): void {
  let best = {cost: Number.POSITIVE_INFINITY, choices: [chosen[first] ?? 0, chosen[second] ?? 0]};
  for (const choice of candidates[first]?.keys() ?? []) {
    chosen[first] = choice;
    const other = bestFor(candidates, chosen, second);
    const trial = chosen.with(second, other);
    const cost =
      costOf(candidates, trial, first, choice) + costOf(candidates, trial, second, other);
    if (cost < best.cost - 0.01) best = {cost, choices: [choice, other]};
  }
  [chosen[first] = 0, chosen[second] = 0] = best.choices;
}

function pairsToMove(
  candidates: readonly (readonly Candidate[])[],
  chosen: readonly number[],
): [number, number][] {
  return candidates.length > MANY ? [] : collidingPairs(candidates, chosen).slice(0, MOST_PAIRS);
}

function collidingPairs(
  candidates: readonly (readonly Candidate[])[],
  chosen: readonly number[],
): [number, number][] {
  return chosen.flatMap((choice, first) =>
    chosen
      .slice(first + 1)
      .flatMap((other, index): [number, number][] =>
        between(at(candidates[first], choice), at(candidates[first + 1 + index], other)) > 0
          ? [[first, first + 1 + index]]
          : [],
      ),
  );
}

function bestFor(
  candidates: readonly (readonly Candidate[])[],
  chosen: readonly number[],
  label: number,
  side?: number,
): number {
  let best = {choice: 0, cost: Number.POSITIVE_INFINITY};
  for (const [choice, {shift}] of candidates[label]?.entries() ?? []) {
    if (side !== undefined && shift !== side) continue;
    const cost = costOf(candidates, chosen, label, choice);
    if (cost < best.cost) best = {choice, cost};
  }
  return best.choice;
}

function totalCost(
  candidates: readonly (readonly Candidate[])[],
  chosen: readonly number[],
): number {
  return chosen.reduce((sum, choice, label) => sum + costOf(candidates, chosen, label, choice), 0);
}

function costOf(
  candidates: readonly (readonly Candidate[])[],
  chosen: readonly number[],
  label: number,
  choice: number,
): number {
  const candidate = at(candidates[label], choice);
  return chosen.reduce(
    (sum, other, index) =>
      index === label || other < 0 ? sum : sum + between(candidate, at(candidates[index], other)),
    candidate.cost,
  );
}

function at(candidates: readonly Candidate[] | undefined, choice: number): Candidate {
  const candidate = candidates?.[choice];
  if (candidate === undefined) throw new RangeError('A label has a place.');
  return candidate;
}
