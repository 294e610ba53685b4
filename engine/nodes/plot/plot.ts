/** A plot: axes, and the graphs and figures drawn over them. */
import {nodeName} from '@motion-canvas/2d';
import {BBox, type ThreadGenerator, type Vector2, all, createSignal} from '@motion-canvas/core';
import {Figure, type FigureProps, assertRange} from '../figure/figure.ts';
import type {FigureElement, StrokeOptions} from '../figure/figure-element.ts';
import {FigurePath} from '../figure/figure-path.ts';
import {type FigurePoint, type PointOptions} from '../figure/figure-point.ts';
import type {Mapping} from '../figure/mapping.ts';
import type {Point, PointSource, Range} from '../figure/points.ts';
import type {TickUnit} from './axis-ticks.ts';
import {CurvePoint, type CurvePointOptions} from './curve-point.ts';
import {type AreaOptions, PlotArea} from './plot-area.ts';
import {ParametricCurve, type PointFunction} from './parametric-curve.ts';
import {PlotAxes} from './plot-axes.ts';
import {type CurveOptions, PlotCurve} from './plot-curve.ts';
import {type GuideOptions, PlotGuide} from './plot-guide.ts';
import {PlotSecant, PlotTangent, type SecantOptions, type TangentOptions} from './plot-line.ts';
import {type FreeStepOptions, PlotStep, type StepOptions} from './plot-step.ts';
import type {RealFunction} from './sample-curve.ts';
import {crossingOf} from './crossing.ts';
import {rangeOfValues} from './value-range.ts';

/** Properties of {@link Plot}. */
export interface PlotProps extends Omit<FigureProps, 'y'> {
  /** Units from bottom to top; chosen from the curves and data unless given. */
  y?: Range;
  /** Words at the end of the x axis; `$…$` is TeX. */
  xLabel?: string;
  /** Words at the end of the y axis. */
  yLabel?: string;
  /** Whether numbers stand at the axes; yes unless said otherwise. */
  numbers?: boolean;
  /** Whether thin lines run through the numbers; yes unless said otherwise. */
  grid?: boolean;
  /** Whether a unit is as wide as high, so that circles are round; no unless said otherwise. */
  equalUnits?: boolean;
  /** What the numbers of the x axis count; `pi` writes them as multiples of π. */
  xUnit?: TickUnit;
}

/** How long the axes are drawn. */
const AXES_SECONDS = 0.9;

/**
 * Axes with graphs. Its methods add elements, which stay hidden until they are
 * shown; those of {@link Figure} work too, in the units of the axes.
 *
 * @example
 * ```ts
 * const plot = stage.placeIn(new Plot({x: [-1, 4], y: [-1, 9]}), 'A1', 'F6');
 * const curve = plot.curve(x => x ** 2, {color: 'blue', label: '$f$'});
 * const tangent = plot.tangent(curve, {at: 1});
 * yield* stage.show(plot, curve, tangent);
 * yield* tangent.slideTo(2, 1.5);
 * ```
 */
@nodeName('Plot')
export class Plot extends Figure {
  private readonly axes: PlotAxes;
  private readonly equalUnits: boolean;
  private readonly xGiven: Range;
  private readonly yGiven: Range | undefined;
  private readonly drawn = createSignal<readonly FigureElement[]>([]);
  /** The values chosen when the plot was first seen. */
  private readonly yChosen = createSignal<Range | null>(null);

  /** Throws a RangeError where a range is empty or not finite. */
  public constructor({
    x,
    y,
    xLabel,
    yLabel,
    numbers = true,
    grid = true,
    equalUnits = false,
    xUnit = 'one',
    ...props
  }: PlotProps) {
    super({x, y: y ?? [-1, 1], ...props});
    if (y !== undefined) assertRange('y', y);
    this.equalUnits = equalUnits;
    this.xGiven = x;
    this.yGiven = y;
    this.axes = new PlotAxes(() => this.mapping(), {numbers, grid, xLabel, yLabel, xUnit});
    this.background.add(this.axes);
  }

  /** The graph of a function. */
  public curve(of: RealFunction, options: CurveOptions = {}): PlotCurve {
    return this.adopt(new PlotCurve(this, of, options));
  }

  /** A path through points for all values between two: `t => [Math.cos(t), Math.sin(t)]`. */
  public parametric(
    of: PointFunction,
    between: Range,
    options: StrokeOptions = {},
  ): ParametricCurve {
    return this.adopt(new ParametricCurve(this, of, between, options));
  }

  /** A dot: at a point, or at a place of x on a curve, which it follows. */
  public override point(at: PointSource, options?: PointOptions): FigurePoint;
  public override point(x: number | (() => number), options: CurvePointOptions): CurvePoint;
  public override point(
    at: PointSource | number | (() => number),
    options: PointOptions | CurvePointOptions = {},
  ): FigurePoint | CurvePoint {
    if ('on' in options)
      return this.adopt(new CurvePoint(this, at as number | (() => number), options));
    if (typeof at === 'number') {
      throw new TypeError(`The point at ${at} needs its curve: point(${at}, {on: curve}).`);
    }
    return super.point(at as PointSource, options);
  }

  /** The line that touches a curve at one place. */
  public tangent(curve: PlotCurve, options: TangentOptions): PlotTangent {
    return this.adopt(new PlotTangent(this, curve, options));
  }

  /** The line through two points of a curve. */
  public secant(curve: PlotCurve, options: SecantOptions): PlotSecant {
    return this.adopt(new PlotSecant(this, curve, options));
  }

  /** The right triangle under a secant, which it follows, or between two places of a curve. */
  public step(under: PlotSecant, options?: StepOptions): PlotStep;
  public step(under: PlotCurve, options: FreeStepOptions): PlotStep;
  public step(under: PlotSecant | PlotCurve, options: StepOptions = {}): PlotStep {
    return this.adopt(new PlotStep(this, under, options));
  }

  /** The area between a curve and the x axis, or another curve. */
  public area(curve: PlotCurve, between: Range, options: AreaOptions = {}): PlotArea {
    const area = this.adopt(new PlotArea(this, curve, between, options));
    // Curves run over it.
    area.moveToBottom();
    return area;
  }

  /** Dots of data. */
  public scatter(points: readonly Point[], options: PointOptions = {}): FigurePath {
    return this.adopt(new FigurePath(this, points, {...options, line: false, dots: true}));
  }

  /** A vertical line through the whole plot, or from the x axis to a curve. */
  public verticalLine(x: number, options: GuideOptions = {}): PlotGuide {
    return this.adopt(new PlotGuide(this, 'x', x, options));
  }

  /** A horizontal line through the whole plot. */
  public horizontalLine(y: number, options: Omit<GuideOptions, 'to'> = {}): PlotGuide {
    return this.adopt(new PlotGuide(this, 'y', y, options));
  }

  /**
   * Where two curves cross as they stand – the first place from the left – to
   * be drawn from: `plot.point(() => plot.crossing(demand, supply))` follows.
   */
  public crossing(first: PlotCurve, second: PlotCurve): Point {
    const x = crossingOf(x => first.valueAt(x) - second.valueAt(x), this.xGiven);
    return [x, first.valueAt(x)];
  }

  /** Adds an element. @internal */
  public override adopt<TElement extends FigureElement>(element: TElement): TElement {
    this.drawn([...this.drawn(), element]);
    return super.adopt(element);
  }

  public override fit(available: Vector2): void {
    super.fit(available);
    if (this.yChosen() !== null) this.axes.renumber();
  }

  public override readingText(): string {
    return this.axes.labels();
  }

  public override *enter(): ThreadGenerator {
    yield* all(this.appear(), this.axes.enter(AXES_SECONDS));
  }

  protected override settle(): void {
    if (this.yChosen() !== null) return;
    this.yChosen(this.yNow());
    super.settle();
    this.axes.renumber();
  }

  protected override ranges(): {readonly x: Range; readonly y: Range} {
    return {x: this.xGiven, y: this.yChosen() ?? this.yNow()};
  }

  protected override hasEqualUnits(): boolean {
    return this.equalUnits;
  }

  protected override contents(mapping: Mapping): readonly BBox[] {
    return [...this.axes.boxesUnder(mapping), ...this.labelBoxes(mapping)];
  }

  protected override gridLines(mapping: Mapping): readonly (readonly Vector2[])[] {
    return this.axes.gridUnder(mapping);
  }

  protected override axisLines(mapping: Mapping): readonly (readonly Vector2[])[] {
    return this.axes.axesUnder(mapping);
  }

  /** Left of the plot and below it are the numbers. */
  protected override labelBounds(mapping: Mapping): BBox {
    const {right, top} = super.labelBounds(mapping);
    const {left, bottom} = mapping.frame;
    return new BBox(left, top, right - left, bottom - top);
  }

  protected override writings(mapping: Mapping): readonly BBox[] {
    return this.axes.textBoxesUnder(mapping);
  }

  /** The values to be shown, from what is drawn so far. */
  private yNow(): Range {
    if (this.yGiven !== undefined) return this.yGiven;
    const elements = this.drawn();
    return rangeOfValues({
      functions: elements
        .filter(element => element instanceof PlotCurve)
        .flatMap(curve => {
          const domain = curve.domainWithin(this.xGiven);
          return domain === undefined ? [] : {of: (x: number) => curve.valueAt(x), domain};
        }),
      points: elements.flatMap(element => element.pointsShown()),
    });
  }
}
