/** Which object of the scene a leaf belongs to. */
import type {MeasuredLeaf, MeasuredMoment} from '../../../schema/measured-section.ts';
import type {Box} from '../../../schema/layout-report.ts';
import {isLegible} from '../measure/leaves.ts';
import type {StagedObject, StagedScene} from './staged-objects.ts';

/** Key of the node that was placed on the stage. */
export function rootOf({within, id}: MeasuredLeaf): string {
  return within[0] ?? id;
}

/** Joins leaves to the objects that variables of the scene hold. */
export class Roots {
  private readonly byPlace: ReadonlyMap<string, StagedObject>;
  private readonly byName: ReadonlyMap<string, StagedObject>;

  public constructor(private readonly scene: StagedScene) {
    this.byPlace = new Map(scene.objects.map(object => [object.made, object]));
    this.byName = new Map(scene.objects.map(object => [object.name, object]));
  }

  /** The object itself; undefined for labels and for what no variable holds. */
  public objectOf({made}: MeasuredLeaf): StagedObject | undefined {
    return made === undefined ? undefined : this.byPlace.get(`${made.line}:${made.column}`);
  }

  /** The object that a leaf moves with: its own, or the one that it labels. */
  public moverOf(leaf: MeasuredLeaf): StagedObject | undefined {
    const own = this.objectOf(leaf);
    if (own !== undefined || leaf.made === undefined) return own;
    // A label's stack leads to the call that made it, though not always to its first character.
    const prefix = `${leaf.made.line}:`;
    for (const [place, owner] of this.scene.labelOwners) {
      if (place.startsWith(prefix)) return this.byName.get(owner);
    }
    return undefined;
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
