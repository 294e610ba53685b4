/** A point on a curve of a plot. */
import {nodeName} from '@motion-canvas/2d';
import {
  type SimpleSignal,
  type ThreadGenerator,
  type Vector2,
  createSignal,
  easeInOutCubic,
} from '@motion-canvas/core';
import {ENTER_SECONDS, MOVE_SECONDS} from '../../motion/timing.ts';
import {DOT_RADIUS, type ElementOptions, FigureElement} from '../figure/figure-element.ts';
import {TOWARDS, around} from '../figure/label-places.ts';
import type {Mapping} from '../figure/mapping.ts';
import type {Located, Point} from '../figure/points.ts';
import type {LabelSpot} from '../teaching-node.ts';
import type {PlotCurve} from './plot-curve.ts';
import type {Plot} from './plot.ts';

/** Options of a point on a curve. */
export interface CurvePointOptions extends ElementOptions {
  readonly on: PlotCurve;
}

/** A dot that stays on its curve. */
@nodeName('CurvePoint')
export class CurvePoint extends FigureElement implements Located {
  /** Where it is along x. */
  public readonly place: SimpleSignal<number>;
  private readonly curve: PlotCurve;

  public constructor(plot: Plot, x: number | (() => number), options: CurvePointOptions) {
    super(plot, options.color ?? (() => options.on.color()));
    this.place = createSignal(x);
    this.curve = options.on;
    this.addDot(mapping => mapping.toPx(this.at()));
    this.addLabel({
      text: options.label,
      places: (mapping, size) => around(mapping.toPx(this.at()), DOT_RADIUS, size, options.side),
      dot: mapping => ({centre: this.dotUnder(mapping), radius: DOT_RADIUS}),
    });
  }

  public override dotUnder(mapping: Mapping): Vector2 {
    return mapping.toPx(this.at());
  }

  /** Where it is, in units. */
  public at(): Point {
    const x = this.place();
    return [x, this.curve.valueAt(x)];
  }

  /** Moves along its curve to a place on x, in `seconds`. */
  public *slideTo(x: number, seconds = MOVE_SECONDS): ThreadGenerator {
    yield* this.place(x, seconds, easeInOutCubic);
    yield* this.figure.settleLabels();
  }

  public override strokes(mapping: Mapping): readonly (readonly Vector2[])[] {
    const centre = mapping.toPx(this.at());
    return [[centre.sub(DOT_RADIUS), centre.add(DOT_RADIUS)]];
  }

  public override labelSpot(): LabelSpot {
    const centre = this.figure.mapping().toPx(this.at());
    return {point: centre.sub([0, DOT_RADIUS]), outwards: TOWARDS.above};
  }

  protected override drawSeconds(): number {
    return ENTER_SECONDS;
  }
}
