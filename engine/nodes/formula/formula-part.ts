/** A part of a formula: it is drawn by its formula, and tells where it is. */
import {nodeName} from '@motion-canvas/2d';
import {
  type BBox,
  type Color as RgbColor,
  type SimpleSignal,
  type ThreadGenerator,
  Vector2,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
} from '@motion-canvas/core';
import {ENTER_SECONDS, LEAVE_SECONDS} from '../../motion/timing.ts';
import {type LabelSpot, TeachingNode} from '../teaching-node.ts';

/** A part of a formula, from `formula.part(…)`. */
@nodeName('FormulaPart')
export class FormulaPart extends TeachingNode {
  /** The TeX of the part. */
  public readonly source: string;
  /** Where it is, in px from the formula's centre. */
  public readonly box: () => BBox;
  /** How much larger than usual it is drawn. */
  public readonly swell = createSignal(1);
  /** How much of it can be seen, 0 to 1. */
  public readonly visibility = createSignal(1);
  /** A colour of its own that was given later; null for none. */
  public readonly tint: SimpleSignal<RgbColor | null>;

  public constructor({source, box}: {source: string; box: () => BBox}) {
    super({position: () => box().center, size: () => box().size});
    this.source = source;
    this.box = box;
    this.tint = createSignal<RgbColor | null>(null);
  }

  public override smallestText(): number {
    return Number.POSITIVE_INFINITY;
  }

  public override readingText(): string {
    return this.source;
  }

  public override labelSpot(): LabelSpot {
    return {point: new Vector2(0, this.height() / 2), outwards: new Vector2(0, 1)};
  }

  /** Hides the part at once, to be shown later. */
  public conceal(): this {
    this.visibility(0);
    return this;
  }

  public override *enter(): ThreadGenerator {
    this.visibility(0);
    yield* this.visibility(1, ENTER_SECONDS, easeOutCubic);
  }

  public override *leave(): ThreadGenerator {
    yield* this.visibility(0, LEAVE_SECONDS, easeInOutCubic);
  }

  public override *emphasise(): ThreadGenerator {
    yield* this.swell(1.25, ENTER_SECONDS / 2, easeInOutCubic);
    yield* this.swell(1, ENTER_SECONDS / 2, easeInOutCubic);
  }
}
