/** Which object of the scene a leaf belongs to. */
import type {
  MeasuredLeaf,
  MeasuredMoment,
  MeasuredSection,
} from '../../../schema/measured-section.ts';
import type {Box} from '../../../schema/layout-report.ts';
import {isLegible, rootOf} from '../measure/leaves.ts';
import type {StagedObject, StagedScene} from './staged-objects.ts';

/** Joins leaves to the objects that variables of the scene hold. */
export class Roots {
  private readonly byPlace: ReadonlyMap<string, StagedObject>;
  private readonly byNode = new Map<string, StagedObject>();

  public constructor({objects}: StagedScene, {moments}: MeasuredSection) {
    this.byPlace = new Map(objects.map(object => [object.made, object]));
    for (const leaf of moments.flatMap(({leaves}) => leaves)) {
      const object = this.objectOf(leaf);
      if (object === undefined) continue;
      for (const node of [...leaf.within, leaf.id]) this.byNode.set(node, object);
    }
  }

  /** The object itself; undefined for labels and for what no variable holds. */
  public objectOf({made, labels}: MeasuredLeaf): StagedObject | undefined {
    return made === undefined || labels !== undefined
      ? undefined
      : this.byPlace.get(`${made.line}:${made.column}`);
  }

  /** The object that a leaf moves with: its own, or the one that it labels. */
  public moverOf(leaf: MeasuredLeaf): StagedObject | undefined {
    return leaf.labels === undefined ? this.objectOf(leaf) : this.byNode.get(leaf.labels);
  }
}

/** The box around what is seen of each root at one moment. */
export function rootBoxes({leaves}: MeasuredMoment): Map<string, Box> {
  const boxes = new Map<string, Box>();
  for (const leaf of leaves) {
    if (!isLegible(leaf)) continue;
    const root = rootOf(leaf);
    const known = boxes.get(root);
    boxes.set(root, known === undefined ? leaf.box : around(known, leaf.box));
  }
  return boxes;
}

/** The smallest box around two. */
export function around(first: Box, second: Box): Box {
  const x = Math.min(first.x, second.x);
  const y = Math.min(first.y, second.y);
  return {
    x,
    y,
    width: Math.max(first.x + first.width, second.x + second.width) - x,
    height: Math.max(first.y + first.height, second.y + second.height) - y,
  };
}
