/** Straight lines that follow a curve: the tangent at a place, the secant through two. */
import {nodeName} from '@motion-canvas/2d';
import {
  BBox,
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
import {lineThrough, placeAlong} from '../figure/lines.ts';
import type {Mapping} from '../figure/mapping.ts';
import type {Point} from '../figure/points.ts';
import type {LabelSpot} from '../teaching-node.ts';
import type {PlotCurve} from './plot-curve.ts';
import type {Plot} from './plot.ts';

/** Options of lines that follow a curve. */
export interface CurveLineOptions extends StrokeOptions {
  /** How far it goes on beyond its points, in units of x; to the edges of the plot unless given. */
  readonly reach?: number;
  /** Whether the points that it shares with the curve are marked; yes unless said otherwise. */
  readonly dots?: boolean;
}

/** Options of a tangent. */
export interface TangentOptions extends CurveLineOptions {
  /** Where it touches the curve, along x. */
  readonly at: number;
}

/** Options of a secant. */
export interface SecantOptions extends CurveLineOptions {
  /** Where its points are, along x. */
  readonly from: number;
  readonly to: number;
}

/** Points of a secant closer than this make it the tangent. */
const TOUCHING = 1e-6;
const ALONG = [0.92, 0.08, 0.82, 0.18, 0.72, 0.28, 0.6, 0.4];

/** A straight line through points of a curve. */
abstract class CurveLine extends FigureElement {
  /** The curve that it follows. */
  public readonly curve: PlotCurve;
  private readonly reach: number | undefined;

  public constructor(
    plot: Plot,
    curve: PlotCurve,
    options: CurveLineOptions,
    color: 'accent' | 'muted',
  ) {
    super(plot, options.color ?? color);
    this.curve = curve;
    this.reach = options.reach;
    this.addStroke(mapping => this.strokes(mapping)[0] ?? [], {dashed: options.dashed ?? false});
    this.addLabel({
      text: options.label,
      places: (mapping, size) =>
        ALONG.flatMap(share => {
          const {point, direction} = placeAlong(this.strokes(mapping)[0] ?? [], share);
          const upwards = new Vector2(direction.y, -direction.x);
          const {side} = options;
          return side === undefined
            ? [beside(point, upwards, size), beside(point, upwards.scale(-1), size)]
            : [beside(point, TOWARDS[side], size)];
        }),
    });
  }

  /** Its slope as it stands. */
  public abstract slope(): number;

  /** The places on x that it goes through. */
  protected abstract places(): readonly number[];

  public override strokes(mapping: Mapping): readonly (readonly Vector2[])[] {
    const [first = 0] = this.places();
    const [x, y]: Point = [first, this.curve.valueAt(first)];
    const point = mapping.toPx([x, y]);
    const {frame} = mapping;
    let box = frame;
    if (this.reach !== undefined) {
      const left = mapping.toPx([Math.min(...this.places()) - this.reach, y]).x;
      const right = mapping.toPx([Math.max(...this.places()) + this.reach, y]).x;
      box = new BBox(left, frame.top, right - left, frame.height).intersection(frame);
    }
    return [lineThrough(point, mapping.toPx([x + 1, y + this.slope()]), box)];
  }

  public override labelSpot(): LabelSpot | undefined {
    const end = this.strokes(this.figure.mapping())[0]?.at(-1);
    return end === undefined ? undefined : {point: end, outwards: TOWARDS.below};
  }
}

/** The line that touches a curve at one place. */
@nodeName('PlotTangent')
export class PlotTangent extends CurveLine {
  /** Where it touches the curve, along x. */
  public readonly place: SimpleSignal<number>;

  public constructor(plot: Plot, curve: PlotCurve, options: TangentOptions) {
    super(plot, curve, options, 'accent');
    this.place = createSignal(options.at);
    if (options.dots !== false) {
      this.addDot(mapping => mapping.toPx([this.place(), curve.valueAt(this.place())]));
    }
  }

  /** Moves along the curve to a place on x, in `seconds`. */
  public *slideTo(x: number, seconds = MOVE_SECONDS): ThreadGenerator {
    yield* this.place(x, seconds, easeInOutCubic);
    yield* this.figure.settleLabels();
  }

  public override slope(): number {
    return this.curve.slopeAt(this.place());
  }

  protected override places(): readonly number[] {
    return [this.place()];
  }
}

/** The line through two points of a curve; where both meet it is the tangent. */
@nodeName('PlotSecant')
export class PlotSecant extends CurveLine {
  /** Where its points are, along x. */
  public readonly from: SimpleSignal<number>;
  public readonly to: SimpleSignal<number>;

  public constructor(plot: Plot, curve: PlotCurve, options: SecantOptions) {
    super(plot, curve, options, 'muted');
    this.from = createSignal(options.from);
    this.to = createSignal(options.to);
    if (options.dots !== false) {
      for (const place of [this.from, this.to]) {
        this.addDot(mapping => mapping.toPx([place(), curve.valueAt(place())]));
      }
    }
  }

  /** Moves its points along the curve to places on x, in `seconds`. */
  public *slideTo(
    {from = this.from(), to = this.to()}: {readonly from?: number; readonly to?: number},
    seconds = MOVE_SECONDS,
  ): ThreadGenerator {
    yield* all(this.from(from, seconds, easeInOutCubic), this.to(to, seconds, easeInOutCubic));
    yield* this.figure.settleLabels();
  }

  public override slope(): number {
    const [from, to] = [this.from(), this.to()];
    return Math.abs(to - from) < TOUCHING
      ? this.curve.slopeAt(from)
      : (this.curve.valueAt(to) - this.curve.valueAt(from)) / (to - from);
  }

  protected override places(): readonly number[] {
    return [this.from(), this.to()];
  }
}
