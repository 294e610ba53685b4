/** What follows a curve in a plot: points on it, tangents, secants, areas, steps. */
import {Line, nodeName} from '@motion-canvas/2d';
import {
  type SimpleSignal,
  type ThreadGenerator,
  Vector2,
  all,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
} from '@motion-canvas/core';
import {ENTER_SECONDS, MOVE_SECONDS} from '../../motion/timing.ts';
import {type ElementOptions, FigureElement} from '../geometry/figure-element.ts';
import {FigureLabel, TOWARDS} from '../geometry/figure-label.ts';
import {FigurePoint} from '../geometry/figure-point.ts';
import type {Range} from '../geometry/figure.ts';
import type {Point} from '../geometry/points.ts';
import type {LabelSpot} from '../teaching-node.ts';
import type {PlotCurve, RealFunction} from './plot-curve.ts';
import type {Plot} from './plot.ts';

/** Options of a point on a curve. */
export interface CurvePointOptions extends ElementOptions {
  readonly on: PlotCurve;
}

/** A point on a curve. */
@nodeName('CurvePoint')
export class CurvePoint extends FigurePoint {
  /** Where it is along x. */
  public readonly at: SimpleSignal<number, void>;
  private readonly curve: PlotCurve;

  public constructor(plot: Plot, x: number, options: CurvePointOptions) {
    super(plot, [0, 0], options);
    this.at = createSignal(x);
    this.curve = options.on;
    this.points(() => [[this.at(), this.curve.valueAt(this.at())]]);
  }

  /** Moves along its curve to a place on x, in `seconds`. */
  public *moveAlong(x: number, seconds = MOVE_SECONDS): ThreadGenerator {
    yield* this.at(x, seconds, easeInOutCubic);
  }
}

/** Options of a secant; the line is drawn through the whole plot unless `reach` says otherwise. */
export interface SecantOptions extends ElementOptions {
  readonly from: number;
  readonly to: number;
  readonly dashed?: boolean;
  /** How far it is drawn beyond its points, in units of x. */
  readonly reach?: number;
}

/** A line through two points of a curve; where both meet it is the tangent. */
@nodeName('Secant')
export class Secant extends FigureElement {
  /** Where its points are along x. */
  public readonly from: SimpleSignal<number, void>;
  public readonly to: SimpleSignal<number, void>;

  public constructor(
    private readonly plot: Plot,
    private readonly curve: PlotCurve,
    private readonly options: SecantOptions,
  ) {
    super(plot, [], options.color ?? 'muted');
    this.from = createSignal(options.from);
    this.to = createSignal(options.to);
    this.addStroke(() => this.outline(), {dashed: options.dashed ?? false});
    this.addLabel(options.label, () => this.labelSpot());
  }

  /** Moves its points along the curve, in `seconds`. */
  public *moveAlong(
    {from, to}: {from?: number; to?: number},
    seconds = MOVE_SECONDS,
  ): ThreadGenerator {
    yield* all(
      this.from(from ?? this.from(), seconds, easeInOutCubic),
      this.to(to ?? this.to(), seconds, easeInOutCubic),
    );
  }

  /** Its slope as it stands. */
  public slope(): number {
    const [from, to] = [this.from(), this.to()];
    return Math.abs(to - from) < 1e-6
      ? this.curve.slopeAt(from)
      : (this.curve.valueAt(to) - this.curve.valueAt(from)) / (to - from);
  }

  public override labelSpot(): LabelSpot {
    const end = this.outline().at(-1) ?? Vector2.zero;
    return {point: end, outwards: TOWARDS[this.options.side ?? 'below']};
  }

  protected override outline(): Vector2[] {
    const [x, slope] = [this.from(), this.slope()];
    const y = this.curve.valueAt(x);
    const reach = this.options.reach;
    const domain: Range =
      reach === undefined
        ? this.plot.xUnits()
        : [Math.min(x, this.to()) - reach, Math.max(x, this.to()) + reach];
    return this.plot.lineWithin(at => y + slope * (at - x), domain);
  }
}

/** Options of an area. */
export interface AreaOptions extends ElementOptions {
  /** The other border; the x axis unless given. */
  readonly to?: PlotCurve;
}

const AREA_STEPS = 120;

/** The area between a curve and the x axis, or between two curves. */
@nodeName('Area')
export class Area extends FigureElement {
  /** Where it begins and ends along x. */
  public readonly from: SimpleSignal<number, void>;
  public readonly to: SimpleSignal<number, void>;
  private readonly filling = createSignal(1);

  public constructor(
    private readonly plot: Plot,
    private readonly curve: PlotCurve,
    [from, to]: Range,
    private readonly options: AreaOptions,
  ) {
    super(plot, [], options.color ?? 'accent');
    this.from = createSignal(from);
    this.to = createSignal(to);
    this.add(
      new Line({
        points: () => this.outline(),
        closed: true,
        fill: () => this.tint(1.3 * this.fillOpacity() * this.filling()),
      }),
    );
    this.addLabel(options.label, () => ({point: this.centroid(), outwards: Vector2.zero}), {
      patch: false,
    });
  }

  /** Moves its borders, in `seconds`. */
  public *moveAlong([from, to]: Range, seconds = MOVE_SECONDS): ThreadGenerator {
    yield* all(this.from(from, seconds, easeInOutCubic), this.to(to, seconds, easeInOutCubic));
  }

  public override *emphasise(): ThreadGenerator {
    yield* this.filling(2, ENTER_SECONDS / 2, easeInOutCubic);
    yield* this.filling(1, ENTER_SECONDS / 2, easeInOutCubic);
  }

  /** Between the borders, where most of the area is. */
  private centroid(): Vector2 {
    const outline = this.outline();
    const pairs = outline.slice(0, AREA_STEPS + 1).map((upper, index) => ({
      upper,
      lower: outline[outline.length - 1 - index] ?? upper,
    }));
    const weights = pairs.map(({upper, lower}) => Math.abs(lower.y - upper.y));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (total === 0) return this.localBox().center;
    const x =
      pairs.reduce((sum, {upper}, index) => sum + upper.x * (weights[index] ?? 0), 0) / total;
    const nearest = pairs.reduce((best, pair) =>
      Math.abs(pair.upper.x - x) < Math.abs(best.upper.x - x) ? pair : best,
    );
    return nearest.upper.add(nearest.lower).scale(0.5);
  }

  protected override *enterRest(): ThreadGenerator {
    this.filling(0);
    yield* this.filling(1, ENTER_SECONDS, easeOutCubic);
  }

  protected override outline(): Vector2[] {
    const [bottom, top] = this.plot.yUnits();
    const clamp = (y: number): number =>
      Math.min(top, Math.max(bottom, Number.isFinite(y) ? y : 0));
    const edge = (of: RealFunction): Point[] =>
      Array.from({length: AREA_STEPS + 1}, (_, index) => {
        const x = this.from() + ((this.to() - this.from()) * index) / AREA_STEPS;
        return [x, clamp(of(x))];
      });
    const upper = edge(x => this.curve.valueAt(x));
    const lower = edge(x => this.options.to?.valueAt(x) ?? 0).reverse();
    return [...upper, ...lower].map(point => this.plot.toPx(point));
  }
}

/** Options of a step. */
export interface StepOptions extends Omit<ElementOptions, 'label' | 'side'> {
  /** Words at the horizontal side. */
  readonly run?: string;
  /** Words at the vertical side. */
  readonly rise?: string;
}

/** The right triangle under a secant: how far to the side, and how far up. */
@nodeName('Step')
export class Step extends FigureElement {
  public constructor(plot: Plot, curve: PlotCurve, secant: Secant, options: StepOptions) {
    super(plot, [], options.color ?? 'green');
    this.points(() => [
      [secant.from(), curve.valueAt(secant.from())],
      [secant.to(), curve.valueAt(secant.from())],
      [secant.to(), curve.valueAt(secant.to())],
    ]);
    this.addStroke(() => this.outline(), {dashed: true});
    const labels = [
      {text: options.run, from: 0, to: 1, outwards: TOWARDS.below},
      {text: options.rise, from: 1, to: 2, outwards: TOWARDS.right},
    ];
    for (const {text, from, to, outwards} of labels) {
      if (text === undefined) continue;
      const ends = (): [Vector2, Vector2] => {
        const outline = this.outline();
        return [outline[from] ?? Vector2.zero, outline[to] ?? Vector2.zero];
      };
      this.add(
        new FigureLabel({
          text,
          figure: plot,
          color: () => this.color(),
          spot: () => {
            const [start, end] = ends();
            return {point: start.add(end).scale(0.5), outwards};
          },
          // A side that has shrunk away needs no name any more.
          opacity: () => {
            const [start, end] = ends();
            return Math.min(1, Math.max(0, (end.sub(start).magnitude - 20) / 40));
          },
        }),
      );
    }
  }
}
