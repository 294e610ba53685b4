/** The plane under a 2x2 matrix: a grid that is bent with the vectors in it. */
import {Node, nodeName} from '@motion-canvas/2d';
import {
  type SimpleSignal,
  type ThreadGenerator,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
} from '@motion-canvas/core';
import {useTheme} from '../../lecture-context.ts';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import {withOpacity} from '../../theme/theme.ts';
import {Figure, type FigureProps} from '../geometry/figure.ts';
import type {PolygonOptions} from '../geometry/figure-polygon.ts';
import {FigurePolygon} from '../geometry/figure-polygon.ts';
import {FigureSegment, type SegmentOptions} from '../geometry/figure-segment.ts';
import type {Point} from '../geometry/points.ts';

/** A 2x2 matrix by rows. */
export type Matrix2 = readonly [readonly [number, number], readonly [number, number]];

/** Properties of {@link PlaneTransform}. */
export interface PlaneTransformProps extends Omit<FigureProps, 'x' | 'y'> {
  /** How many units are shown in each direction; 4 unless given. */
  extent?: number;
}

type Entries = readonly [number, number, number, number];

/**
 * @example
 * ```ts
 * const plane = stage.placeIn(new PlaneTransform({extent: 4}), 'A1', 'F6');
 * const vector = plane.vector([1, 2], {color: 'orange', label: '$v$'});
 * yield* stage.show(plane, vector);
 * yield* plane.transformBy([[1, 1], [0, 1]]);
 * ```
 */
@nodeName('PlaneTransform')
export class PlaneTransform extends Figure {
  private readonly entries: SimpleSignal<Entries, void>;
  private readonly drawn = createSignal(1);
  private readonly extent: number;

  public constructor({extent = 4, ...props}: PlaneTransformProps) {
    super({x: [-extent, extent], y: [-extent, extent], ...props});
    this.extent = extent;
    this.entries = createSignal<Entries>([1, 0, 0, 1]);
    this.insert(new PlaneGrid(this));
  }

  /** Where the matrix as it stands takes a point. */
  public image([x, y]: Point): Point {
    const [a, b, c, d] = this.entries();
    return [a * x + b * y, c * x + d * y];
  }

  /** The determinant of the matrix as it stands. */
  public determinant(): number {
    const [a, b, c, d] = this.entries();
    return a * d - b * c;
  }

  /** A vector from the origin that goes along with the plane; hidden until it is shown. */
  public vector(to: Point, options: SegmentOptions = {}): FigureSegment {
    const vector = new FigureSegment(this, [0, 0], to, {color: 'accent', ...options, arrow: true});
    vector.points(() => [[0, 0], this.image(to)]);
    return this.adopt(vector);
  }

  /** The unit square, whose area becomes the determinant; hidden until it is shown. */
  public unitSquare(options: PolygonOptions = {}): FigurePolygon {
    const corners: readonly Point[] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ];
    const square = new FigurePolygon(this, corners, {color: 'yellow', ...options});
    square.points(() => corners.map(corner => this.image(corner)));
    return this.adopt(square);
  }

  /** Bends the plane by a matrix, on top of what was done to it before. */
  public *transformBy([[a, b], [c, d]]: Matrix2, seconds = 2 * MOVE_SECONDS): ThreadGenerator {
    const [e, f, g, h] = this.entries();
    const target: Entries = [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h];
    yield* this.entries(target, seconds, easeInOutCubic);
  }

  /** How many units are shown in each direction. */
  public units(): number {
    return this.extent;
  }

  /** How far the grid is drawn, 0 to 1. */
  public progress(): number {
    return this.drawn();
  }

  public override *enter(): ThreadGenerator {
    this.opacity(1);
    this.drawn(0);
    yield* this.drawn(1, MOVE_SECONDS, easeOutCubic);
  }
}

/** The grid of a plane: as it was, faint, and as it is. */
class PlaneGrid extends Node {
  public constructor(private readonly plane: PlaneTransform) {
    super({});
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const {palette} = useTheme();
    const {plane} = this;
    const extent = plane.units();
    const [left, right] = [plane.toPx([-extent, 0]).x, plane.toPx([extent, 0]).x];
    context.save();
    context.globalAlpha *= plane.progress();
    context.beginPath();
    context.roundRect(left, left, right - left, right - left, 18);
    context.clip();
    this.lines(context, extent, 1, point => point, palette.hairline, 2);
    this.lines(
      context,
      3 * extent,
      1,
      point => plane.image(point),
      withOpacity(palette.blue, 0.45),
      2,
    );
    this.lines(context, 3 * extent, 3 * extent, point => plane.image(point), palette.muted, 4);
    context.restore();
  }

  private lines(
    context: CanvasRenderingContext2D,
    reach: number,
    step: number,
    image: (point: Point) => Point,
    color: string,
    width: number,
  ): void {
    context.beginPath();
    for (let at = -reach; at <= reach; at += step) {
      if (step > 1 && at !== 0) continue;
      for (const [from, to] of [
        [
          [at, -reach],
          [at, reach],
        ],
        [
          [-reach, at],
          [reach, at],
        ],
      ] as const) {
        const [start, end] = [this.plane.toPx(image(from)), this.plane.toPx(image(to))];
        context.moveTo(start.x, start.y);
        context.lineTo(end.x, end.y);
      }
    }
    context.strokeStyle = color;
    context.lineWidth = width;
    context.stroke();
  }
}
