/** A line across a plot at one value: vertical or horizontal. */
import {nodeName} from '@motion-canvas/2d';
import {
  type SimpleSignal,
  type ThreadGenerator,
  type Vector2,
  createSignal,
  easeInOutCubic,
} from '@motion-canvas/core';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import {FigureElement, type StrokeOptions} from '../figure/figure-element.ts';
import {TOWARDS, beside} from '../figure/label-places.ts';
import type {Mapping} from '../figure/mapping.ts';
import type {Point} from '../figure/points.ts';
import type {LabelSpot} from '../teaching-node.ts';
import type {PlotCurve} from './plot-curve.ts';
import type {Plot} from './plot.ts';

/** Options of a line across a plot. */
export interface GuideOptions extends StrokeOptions {
  /** A curve at which a vertical line ends, coming from the x axis. */
  readonly to?: PlotCurve;
}

/** A line across a plot; dashed unless said otherwise. */
@nodeName('PlotGuide')
export class PlotGuide extends FigureElement {
  /** The value at which it is, in units. */
  public readonly value: SimpleSignal<number>;
  private readonly axis: 'x' | 'y';
  private readonly end: PlotCurve | undefined;

  public constructor(plot: Plot, axis: 'x' | 'y', value: number, options: GuideOptions) {
    super(plot, options.color ?? 'muted');
    this.value = createSignal(value);
    this.axis = axis;
    this.end = options.to;
    this.addStroke(mapping => this.strokes(mapping)[0] ?? [], {dashed: options.dashed ?? true});
    this.addLabel({
      text: options.label,
      places: (mapping, size) => {
        const [from, to] = this.ends(mapping);
        if (options.side !== undefined) return [beside(to, TOWARDS[options.side], size)];
        if (axis === 'y') {
          const inside = to.sub([size.x / 2 + 8, 0]);
          return [
            beside(to, TOWARDS.right, size),
            beside(inside, TOWARDS.above, size),
            beside(inside, TOWARDS.below, size),
          ];
        }
        const high = to.add([0, size.y / 2]);
        const low = from.sub([0, size.y / 2 + 8]);
        return [high, low].flatMap(point =>
          [TOWARDS.right, TOWARDS.left].map(way => beside(point, way, size)),
        );
      },
    });
  }

  /** Moves to another value, in `seconds`. */
  public *slideTo(value: number, seconds = MOVE_SECONDS): ThreadGenerator {
    yield* this.value(value, seconds, easeInOutCubic);
    yield* this.figure.settleLabels();
  }

  public override pointsShown(): readonly Point[] {
    return this.axis === 'y' ? [[0, this.value()]] : [];
  }

  public override strokes(mapping: Mapping): readonly (readonly Vector2[])[] {
    return [this.ends(mapping)];
  }

  public override labelSpot(): LabelSpot {
    const [, end] = this.ends(this.figure.mapping());
    return {point: end, outwards: this.axis === 'x' ? TOWARDS.above : TOWARDS.right};
  }

  private ends(mapping: Mapping): [Vector2, Vector2] {
    const {x, y} = mapping;
    const value = this.value();
    if (this.axis === 'y') return [mapping.toPx([x[0], value]), mapping.toPx([x[1], value])];
    const axis = Math.min(y[1], Math.max(y[0], 0));
    return this.end === undefined
      ? [mapping.toPx([value, y[0]]), mapping.toPx([value, y[1]])]
      : [mapping.toPx([value, axis]), mapping.toPx([value, this.end.valueAt(value)])];
  }
}
