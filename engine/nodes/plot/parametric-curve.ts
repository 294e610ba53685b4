/** A path in a plot that a point runs along: both of its coordinates are functions of a third value. */
import {Path, nodeName} from '@motion-canvas/2d';
import {
  type ThreadGenerator,
  Vector2,
  createComputed,
  createSignal,
  easeInOutCubic,
} from '@motion-canvas/core';
import {line} from 'd3-shape';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import {FigureElement, type StrokeOptions} from '../figure/figure-element.ts';
import {TOWARDS, beside} from '../figure/label-places.ts';
import {placeAlong} from '../figure/lines.ts';
import type {Mapping} from '../figure/mapping.ts';
import type {Point, Range} from '../figure/points.ts';
import type {LabelSpot} from '../teaching-node.ts';
import type {Plot} from './plot.ts';
import {samplePath} from './sample-path.ts';

/** A point for every value. */
export type PointFunction = (t: number) => Point;

/** Width of the stroke in px at 1080p, as of graphs. */
const STROKE = 5;
const ALONG = [0.93, 0.8, 0.65, 0.5, 0.35, 0.2, 0.05];
/** Points that say where it goes, for the range of the plot. */
const ROUGH_POINTS = 200;
/** A path on which nothing is seen. */
const NOTHING = 'M0,0';

const toPath = line<Vector2>(
  ({x}) => x,
  ({y}) => y,
).digits(2);

/** A path in a plot. */
@nodeName('ParametricCurve')
export class ParametricCurve extends FigureElement {
  /** How far the change to the next path is. */
  private readonly mixing = createSignal(0);
  private now: PointFunction;
  private next: PointFunction;
  private sampled:
    {readonly mapping: Mapping; readonly pieces: () => readonly (readonly Vector2[])[]} | undefined;

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
        lineWidth: () => STROKE * this.weight(),
        data: () =>
          this.strokes(plot.mapping())
            .map(piece => toPath(piece))
            .join('') || NOTHING,
      }),
    );
    this.addLabel({
      text: options.label,
      places: (mapping, size) => {
        const pieces = this.strokes(mapping);
        const longest = pieces.reduce(
          (most, piece) => (piece.length > most.length ? piece : most),
          pieces[0] ?? [],
        );
        return ALONG.flatMap(share => {
          const {point, direction} = placeAlong(longest, share);
          const across = new Vector2(direction.y, -direction.x);
          return options.side === undefined
            ? [beside(point, across, size), beside(point, across.scale(-1), size)]
            : [beside(point, TOWARDS[options.side], size)];
        });
      },
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
  public override strokes(mapping: Mapping): readonly (readonly Vector2[])[] {
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
    const end = this.strokes(this.figure.mapping()).at(-1)?.at(-1);
    return end === undefined ? undefined : {point: end, outwards: TOWARDS.right};
  }
}
