/**
 * Chooses areas for some objects, everything else staying where it is: an exact search by
 * branch and bound over all areas of the grid, by what boxes share and what must stay. Pure.
 */
import {
  ANCHOR_COLUMNS,
  ANCHOR_ROWS,
  anchorAt,
  anchorPosition,
  stageRectangle,
} from '../../../engine/anchors.ts';
import type {Box} from '../../../schema/layout-report.ts';
import type {MeasuredMoment, MeasuredSection} from '../../../schema/measured-section.ts';
import {areaOf as pxOf, contains, sharedBox} from '../measure/geometry.ts';
import {isLegible, rootOf} from '../measure/leaves.ts';
import {shiftBetween, shifted} from './predict.ts';
import {Roots, rootBoxes} from './roots.ts';
import {type Area, type StagedScene, type Station, stationIn} from './staged-objects.ts';

/** Areas for stations, and what they cost. */
export interface Arrangement {
  readonly areas: ReadonlyMap<Station, Area>;
  readonly cost: number;
}

/** What counts how much; an overlap of a whole box is the unit of 100. */
const COST = {
  overlap: 100,
  /** Two boxes that touch at all. */
  touch: 8,
  outside: 120,
  illegible: 60,
  /** An object of half its size. */
  shrunk: 60,
  /** A move over the whole stage. */
  far: 12,
  moved: 1,
  /** A row or a column more or fewer: a scene says with its areas how things are meant to be. */
  reshaped: 0.5,
  /** Left of, above, or within another, and no longer so. */
  order: 6,
  apart: 80,
};
/** Boxes keep this from each other, in px. */
const GAP = 24;
const SMALLEST_TEXT = 28;
/** Options of one station that are looked at; boxes that differ less than this are one. */
const ALIKE = 10;

/** A box and its station at one settled moment. */
interface Seen {
  readonly box: Box;
  readonly fontSize: number | undefined;
}

/** How two things that are seen together belong together. */
interface Relation {
  /** Whether they are in each other's way now. */
  readonly isDisturbed: boolean;
  /** Above 0 when the first is shown first, below 0 when the second is. */
  readonly order: number;
}

interface Option {
  readonly area: Area;
  /** What is seen of it at each moment at which it stands there. */
  readonly boxes: ReadonlyMap<MeasuredMoment, Box>;
  readonly cost: number;
}

/** All areas of the grid. */
export const AREAS: readonly Area[] = ANCHOR_ROWS.flatMap((_, top) =>
  ANCHOR_COLUMNS.flatMap((__, left) =>
    ANCHOR_ROWS.slice(top).flatMap((___, down) =>
      ANCHOR_COLUMNS.slice(left).map((____, right): Area => [
        anchorAt(top, left),
        anchorAt(top + down, left + right),
      ]),
    ),
  ),
);

/**
 * Finds the best arrangements, the best first.
 *
 * @param stations - What may move: few, since every two of them are weighed against each other.
 * @param disturbed - Roots that are part of a fault, in pairs `a b` by their keys: what these
 *   share counts in full, of others only what they share more than now.
 */
export function arrangements(
  measured: MeasuredSection,
  scene: StagedScene,
  stations: readonly Station[],
  disturbed: ReadonlySet<string>,
  most = 6,
): Arrangement[] {
  const table = new MomentTable(measured, scene, stations, disturbed);
  const choices = stations.map(station => table.optionsFor(station));
  const least = choices.map(options => Math.min(...options.map(({cost}) => cost)));
  const found: Arrangement[] = [];
  const bound = (): number => found[most - 1]?.cost ?? Number.POSITIVE_INFINITY;

  const choose = (depth: number, chosen: readonly Option[], cost: number): void => {
    const rest = least.slice(depth).reduce((sum, each) => sum + each, 0);
    if (cost + rest >= bound()) return;
    const station = stations[depth];
    if (station === undefined) {
      const areas = new Map(
        chosen.map((option, index) => [stations[index] ?? option, option.area]),
      );
      found.push({areas: areas as Map<Station, Area>, cost});
      found.sort((a, b) => a.cost - b.cost).splice(most);
      return;
    }
    for (const option of choices[depth] ?? []) {
      if (cost + option.cost + rest - (least[depth] ?? 0) >= bound()) break;
      const pairs = chosen.reduce((sum, other, index) => {
        const earlier = stations[index];
        return earlier === undefined
          ? sum
          : sum + table.between([earlier, other], [station, option]);
      }, 0);
      choose(depth + 1, [...chosen, option], cost + option.cost + pairs);
    }
  };
  choose(0, [], 0);
  return found;
}

/** What stands where at the settled moments, by station and by root. */
class MomentTable {
  private readonly seen = new Map<Station, Map<MeasuredMoment, Seen>>();
  private readonly fixed = new Map<MeasuredMoment, Map<string, Box>>();
  private readonly rootOfStation = new Map<Station, string>();
  /** When each root is first seen. */
  private readonly entrances: ReadonlyMap<string, number>;

  public constructor(
    private readonly measured: MeasuredSection,
    private readonly scene: StagedScene,
    stations: readonly Station[],
    private readonly disturbed: ReadonlySet<string>,
  ) {
    const roots = new Roots(scene, measured);
    this.entrances = entrancesIn(measured);
    for (const moment of measured.moments.filter(({isSettled}) => isSettled)) {
      const others = new Map<string, Box>();
      const boxes = rootBoxes(moment);
      for (const [root, box] of boxes) {
        const own = moment.leaves.filter(leaf => rootOf(leaf) === root && isLegible(leaf));
        const [leaf] = own;
        const object = leaf === undefined ? undefined : roots.objectOf(leaf);
        const mover = leaf === undefined ? undefined : roots.moverOf(leaf);
        const station =
          mover === undefined || moment.beat === undefined
            ? undefined
            : stationIn(mover, moment.beat);
        if (station === undefined || !stations.includes(station)) {
          others.set(root, box);
        } else if (object !== undefined) {
          const sizes = own.flatMap(({fontSize}) => fontSize ?? []);
          const fontSize = sizes.length === 0 ? undefined : Math.min(...sizes);
          const row = this.seen.get(station) ?? new Map<MeasuredMoment, Seen>();
          this.seen.set(station, row.set(moment, {box, fontSize}));
          this.rootOfStation.set(station, root);
        }
        // A label is placed anew beside what it belongs to.
      }
      this.fixed.set(moment, others);
    }
  }

  /** Where a station could be, the cheapest first; places that look alike are one. */
  public optionsFor(station: Station): Option[] {
    const alike = new Map<string, Option>();
    for (const area of AREAS) {
      const option = this.optionAt(station, area);
      const [box] = option.boxes.values();
      const key =
        box === undefined
          ? area.join()
          : [box.x, box.y, box.width, box.height]
              .map(length => Math.round(length / ALIKE))
              .join(' ');
      const known = alike.get(key);
      if (known === undefined || option.cost < known.cost) alike.set(key, option);
    }
    return [...alike.values()].sort((a, b) => a.cost - b.cost);
  }

  /** What two chosen places cost together. */
  public between(
    [first, one]: readonly [Station, Option],
    [second, other]: readonly [Station, Option],
  ): number {
    let worst = 0;
    for (const [moment, box] of one.boxes) {
      const beside = other.boxes.get(moment);
      const before = this.seen.get(first)?.get(moment)?.box;
      const besideBefore = this.seen.get(second)?.get(moment)?.box;
      if (beside === undefined || before === undefined || besideBefore === undefined) continue;
      const relation = this.relation(this.rootOfStation.get(first), this.rootOfStation.get(second));
      worst = Math.max(worst, pairCost([before, besideBefore], [box, beside], relation));
    }
    return worst;
  }

  private optionAt(station: Station, area: Area): Option {
    const {direction} = this.measured;
    const kind = this.scene.objects.find(({name}) => name === station.object)?.kind ?? '';
    const root = this.rootOfStation.get(station);
    const boxes = new Map<MeasuredMoment, Box>();
    let cost = sameArea(area, station.area) ? 0 : COST.moved;
    let worst = 0;
    for (const [moment, {box: before, fontSize}] of this.seen.get(station) ?? []) {
      const shift = shiftBetween(kind, before, [station.area, area], direction);
      const box = shifted(before, shift);
      boxes.set(moment, box);
      let now = placeCost(before, box, direction);
      if (fontSize !== undefined && fontSize * shift.text < SMALLEST_TEXT - 0.5) {
        now += COST.illegible * (1 - (fontSize * shift.text) / SMALLEST_TEXT + 0.2);
      }
      for (const [other, beside] of this.fixed.get(moment) ?? []) {
        now += pairCost([before, beside], [box, beside], this.relation(root, other));
      }
      worst = Math.max(worst, now);
    }
    cost += worst + COST.reshaped * reshaping(station.area, area);
    return {area, boxes, cost};
  }

  /** How two roots stand to each other, whatever their places. */
  private relation(first: string | undefined, second: string | undefined): Relation {
    const isDisturbed = this.disturbed.has([first, second].sort().join(' '));
    const [one, other] = [first, second].map(root => this.entrances.get(root ?? '') ?? 0);
    return {isDisturbed, order: Math.sign((other ?? 0) - (one ?? 0))};
  }
}

function entrancesIn({moments}: MeasuredSection): Map<string, number> {
  const entrances = new Map<string, number>();
  for (const {seconds, leaves} of moments) {
    for (const leaf of leaves.filter(isLegible)) {
      const root = rootOf(leaf);
      if (!entrances.has(root)) entrances.set(root, seconds);
    }
  }
  return entrances;
}

/** What a place costs by itself: out of the stage, smaller, far from where it was. */
function placeCost(before: Box, box: Box, direction: MeasuredSection['direction']): number {
  const stage = stageRectangle(direction);
  const within = sharedBox(box, stage);
  const outside = 1 - (within === undefined ? 0 : pxOf(within)) / Math.max(1, pxOf(box));
  const ratio = Math.sqrt(Math.max(1, pxOf(box)) / Math.max(1, pxOf(before)));
  const way = Math.hypot(
    box.x + box.width / 2 - before.x - before.width / 2,
    box.y + box.height / 2 - before.y - before.height / 2,
  );
  return (
    (outside > 0.004 ? COST.outside * (0.1 + outside) : 0) +
    COST.shrunk * 2 * Math.max(0, 1 - ratio) +
    (COST.far * way) / Math.hypot(stage.width, stage.height)
  );
}

function pairCost(
  [first, second]: readonly [Box, Box],
  [one, other]: readonly [Box, Box],
  {isDisturbed, order}: Relation,
): number {
  const before = isDisturbed ? 0 : overlap(first, second);
  const now = overlap(one, other);
  let cost = now > before + 0.002 ? COST.touch + COST.overlap * (now - before) : 0;
  // What comes later is read later: below, or at the right.
  if (isDisturbed) {
    const [earlier, later] = order < 0 ? [other, one] : [one, other];
    const isTurned = isBefore(later, earlier, 'y') || isBefore(later, earlier, 'x');
    return cost + (order !== 0 && isTurned ? COST.order : 0);
  }
  // Something within another, such as a word in its box, belongs there.
  if (contains(second, first, 2) || contains(first, second, 2)) {
    return contains(other, one, 4) || contains(one, other, 4) ? 0 : cost + COST.apart;
  }
  if (isBefore(first, second, 'x') && !isBefore(one, other, 'x')) cost += COST.order;
  if (isBefore(second, first, 'x') && !isBefore(other, one, 'x')) cost += COST.order;
  if (isBefore(first, second, 'y') && !isBefore(one, other, 'y')) cost += COST.order;
  if (isBefore(second, first, 'y') && !isBefore(other, one, 'y')) cost += COST.order;
  return cost;
}

/** Share of the smaller box that the other covers, with the gap that they should keep. */
function overlap(first: Box, second: Box): number {
  const shared = sharedBox(grown(first), second);
  if (shared === undefined) return 0;
  return pxOf(shared) / Math.max(1, Math.min(pxOf(first), pxOf(second)));
}

/** A box with the gap around it that others should keep. */
export function grown({x, y, width, height}: Box): Box {
  return {x: x - GAP, y: y - GAP, width: width + 2 * GAP, height: height + 2 * GAP};
}

function isBefore(first: Box, second: Box, axis: 'x' | 'y'): boolean {
  const size = axis === 'x' ? 'width' : 'height';
  return first[axis] + first[size] <= second[axis] + 4;
}

function sameArea(first: Area, second: Area): boolean {
  return first[0] === second[0] && first[1] === second[1];
}

/** How many rows and columns two areas differ by. */
function reshaping(before: Area, after: Area): number {
  const [old, next] = [before, after].map(([from, to]) => {
    const [first, last] = [anchorPosition(from), anchorPosition(to)];
    return {rows: last.row - first.row, columns: last.column - first.column};
  }) as [Extent, Extent];
  return Math.abs(old.rows - next.rows) + Math.abs(old.columns - next.columns);
}

interface Extent {
  readonly rows: number;
  readonly columns: number;
}
