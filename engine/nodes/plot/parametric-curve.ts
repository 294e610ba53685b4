/** A path in a plot that a point runs along: both of its coordinates are functions of a third value. */
import {Path, nodeName} from '@motion-canvas/2d';
import {
  type ThreadGenerator,
  createComputed,
  createSignal,
  easeInOutCubic,
} from '@motion-canvas/core';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import {FigureElement, type StrokeOptions} from '../figure/figure-element.ts';
import type {Mapping} from '../figure/mapping.ts';
import type {Point, Range} from '../figure/points.ts';
import type {LabelSpot} from '../teaching-node.ts';
import {CURVE_STROKE, type CurvePieces, pathOf, placesAlong, spotAtEnd} from './curve-pieces.ts';
import type {Plot} from './plot.ts';
import {samplePath} from './sample-path.ts';

/** A point for every value. */
export type PointFunction = (t: number) => Point;

const ALONG = [0.93, 0.8, 0.65, 0.5, 0.35, 0.2, 0.05];
/** Points that say where it goes, for the range of the plot. */
const ROUGH_POINTS = 200;

/** A path in a plot. */
@nodeName('ParametricCurve')
export class ParametricCurve extends FigureElement {
  /** How far the change to the next path is. */
  private readonly mixing = createSignal(0);
  private now: PointFunction;
  private next: PointFunction;
  private sampled: {readonly mapping: Mapping; readonly pieces: () => CurvePieces} | undefined;

  public constructor(
    plot: Plot,
    of: PointFunction,
    private readonly between: Range,
    options: StrokeOptions,
  ) {
    super(plot, options.color ?? 'accent');
    this.now = of;
    this.next = of;
    this.add(
      new Path({
        ...this.strokeProps(options.dashed ?? false),
        lineWidth: () => CURVE_STROKE * this.weight(),
        data: () => pathOf(this.strokes(plot.mapping())),
      }),
    );
    this.addLabel({
      text: options.label,
      places: (mapping, size) => placesAlong(this.strokes(mapping), ALONG, options.side, size),
      share: () => (this.strokes(plot.mapping()).length > 0 ? 1 : 0),
    });
  }

  /** Where it is for a value, in units. */
  public pointAt(t: number): Point {
    const share = this.mixing();
    const [x, y] = this.now(t);
    if (share === 0) return [x, y];
    const [toX, toY] = this.next(t);
    return [x + (toX - x) * share, y + (toY - y) * share];
  }

  /** Turns it into another path, in `seconds`. */
  public *become(of: PointFunction, seconds = MOVE_SECONDS): ThreadGenerator {
    this.next = of;
    yield* this.mixing(1, seconds, easeInOutCubic);
    this.now = of;
    this.mixing(0);
    yield* this.figure.settleLabels();
  }

  public override pointsShown(): readonly Point[] {
    return this.points();
  }

  /** Points all along it, in units. @internal */
  public points(): Point[] {
    const [from, to] = this.between;
    return Array.from({length: ROUGH_POINTS + 1}, (_, index) =>
      this.pointAt(from + ((to - from) * index) / ROUGH_POINTS),
    ).filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  }

  /** Its pieces in px. */
  public override strokes(mapping: Mapping): CurvePieces {
    if (this.sampled?.mapping !== mapping) {
      const pieces = createComputed(() =>
        samplePath(t => this.pointAt(t), this.between, mapping).map(piece =>
          piece.map(point => mapping.toPx(point)),
        ),
      );
      this.sampled = {mapping, pieces};
    }
    return this.sampled.pieces();
  }

  public override labelSpot(): LabelSpot | undefined {
    return spotAtEnd(this.strokes(this.figure.mapping()));
  }
}
