/** Edits that could mend a fault, from what it names: areas, removals, sizes, colours, sides of labels. */
import type {Anchor} from '../../../engine/anchors.ts';
import type {MeasuredLeaf, MeasuredSection} from '../../../schema/measured-section.ts';
import type {SceneEdit} from '../../../schema/scene-edit.ts';
import {isWrittenLabel, sideOfLabel} from '../label-edit.ts';
import {withEdits} from '../suggest-edit.ts';
import type {Fault} from '../measure/find-faults.ts';
import {arrangements} from './arrange.ts';
import {freeAreas} from './free-areas.ts';
import {legibleColor, legibleSizes} from './legibility.ts';
import {rootOf} from '../measure/leaves.ts';
import {Roots} from './roots.ts';
import {type StagedObject, type StagedScene, type Station, stationIn} from './staged-objects.ts';

/** Some edits that belong together, and what they disturb, in the unit of the score. */
export interface Proposal {
  readonly edits: readonly SceneEdit[];
  readonly cost: number;
}

/** More objects than this are not moved at once. */
const MOST_STATIONS = 3;
/** The obvious change is not always a good one. */
const SUGGESTED = 0.5;
/** A motion that a scene writes out may be meant. */
const STAYING = 0.9;
/** Room around what stands in a box, in px. */
const PADDING = 20;
/** What leaves is missed more than what moves. */
const REMOVAL = 0.7;
const SMALLEST_TEXT = 28;
const SIDES = ['above', 'below', 'left', 'right', undefined] as const;
/** The cost of an arrangement is in parts of an overlap; that of the others in parts of a fault. */
const PER_ARRANGEMENT_COST = 0.04;
/** The cheapest way out of a corner ends next to it: the middle is better. */
const BARELY_OUT_OF_A_CORNER = 0.8;
/** Faults that a smaller object may be rid of. */
const TOO_LARGE: ReadonlySet<string> = new Set([
  'crowded',
  'cut-off',
  'hidden',
  'outside-frame',
  'over-column',
]);
/** Faults of time, with how many times as long things may take, the gentlest first. */
const PACES: ReadonlyMap<string, readonly number[]> = new Map([
  ['empty-stage', [0.4, 0.15]],
  ['fast-motion', [2, 4, 8]],
  ['fast-reading', [2, 4, 8]],
  ['flashing', [2.5, 5]],
]);
const PACED = 0.2;
/** The middle of the stage, the likeliest to be free and yet large first. */
const CENTRAL_AREAS: readonly (readonly [Anchor, Anchor])[] = [
  ['B2', 'E5'],
  ['C2', 'D5'],
  ['A1', 'F6'],
];

/** Proposes edits for faults of a section, which are tried out elsewhere. */
export function proposalsFor(
  measured: MeasuredSection,
  faults: readonly Fault[],
  scene: StagedScene,
): Proposal[] {
  const proposer = new Proposer(measured, scene);
  return [
    ...proposer.arrange(faults.filter(({code}) => code !== 'one-corner')),
    ...faults.flatMap(fault => [
      ...proposer.arrange([fault]).map(({edits, cost}) => ({
        edits,
        cost: cost + (fault.code === 'one-corner' ? BARELY_OUT_OF_A_CORNER : 0),
      })),
      ...proposer.suggested(fault),
      ...proposer.remove(fault),
      ...proposer.resize(fault),
      ...proposer.recolour(fault),
      ...proposer.centre(fault),
      ...proposer.stay(fault),
      ...proposer.widen(fault),
      ...proposer.pace(fault),
      ...proposer.turnLabel(fault),
    ]),
  ];
}

class Proposer {
  private readonly roots: Roots;
  private readonly leaves: ReadonlyMap<string, MeasuredLeaf>;

  public constructor(
    private readonly measured: MeasuredSection,
    private readonly scene: StagedScene,
  ) {
    this.roots = new Roots(scene, measured);
    // What is behind a text is known only where it is at rest.
    const order = [...measured.moments].sort((a, b) => Number(a.endsBeat) - Number(b.endsBeat));
    this.leaves = new Map(order.flatMap(({leaves}) => leaves.map(leaf => [leaf.id, leaf])));
  }

  /** Other areas for what faults name; also for one of two alone. */
  public arrange(faults: readonly Fault[]): Proposal[] {
    const stations = [...new Set(faults.flatMap(fault => this.stationsOf(fault)))];
    const disturbed = new Set(faults.flatMap(fault => this.pairsOf(fault)));
    const groups = [
      stations.slice(0, MOST_STATIONS),
      ...(stations.length > 1 ? stations.map(station => [station]) : []),
    ];
    return groups.flatMap(group =>
      arrangements(this.measured, this.scene, group, disturbed).flatMap(({areas, cost}) => {
        const edits = [...areas].flatMap(([station, [from, to]]): SceneEdit[] =>
          station.area[0] === from && station.area[1] === to ? [] : [moveTo(station, from, to)],
        );
        return edits.length === 0 ? [] : [{edits, cost: cost * PER_ARRANGEMENT_COST}];
      }),
    );
  }

  /** What the report suggests to a person. */
  public suggested(fault: Fault): Proposal[] {
    const {tree} = this.scene;
    return withEdits([fault], tree.sourceFile.text, this.measured.direction).flatMap(({edit}) =>
      edit === undefined ? [] : [{edits: [withoutReason(edit)], cost: SUGGESTED}],
    );
  }

  /** Lets what was there before the fault leave at its beat. */
  public remove({beat, nodes}: Fault): Proposal[] {
    if (beat === undefined || beat < 2) return [];
    return this.objectsOf(nodes)
      .filter(object => this.firstBeatOf(object) < beat)
      .map(({name}) => ({edits: [{kind: 'remove', object: name, beat}], cost: REMOVAL}));
  }

  /** Larger letters where they are small; a smaller or larger object where its size is at fault. */
  public resize({code, nodes}: Fault): Proposal[] {
    return nodes.slice(0, 3).flatMap((node): Proposal[] => {
      const leaf = this.leaves.get(node);
      const object = leaf === undefined ? undefined : this.roots.objectOf(leaf);
      if (leaf === undefined || object === undefined) return [];
      const {name} = object;
      if (code === 'illegible-at-720p') {
        return legibleSizes(name, leaf).map((edit, rank) => ({
          edits: [edit],
          cost: 0.5 + 0.1 * rank,
        }));
      }
      if (code === 'small-text') {
        const factor = Math.ceil((SMALLEST_TEXT / (leaf.fontSize ?? SMALLEST_TEXT)) * 100) / 100;
        return [
          {edits: [{kind: 'text-size', object: name, px: 32}], cost: 0.5},
          {edits: [{kind: 'text-size', object: name, px: SMALLEST_TEXT}], cost: 0.6},
          ...(factor <= 3
            ? [{edits: [{kind: 'scale', object: name, factor} as const], cost: 0.7}]
            : []),
        ];
      }
      if (code === 'one-corner') return [scaled(name, 1.5, 0.5), scaled(name, 2, 0.4)];
      if (TOO_LARGE.has(code)) {
        return [0.8, 0.6, 0.45].map(factor => scaled(name, factor, 3 * (1 - factor)));
      }
      return [];
    });
  }

  /** The place that it was given, where the scene takes it elsewhere by itself. */
  public stay({beat, nodes}: Fault): Proposal[] {
    return this.objectsOf(nodes).flatMap((object): Proposal[] => [
      {edits: [{kind: 'stay', object: object.name}], cost: STAYING},
      ...this.stayElsewhere(object, nodes),
      ...(beat === undefined
        ? []
        : [{edits: [{kind: 'stay', object: object.name, beat} as const], cost: STAYING}]),
    ]);
  }

  /** A free place instead of one that it was given and taken off again before the beats. */
  private stayElsewhere({name, stations}: StagedObject, nodes: readonly string[]): Proposal[] {
    const leaf = nodes
      .flatMap(node => this.leaves.get(node) ?? [])
      .find(each => this.roots.objectOf(each)?.name === name);
    const [station] = stations;
    if (leaf === undefined || station === undefined) return [];
    return freeAreas(this.measured, rootOf(leaf), station.area).map(([from, to], rank) => ({
      edits: [{kind: 'stay', object: name}, moveTo(station, from, to)],
      cost: STAYING + 0.1 * (rank + 1),
    }));
  }

  /** A larger box around what is cut off by it. */
  public widen({code, nodes}: Fault): Proposal[] {
    if (code !== 'cut-off') return [];
    return nodes.flatMap((node): Proposal[] => {
      const leaf = this.leaves.get(node);
      const object = leaf === undefined ? undefined : this.roots.objectOf(leaf);
      if (leaf?.uncut === undefined || object === undefined) return [];
      const width = Math.ceil(leaf.uncut.width + 2 * PADDING);
      const height = Math.ceil(leaf.uncut.height + 2 * PADDING);
      return [{edits: [{kind: 'widen', object: object.name, width, height}], cost: 0.3}];
    });
  }

  /** More time for what is too short, and less waiting where nothing is shown. */
  public pace({code, beat}: Fault): Proposal[] {
    if (beat === undefined) return [];
    return (PACES.get(code) ?? []).map((factor, rank) => ({
      edits: [{kind: 'pace', beat, factor}],
      cost: PACED * (rank + 1),
    }));
  }

  /** The middle of the stage for what stands in a corner of it. */
  public centre({code, beat, nodes}: Fault): Proposal[] {
    if (code !== 'one-corner') return [];
    return this.stationsOf({beat, nodes}).flatMap(station =>
      CENTRAL_AREAS.map(([from, to], rank) => ({
        edits: [moveTo(station, from, to)],
        cost: 0.2 + 0.1 * rank,
      })),
    );
  }

  /** The nearest colour that can be read on what is behind it. */
  public recolour({code, nodes}: Fault): Proposal[] {
    if (code !== 'low-contrast') return [];
    return nodes.flatMap((node): Proposal[] => {
      const leaf = this.leaves.get(node);
      const object = leaf === undefined ? undefined : this.roots.objectOf(leaf);
      if (leaf?.color === undefined || object === undefined) return [];
      const color = legibleColor(
        leaf.color,
        (leaf.grounds ?? []).map(ground => ground.color),
      );
      return color === undefined
        ? []
        : [{edits: [{kind: 'recolour', object: object.name, color}], cost: 0.3}];
    });
  }

  /** Other sides for labels. */
  public turnLabel({nodes}: Fault): Proposal[] {
    return nodes.flatMap((node): Proposal[] => {
      const label = this.leaves.get(node)?.text ?? '';
      if (label === '' || !isWrittenLabel(this.scene.tree, label)) return [];
      const now = sideOfLabel(this.scene.tree, label);
      return SIDES.filter(side => side !== now).map(side => ({
        edits: [{kind: 'label-side', label, ...(side === undefined ? {} : {side})}],
        cost: side === undefined ? 0.2 : 0.4,
      }));
    });
  }

  private stationsOf({beat, nodes}: Pick<Fault, 'beat' | 'nodes'>): Station[] {
    if (beat === undefined) return [];
    return this.objectsOf(nodes).flatMap(object => stationIn(object, beat) ?? []);
  }

  private objectsOf(nodes: readonly string[]): StagedObject[] {
    const objects = nodes.flatMap(node => {
      const leaf = this.leaves.get(node);
      return leaf === undefined ? [] : (this.roots.moverOf(leaf) ?? []);
    });
    return [...new Set(objects)];
  }

  private pairsOf({nodes}: Fault): string[] {
    const roots = [
      ...new Set(
        nodes.map(node => {
          const leaf = this.leaves.get(node);
          return leaf === undefined ? node : rootOf(leaf);
        }),
      ),
    ];
    return roots.flatMap((root, index) =>
      roots.slice(index + 1).map(other => [root, other].sort().join(' ')),
    );
  }

  private firstBeatOf({made}: StagedObject): number {
    const moment = this.measured.moments.find(({leaves}) =>
      leaves.some(leaf => `${leaf.made?.line}:${leaf.made?.column}` === made),
    );
    return moment?.beat ?? Number.POSITIVE_INFINITY;
  }
}

/** A reason is for people; without it edits that do the same are one. */
function withoutReason({reason: _reason, ...edit}: SceneEdit): SceneEdit {
  return edit;
}

function moveTo({object, moveBeat}: Station, from: Anchor, to: Anchor): SceneEdit {
  return {
    kind: 'move',
    object,
    from,
    ...(from === to ? {} : {to}),
    ...(moveBeat === undefined ? {} : {beat: moveBeat}),
  };
}

function scaled(object: string, factor: number, cost: number): Proposal {
  return {edits: [{kind: 'scale', object, factor}], cost};
}
