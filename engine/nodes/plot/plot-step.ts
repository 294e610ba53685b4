/** The right triangle under a secant: a step to the right, and the rise of the curve. */
import {nodeName} from '@motion-canvas/2d';
import {
  type SimpleSignal,
  type ThreadGenerator,
  Vector2,
  all,
  createSignal,
  easeInOutCubic,
} from '@motion-canvas/core';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import {FigureElement, type StrokeOptions} from '../figure/figure-element.ts';
import {TOWARDS, beside} from '../figure/label-places.ts';
import type {Mapping} from '../figure/mapping.ts';
import {PlotCurve} from './plot-curve.ts';
import type {PlotSecant} from './plot-line.ts';
import type {Plot} from './plot.ts';

/** Options of a step. */
export interface StepOptions extends Omit<StrokeOptions, 'label' | 'side'> {
  /** Label of the way to the right. */
  readonly run?: string;
  /** Label of the way up. */
  readonly rise?: string;
}

/** Options of a step with places of its own. */
export interface FreeStepOptions extends StepOptions {
  readonly from: number;
  readonly to: number;
}

/** Below this length in px a side is too short to have a name. */
const NAMELESS = {gone: 16, whole: 52};

/** A step along a curve; one under a secant follows it. */
@nodeName('PlotStep')
export class PlotStep extends FigureElement {
  private readonly curve: PlotCurve;
  private readonly from: SimpleSignal<number>;
  private readonly to: SimpleSignal<number>;

  public constructor(
    plot: Plot,
    under: PlotCurve | PlotSecant,
    options: StepOptions & {readonly from?: number; readonly to?: number},
  ) {
    super(plot, options.color ?? 'green');
    if (under instanceof PlotCurve) {
      this.curve = under;
      this.from = createSignal(options.from ?? 0);
      this.to = createSignal(options.to ?? 0);
    } else {
      this.curve = under.curve;
      this.from = createSignal(() => under.from());
      this.to = createSignal(() => under.to());
    }
    this.addStroke(mapping => this.outline(mapping), {dashed: options.dashed ?? true});
    this.addLabel({
      text: options.run,
      share: () => shareOfLength(...this.side(0)),
      places: (mapping, size) => {
        const [start, corner, end] = this.outline(mapping);
        const below = end.y <= corner.y;
        const middle = start.add(corner).scale(0.5);
        return (below ? [TOWARDS.below, TOWARDS.above] : [TOWARDS.above, TOWARDS.below]).map(way =>
          beside(middle, way, size),
        );
      },
    });
    this.addLabel({
      text: options.rise,
      share: () => shareOfLength(...this.side(1)),
      places: (mapping, size) => {
        const [start, corner, end] = this.outline(mapping);
        const onTheRight = corner.x >= start.x;
        const ways = onTheRight ? [TOWARDS.right, TOWARDS.left] : [TOWARDS.left, TOWARDS.right];
        return ways.flatMap(way =>
          [0.5, 0.3, 0.7].map(share => beside(Vector2.lerp(corner, end, share), way, size)),
        );
      },
    });
  }

  /** Moves its ends along the curve to places on x, in `seconds`. */
  public *slideTo(
    {from = this.from(), to = this.to()}: {readonly from?: number; readonly to?: number},
    seconds = MOVE_SECONDS,
  ): ThreadGenerator {
    yield* all(this.from(from, seconds, easeInOutCubic), this.to(to, seconds, easeInOutCubic));
    yield* this.figure.settleLabels();
  }

  public override strokes(mapping: Mapping): readonly (readonly Vector2[])[] {
    return [this.outline(mapping)];
  }

  private outline(mapping: Mapping): [Vector2, Vector2, Vector2] {
    const [from, to] = [this.from(), this.to()];
    const [low, high] = [this.curve.valueAt(from), this.curve.valueAt(to)];
    return [mapping.toPx([from, low]), mapping.toPx([to, low]), mapping.toPx([to, high])];
  }

  private side(index: 0 | 1): [Vector2, Vector2] {
    const [start, corner, end] = this.outline(this.figure.mapping());
    return index === 0 ? [start, corner] : [corner, end];
  }
}

function shareOfLength(from: Vector2, to: Vector2): number {
  const length = to.sub(from).magnitude;
  return Math.min(1, Math.max(0, (length - NAMELESS.gone) / (NAMELESS.whole - NAMELESS.gone)));
}
