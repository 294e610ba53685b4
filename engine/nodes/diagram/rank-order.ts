/**
 * The order of nodes within the ranks of a diagram: as it was written, unless arrows
 * would then cross that need not. Pure.
 */

/** A node in its rank. */
export interface RankedNode {
  readonly id: string;
  readonly rank: number;
  /** Whether it is but a place that an arrow, or its label, takes in its rank. */
  readonly isBend: boolean;
}

/** A piece of an arrow, from a rank to the next one. */
export interface RankedArrow {
  readonly from: string;
  readonly to: string;
}

/** Ids by ranks, each rank in its order. */
type Ranks = readonly (readonly string[])[];

/** The neighbours of nodes; those of one node in the order in which arrows to them were written. */
type Neighbours = ReadonlyMap<string, readonly string[]>;

/** What arrows join, on both sides. */
interface Joined {
  readonly before: Neighbours;
  readonly after: Neighbours;
}

/** How much speaks against an order: crossings first, then what is not as it was written. */
interface Faults {
  readonly crossings: number;
  readonly inversions: number;
}

const SWEEPS = 8;

/**
 * Orders the nodes of each rank.
 *
 * @param nodes - In the order in which they were written.
 * @param arrows - In the order in which they were written; so the children of a node follow each other.
 */
export function orderRanks(nodes: readonly RankedNode[], arrows: readonly RankedArrow[]): Ranks {
  const joined = {
    before: neighboursOf(arrows, ({from, to}) => [to, from]),
    after: neighboursOf(arrows, ({from, to}) => [from, to]),
  };
  const count = Math.max(-1, ...nodes.map(({rank}) => rank)) + 1;
  const ranks = Array.from({length: count}, (): string[] => []);
  for (const part of partsOf(nodes, joined)) {
    orderPart(part, joined, count).forEach((ids, rank) => ranks[rank]?.push(...ids));
  }
  return ranks;
}

/** Orders nodes that all hang together. */
function orderPart(nodes: readonly RankedNode[], joined: Joined, count: number): Ranks {
  // Ranks of bends alone follow from those around them: a search has to know only the others.
  const isStation = Array.from({length: count}, (_, rank) =>
    nodes.some(node => node.rank === rank && !node.isBend),
  );
  const stations = nodes.filter(({rank}) => isStation[rank] === true);
  const direct = {
    before: throughBends(stations, joined.before, isStation, nodes),
    after: throughBends(stations, joined.after, isStation, nodes),
  };
  const written = ranksAsWritten(stations, direct, count);
  const best = leastFaulty(written, direct);
  return withBends(best, nodes, joined, isStation);
}

/** Goes along the arrows, each node's children in their order. */
function ranksAsWritten(
  nodes: readonly RankedNode[],
  {before, after}: Joined,
  count: number,
): Ranks {
  const ranks = Array.from({length: count}, (): string[] => []);
  const rankOf = new Map(nodes.map(({id, rank}) => [id, rank]));
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    ranks[rankOf.get(id) ?? 0]?.push(id);
    after.get(id)?.forEach(visit);
  };
  for (const {id} of nodes) if ((before.get(id) ?? []).length === 0) visit(id);
  return ranks;
}

function leastFaulty(written: Ranks, joined: Joined): Ranks {
  const places = placesOf(written);
  let best = settled(written, joined, places);
  let fewest = faultsOf(best, joined, places);
  const consider = (ranks: Ranks): void => {
    const other = settled(ranks, joined, places);
    const faults = faultsOf(other, joined, places);
    if (!isFewer(faults, fewest)) return;
    [best, fewest] = [other, faults];
  };
  for (const start of [written, mirrored(written)]) {
    let ranks = start;
    for (let sweep = 0; sweep < SWEEPS && fewest.crossings > 0; sweep += 1) {
      ranks = swept(ranks, joined, sweep % 2 === 0);
      consider(ranks);
    }
  }
  consider(mirrored(best));
  return best;
}

/** Sorts rank after rank by the middle of each node's neighbours in the rank before it. */
function swept(ranks: Ranks, {before, after}: Joined, isForward: boolean): Ranks {
  const neighbours = isForward ? before : after;
  const result = [...ranks];
  const order = isForward ? result.keys() : [...result.keys()].reverse();
  for (const index of order) {
    const places = placesOf([result[isForward ? index - 1 : index + 1] ?? []]);
    const middles = new Map(
      (result[index] ?? []).map((id, own) => {
        const around = (neighbours.get(id) ?? []).flatMap(other => places.get(other) ?? []);
        const sum = around.reduce((total, place) => total + place, 0);
        return [id, around.length === 0 ? own : sum / around.length];
      }),
    );
    result[index] = (result[index] ?? []).toSorted(
      (first, second) => (middles.get(first) ?? 0) - (middles.get(second) ?? 0),
    );
  }
  return result;
}

/** Swaps neighbours in a rank as long as something is better for it. */
function settled(
  ranks: Ranks,
  {before, after}: Joined,
  written: ReadonlyMap<string, number>,
): Ranks {
  const result = ranks.map(ids => [...ids]);
  const places = placesOf(result);
  const crossingsOf = (left: string, right: string): number =>
    [before, after].reduce((sum, side) => sum + crossings(left, right, side, places), 0);
  for (let hasChanged = true; hasChanged;) {
    hasChanged = false;
    for (const ids of result) {
      for (let index = 0; index + 1 < ids.length; index += 1) {
        const [left = '', right = ''] = ids.slice(index, index + 2);
        const gain = crossingsOf(left, right) - crossingsOf(right, left);
        const isInverted = (written.get(left) ?? 0) > (written.get(right) ?? 0);
        if (gain < 0 || (gain === 0 && !isInverted)) continue;
        ids.splice(index, 2, right, left);
        places.set(right, index).set(left, index + 1);
        hasChanged = true;
      }
    }
  }
  return result;
}

function faultsOf(ranks: Ranks, {after}: Joined, written: ReadonlyMap<string, number>): Faults {
  const places = placesOf(ranks);
  const faults = {crossings: 0, inversions: 0};
  for (const ids of ranks) {
    ids.forEach((left, index) => {
      for (const right of ids.slice(index + 1)) {
        faults.crossings += crossings(left, right, after, places);
        if ((written.get(left) ?? 0) > (written.get(right) ?? 0)) faults.inversions += 1;
      }
    });
  }
  return faults;
}

/** How many arrows of two nodes cross on one side when one stands before the other. */
function crossings(
  left: string,
  right: string,
  neighbours: Neighbours,
  places: ReadonlyMap<string, number>,
): number {
  let count = 0;
  for (const ofLeft of neighbours.get(left) ?? []) {
    for (const ofRight of neighbours.get(right) ?? []) {
      if ((places.get(ofLeft) ?? 0) > (places.get(ofRight) ?? 0)) count += 1;
    }
  }
  return count;
}

/** Puts ranks of bends between the others: in the order of where their arrows come from, then of where they go. */
function withBends(
  stations: Ranks,
  nodes: readonly RankedNode[],
  joined: Joined,
  isStation: readonly boolean[],
): Ranks {
  const bends = nodes.filter(({rank}) => isStation[rank] === false);
  const places = placesOf(stations);
  const towards = (side: Neighbours): ReadonlyMap<string, number> =>
    new Map(
      [...throughBends(bends, side, isStation, nodes)].map(([id, [end = '']]) => [
        id,
        places.get(end) ?? 0,
      ]),
    );
  const [from, to] = [towards(joined.before), towards(joined.after)];
  return stations.map((ids, rank) =>
    isStation[rank] === true
      ? ids
      : bends
          .filter(node => node.rank === rank)
          .map(({id}) => id)
          .sort(
            (first, second) =>
              (from.get(first) ?? 0) - (from.get(second) ?? 0) ||
              (to.get(first) ?? 0) - (to.get(second) ?? 0),
          ),
  );
}

/** The neighbours of nodes where ranks of bends alone are passed over. */
function throughBends(
  nodes: readonly RankedNode[],
  neighbours: Neighbours,
  isStation: readonly boolean[],
  all: readonly RankedNode[],
): Neighbours {
  const rankOf = new Map(all.map(({id, rank}) => [id, rank]));
  const stationsFrom = (id: string): readonly string[] =>
    isStation[rankOf.get(id) ?? 0] === true
      ? [id]
      : (neighbours.get(id) ?? []).flatMap(stationsFrom);
  return new Map(nodes.map(({id}) => [id, (neighbours.get(id) ?? []).flatMap(stationsFrom)]));
}

/** Nodes that hang together, each part in the order in which it was written. */
function partsOf(nodes: readonly RankedNode[], {before, after}: Joined): RankedNode[][] {
  const partOf = new Map<string, number>();
  const parts: RankedNode[][] = [];
  for (const {id} of nodes) {
    if (partOf.has(id)) continue;
    const waiting = [id];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (partOf.has(next)) continue;
      partOf.set(next, parts.length);
      waiting.push(...(before.get(next) ?? []), ...(after.get(next) ?? []));
    }
    parts.push([]);
  }
  for (const node of nodes) parts[partOf.get(node.id) ?? 0]?.push(node);
  return parts;
}

function neighboursOf(
  arrows: readonly RankedArrow[],
  ends: (arrow: RankedArrow) => readonly [of: string, neighbour: string],
): Neighbours {
  const neighbours = new Map<string, string[]>();
  for (const arrow of arrows) {
    const [of, neighbour] = ends(arrow);
    neighbours.set(of, [...(neighbours.get(of) ?? []), neighbour]);
  }
  return neighbours;
}

function placesOf(ranks: Ranks): Map<string, number> {
  return new Map(ranks.flatMap(ids => ids.map((id, index) => [id, index] as const)));
}

function mirrored(ranks: Ranks): Ranks {
  return ranks.map(ids => ids.toReversed());
}

function isFewer(first: Faults, second: Faults): boolean {
  return (
    first.crossings < second.crossings ||
    (first.crossings === second.crossings && first.inversions < second.inversions)
  );
}
