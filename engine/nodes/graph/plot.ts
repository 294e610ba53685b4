/** A plot: axes, and the graphs and figures drawn over them. */
import {nodeName} from '@motion-canvas/2d';
import {type ThreadGenerator, Vector2, createSignal} from '@motion-canvas/core';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import {Figure, type FigureProps, type Range} from '../geometry/figure.ts';
import {FigurePoint, type PointOptions} from '../geometry/figure-point.ts';
import type {ElementOptions} from '../geometry/figure-element.ts';
import {FigureSegment, type SegmentOptions} from '../geometry/figure-segment.ts';
import type {Point} from '../geometry/points.ts';
import {PlotAxes} from './plot-axes.ts';
import {type CurveOptions, PlotCurve, type RealFunction} from './plot-curve.ts';
import {
  Area,
  type AreaOptions,
  CurvePoint,
  type CurvePointOptions,
  Secant,
  type SecantOptions,
  Step,
  type StepOptions,
} from './plot-elements.ts';
import {PlotPolyline, type PolylineOptions} from './plot-polyline.ts';
import {rangeOfValues, sampleCurve} from './sample-curve.ts';

/** Properties of {@link Plot}. */
export interface PlotProps extends Omit<FigureProps, 'y'> {
  /** Units from bottom to top; chosen from the curves unless given. */
  y?: Range;
  /** Words at the end of the x axis; `$…$` is TeX. */
  xLabel?: string;
  /** Words at the end of the y axis. */
  yLabel?: string;
  /** Whether numbers stand at the axes; yes unless said otherwise. */
  numbers?: boolean;
}

/** Options of a tangent. */
export interface TangentOptions extends Omit<SecantOptions, 'from' | 'to'> {
  /** Where it touches the curve. */
  readonly at: number;
}

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
 * yield* tangent.moveAlong({from: 2, to: 2}, 2);
 * ```
 */
@nodeName('Plot')
export class Plot extends Figure {
  public override readonly hasGrid = true;
  private readonly axes: PlotAxes;
  private readonly yGiven: Range | undefined;
  private readonly functions = createSignal<readonly RealFunction[]>([]);
  private readonly margins: {left: number; right: number; top: number; bottom: number};

  public constructor({x, y, xLabel, yLabel, numbers = true, ...props}: PlotProps) {
    const margins = {
      left: numbers ? 84 : 24,
      right: 28,
      top: yLabel === undefined ? 24 : 60,
      bottom: (numbers ? 48 : 16) + (xLabel === undefined ? 0 : 44),
    };
    super({x, y: y ?? [-1, 1], ...props});
    this.yGiven = y;
    this.margins = margins;
    this.size(() => this.room().add([margins.left + margins.right, margins.top + margins.bottom]));
    this.axes = new PlotAxes(this, {
      numbers,
      ...(xLabel === undefined ? {} : {xLabel}),
      ...(yLabel === undefined ? {} : {yLabel}),
    });
    this.insert(this.axes);
    this.fit(new Vector2(1000, 700));
  }

  /** Units from left to right. */
  public xUnits(): Range {
    return this.xRange;
  }

  /** Units from bottom to top. */
  public yUnits(): Range {
    return this.rangeOfY();
  }

  public override fit(available: Vector2): void {
    const {left, right, top, bottom} = this.margins;
    this.room(new Vector2(available.x - left - right, available.y - top - bottom));
    this.axes.refresh();
  }

  public override *enter(): ThreadGenerator {
    this.opacity(1);
    yield* this.axes.enter(MOVE_SECONDS * 0.9);
  }

  /** The graph of a function. */
  public curve(of: RealFunction, options: CurveOptions = {}): PlotCurve {
    this.functions([...this.functions(), of]);
    if (this.yGiven === undefined) this.axes.refresh();
    return this.adopt(new PlotCurve(this, of, options));
  }

  /** A point: at `[x, y]`, or at `x` on a curve. */
  public override point(at: Point, options?: PointOptions): FigurePoint;
  public override point(at: number, options: CurvePointOptions): CurvePoint;
  public override point(
    at: Point | number,
    options: PointOptions | CurvePointOptions = {},
  ): FigurePoint {
    if (typeof at !== 'number') return this.adopt(new FigurePoint(this, at, options));
    if (!('on' in options))
      throw new TypeError('A point at a number needs the curve that it is on.');
    return this.adopt(new CurvePoint(this, at, options));
  }

  /** The line through two points of a curve. */
  public secant(curve: PlotCurve, options: SecantOptions): Secant {
    return this.adopt(new Secant(this, curve, options));
  }

  /** The line that touches a curve at one point. */
  public tangent(curve: PlotCurve, {at, ...options}: TangentOptions): Secant {
    return this.secant(curve, {color: 'accent', ...options, from: at, to: at});
  }

  /** The right triangle under a secant. */
  public step(curve: PlotCurve, secant: Secant, options: StepOptions = {}): Step {
    return this.adopt(new Step(this, curve, secant, options));
  }

  /** The area between a curve and the x axis, or another curve. */
  public area(curve: PlotCurve, between: Range, options: AreaOptions = {}): Area {
    return this.adopt(new Area(this, curve, between, options));
  }

  /** A line of straight pieces through data. */
  public polyline(points: readonly Point[], options: PolylineOptions = {}): PlotPolyline {
    return this.adopt(new PlotPolyline(this, points, {...options, line: true}));
  }

  /** Dots of data. */
  public scatter(points: readonly Point[], options: ElementOptions = {}): PlotPolyline {
    return this.adopt(new PlotPolyline(this, points, {...options, line: false, dots: true}));
  }

  /** A vertical line through the whole plot. */
  public verticalLine(x: number, options: SegmentOptions = {}): FigureSegment {
    const [bottom, top] = this.yUnits();
    return this.segment([x, bottom], [x, top], {color: 'muted', dashed: true, ...options});
  }

  /** A horizontal line through the whole plot. */
  public horizontalLine(y: number, options: SegmentOptions = {}): FigureSegment {
    const [left, right] = this.xUnits();
    return this.segment([left, y], [right, y], {color: 'muted', dashed: true, ...options});
  }

  /** The ends in px of a straight line, cut at the edges of the plot. */
  public lineWithin(of: RealFunction, domain: Range): Vector2[] {
    const [left, right] = this.xUnits();
    const cut: Range = [Math.max(left, domain[0]), Math.min(right, domain[1])];
    const piece = sampleCurve(of, cut, this.yUnits()).at(0) ?? [];
    const [first, last] = [piece.at(0), piece.at(-1)];
    return first === undefined || last === undefined ? [] : [this.toPx(first), this.toPx(last)];
  }

  protected override rangeOfY(): Range {
    if (this.yGiven !== undefined) return this.yGiven;
    return rangeOfValues(this.functions(), this.xRange);
  }

  protected override centreOfRoom(): Vector2 {
    const {left, right, top, bottom} = this.margins;
    return new Vector2((left - right) / 2, (top - bottom) / 2);
  }
}
