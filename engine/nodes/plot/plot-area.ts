/** The area between a curve and the x axis, or between two curves. */
import {Path, nodeName} from '@motion-canvas/2d';
import {
  BBox,
  type SimpleSignal,
  type ThreadGenerator,
  Vector2,
  all,
  createSignal,
  easeInOutCubic,
} from '@motion-canvas/core';
import {area} from 'd3-shape';
import {ENTER_SECONDS, MOVE_SECONDS} from '../../motion/timing.ts';
import {type ElementOptions, FigureElement} from '../figure/figure-element.ts';
import {besideBox} from '../figure/label-places.ts';
import type {Mapping} from '../figure/mapping.ts';
import type {Range} from '../figure/points.ts';
import type {LabelSpot} from '../teaching-node.ts';
import type {PlotCurve} from './plot-curve.ts';
import type {Plot} from './plot.ts';

/** Options of an area. */
export interface AreaOptions extends ElementOptions {
  /** The other border; the x axis unless given. */
  readonly to?: PlotCurve;
}

/** Both borders of the area at one place, in px. */
interface Slice {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

const STEPS = 160;

const toPath = area<Slice>()
  .x(({x}) => x)
  .y0(({from}) => from)
  .y1(({to}) => to)
  .digits(2);

/** An area; it follows its curves, and its label stands where it is widest. */
@nodeName('PlotArea')
export class PlotArea extends FigureElement {
  /** Where it begins and ends, along x. */
  public readonly from: SimpleSignal<number>;
  public readonly to: SimpleSignal<number>;
  private readonly curve: PlotCurve;
  private readonly other: PlotCurve | undefined;

  public constructor(plot: Plot, curve: PlotCurve, [from, to]: Range, options: AreaOptions) {
    super(plot, options.color ?? (() => curve.color()));
    this.from = createSignal(from);
    this.to = createSignal(to);
    this.curve = curve;
    this.other = options.to;
    this.add(
      new Path({
        data: () => toPath(this.slices(plot.mapping())) ?? '',
        fill: () => this.fillColor(0),
      }),
    );
    this.addLabel({
      text: options.label,
      patch: 'strokes',
      places: (mapping, size) => {
        const slices = this.slices(mapping);
        if (options.side !== undefined)
          return [besideBox(this.boxUnder(mapping), options.side, size)];
        return [0.5, 0.38, 0.62, 0.26, 0.74].flatMap(share =>
          [0.5, 0.32, 0.68].map(height => insideOf(slices, share, height)),
        );
      },
    });
  }

  /** Moves its borders along x, in `seconds`. */
  public *slideTo([from, to]: Range, seconds = MOVE_SECONDS): ThreadGenerator {
    yield* all(this.from(from, seconds, easeInOutCubic), this.to(to, seconds, easeInOutCubic));
    yield* this.figure.settleLabels();
  }

  /** Its borders are strokes of others: nothing of its own stands in the way of labels. */
  public override strokes(mapping: Mapping): readonly (readonly Vector2[])[] {
    const slices = this.slices(mapping);
    const corners = [slices[0], slices.at(-1)].flatMap(slice => slice ?? []);
    return corners.map(({x, from, to}) => [new Vector2(x, from), new Vector2(x, to)]);
  }

  public override labelSpot(): LabelSpot {
    return {point: insideOf(this.slices(this.figure.mapping()), 0.5, 0.5), outwards: Vector2.zero};
  }

  protected override drawSeconds(): number {
    return ENTER_SECONDS;
  }

  private boxUnder(mapping: Mapping): BBox {
    return BBox.fromPoints(
      ...this.strokes(mapping).flat(),
      ...this.slices(mapping).map(({x, to}) => new Vector2(x, to)),
    );
  }

  private slices(mapping: Mapping): Slice[] {
    const [from, to] = [this.from(), this.to()];
    const [bottom, top] = mapping.y;
    const visible = (y: number): number =>
      Math.min(top, Math.max(bottom, Number.isFinite(y) ? y : 0));
    return Array.from({length: STEPS + 1}, (_, index) => {
      const x = from + ((to - from) * index) / STEPS;
      const upper = mapping.toPx([x, visible(this.curve.valueAt(x))]);
      const lower = mapping.toPx([x, visible(this.other?.valueAt(x) ?? 0)]);
      return {x: upper.x, from: lower.y, to: upper.y};
    });
  }
}

/** The place in an area with some share of its mass on its left, and some share of its height below. */
function insideOf(slices: readonly Slice[], share: number, height: number): Vector2 {
  const mass = (slice: Slice): number => Math.abs(slice.to - slice.from);
  let left = share * slices.reduce((sum, slice) => sum + mass(slice), 0);
  const slice = slices.find(next => (left -= mass(next)) <= 0) ?? slices.at(-1);
  return slice === undefined
    ? Vector2.zero
    : new Vector2(slice.x, slice.from + (slice.to - slice.from) * height);
}
