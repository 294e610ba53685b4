/** A figure: a plain coordinate system, y upwards, in which elements are drawn. */
import {initial, nodeName, signal} from '@motion-canvas/2d';
import {type SimpleSignal, type ThreadGenerator, Vector2} from '@motion-canvas/core';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {FigureAngle, type AngleOptions} from './figure-angle.ts';
import {FigureBrace, type BraceOptions} from './figure-brace.ts';
import {FigureCircle, type CircleOptions} from './figure-circle.ts';
import type {FigureElement} from './figure-element.ts';
import {FigurePoint, type PointOptions} from './figure-point.ts';
import {FigurePolygon, type PolygonOptions} from './figure-polygon.ts';
import {FigureSegment, type SegmentOptions} from './figure-segment.ts';
import {FigureWords, type FigureWordsOptions} from './figure-words.ts';
import type {Point} from './points.ts';

/** From the least to the greatest value, in units. */
export type Range = readonly [minimum: number, maximum: number];

/** Properties of {@link Figure}. */
export interface FigureProps extends Omit<
  TeachingNodeProps,
  'x' | 'y' | 'size' | 'width' | 'height'
> {
  /** Units from left to right. */
  x: Range;
  /** Units from bottom to top. */
  y: Range;
}

/** Room around the units for labels, in px. */
const MARGIN = 56;

/**
 * A coordinate system without axes for geometry: a unit is as wide as it is
 * high. Its methods add elements, which stay hidden until they are shown.
 *
 * @example
 * ```ts
 * const figure = stage.placeIn(new Figure({x: [0, 4], y: [0, 3]}), 'B2', 'E5');
 * const triangle = figure.polygon([[0, 0], [4, 0], [0, 3]], {color: 'blue'});
 * yield* stage.show(triangle);
 * yield* stage.label(triangle.side(2), '$c$');
 * ```
 */
@nodeName('Figure')
export class Figure extends TeachingNode {
  /** Width and height of the units, in px at 1080p. */
  @initial(() => new Vector2(700, 700))
  @signal()
  declare protected readonly room: SimpleSignal<Vector2, this>;

  /** Whether grid lines run behind the elements. */
  public readonly hasGrid: boolean = false;
  protected readonly xRange: Range;
  private readonly yRange: Range;

  public constructor({x, y, ...props}: FigureProps) {
    super(props);
    this.xRange = x;
    this.yRange = y;
    this.size(() => this.room().add(2 * MARGIN));
    this.room(roomFor(x, y, new Vector2(1000, 800)));
  }

  /** A point in units as px from the middle of the figure. */
  public toPx([x, y]: Point): Vector2 {
    const {x: width, y: height} = this.room();
    const [left, right] = this.xRange;
    const [bottom, top] = this.rangeOfY();
    const centre = this.centreOfRoom();
    return new Vector2(
      centre.x + ((x - left) / (right - left) - 0.5) * width,
      centre.y - ((y - bottom) / (top - bottom) - 0.5) * height,
    );
  }

  /** How many px a distance in units is, along each axis. */
  public scaleToPx(distance: number): Vector2 {
    return this.toPx([distance, distance])
      .sub(this.toPx([0, 0]))
      .mul([1, -1]);
  }

  /** Moves the centre of something of a size so that it stays inside the figure, in px. */
  public keepInside(centre: Vector2, size: Vector2): Vector2 {
    const room = this.size().sub(size).scale(0.5);
    return new Vector2(
      Math.min(Math.max(centre.x, -room.x), room.x),
      Math.min(Math.max(centre.y, -room.y), room.y),
    );
  }

  public override fit(available: Vector2): void {
    this.room(roomFor(this.xRange, this.yRange, available));
  }

  public override readingText(): string {
    return '';
  }

  /** The figure itself is nothing to see; its elements enter one by one. */
  public override *enter(): ThreadGenerator {
    this.opacity(1);
    yield;
  }

  /** A filled shape with straight sides. */
  public polygon(points: readonly Point[], options: PolygonOptions = {}): FigurePolygon {
    return this.adopt(new FigurePolygon(this, points, options));
  }

  /** A straight line between two points. */
  public segment(from: Point, to: Point, options: SegmentOptions = {}): FigureSegment {
    return this.adopt(new FigureSegment(this, from, to, options));
  }

  /** An arrow from one point to another. */
  public arrow(from: Point, to: Point, options: SegmentOptions = {}): FigureSegment {
    return this.adopt(new FigureSegment(this, from, to, {...options, arrow: true}));
  }

  /** A circle, or an arc of it. */
  public circle(centre: Point, radius: number, options: CircleOptions = {}): FigureCircle {
    return this.adopt(new FigureCircle(this, centre, radius, options));
  }

  /** A dot. */
  public point(at: Point, options: PointOptions = {}): FigurePoint {
    return this.adopt(new FigurePoint(this, at, options));
  }

  /** The mark of an angle at a corner, from one arm counterclockwise to the other. */
  public angle(corner: Point, from: Point, to: Point, options: AngleOptions = {}): FigureAngle {
    return this.adopt(new FigureAngle(this, corner, from, to, options));
  }

  /** A brace along the way from one point to another. */
  public brace(from: Point, to: Point, options: BraceOptions = {}): FigureBrace {
    return this.adopt(new FigureBrace(this, from, to, options));
  }

  /** Words at a point. */
  public words(at: Point, text: string, options: FigureWordsOptions = {}): FigureWords {
    return this.adopt(new FigureWords(this, at, text, options));
  }

  /** Units from bottom to top as they stand. */
  protected rangeOfY(): Range {
    return this.yRange;
  }

  /** Where the middle of the units is, in px from the middle of the node. */
  protected centreOfRoom(): Vector2 {
    return Vector2.zero;
  }

  protected adopt<TElement extends FigureElement>(element: TElement): TElement {
    this.add(element);
    return element;
  }
}

/** The largest room with units as wide as high, inside the margins. */
function roomFor(x: Range, y: Range, available: Vector2): Vector2 {
  const [width, height] = [x[1] - x[0], y[1] - y[0]];
  const unit = Math.min((available.x - 2 * MARGIN) / width, (available.y - 2 * MARGIN) / height);
  return new Vector2(width * unit, height * unit);
}
