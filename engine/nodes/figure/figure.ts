/** A figure: a plain coordinate system, y upwards, in which elements are drawn. */
import {type Circle, Layout, type Line, nodeName} from '@motion-canvas/2d';
import {
  BBox,
  type Computed,
  type SignalValue,
  type ThreadGenerator,
  Vector2,
  all,
  createComputed,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
} from '@motion-canvas/core';
import {ENTER_SECONDS} from '../../motion/timing.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {lengthWithin} from './lines.ts';
import {Background} from './background.ts';
import {type AngleOptions, FigureAngle} from './figure-angle.ts';
import {type BraceOptions, FigureBrace} from './figure-brace.ts';
import {type CircleOptions, FigureCircle} from './figure-circle.ts';
import type {FigureElement} from './figure-element.ts';
import type {FigureLabel} from './figure-label.ts';
import {FigurePath, type PolylineOptions} from './figure-path.ts';
import {FigurePoint, type PointOptions} from './figure-point.ts';
import {FigurePolygon, type PolygonOptions} from './figure-polygon.ts';
import {FigureSegment, type SegmentOptions} from './figure-segment.ts';
import {FigureWords, type FigureWordsOptions} from './figure-words.ts';
import type {Surroundings} from './label-places.ts';
import {
  type Mapping,
  type MappingRequest,
  type Margins,
  mappingWithin,
  marginsFor,
} from './mapping.ts';
import {type ArcRange, type Point, type PointSource, type Range, pointOf} from './points.ts';

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

/** How much a stroke that is still to come counts where a label is placed. */
const FORESIGHT = 0.15;
/** How much an axis counts. */
const BACKGROUND = 0.4;
/** So much of a line under a label, in px, hides behind it wholly. */
const LINE_HIDDEN = 24;

/**
 * A coordinate system without axes for geometry: a unit is as wide as it is
 * high. Its methods add elements, which stay hidden until they are shown, and
 * leave room for their labels.
 *
 * @example
 * ```ts
 * const figure = stage.placeIn(new Figure({x: [0, 4], y: [0, 3]}), 'B2', 'E5');
 * const triangle = figure.polygon([[0, 0], [4, 0], [0, 3]], {color: 'blue', sides: ['$b$', '$c$', '$a$']});
 * yield* stage.show(triangle, triangle.angle(0));
 * yield* triangle.rotateBy(90, [0, 0]);
 * ```
 */
@nodeName('Figure')
export class Figure extends TeachingNode {
  /** How units become px from the middle of the figure, as it stands. @internal */
  public readonly mapping: Computed<Mapping>;
  /** What lies behind the elements. */
  protected readonly background = new Background();
  /** The elements. */
  protected readonly shapes = new Layout({layout: false});
  private readonly dots = new Layout({layout: false});
  private readonly leaders = new Layout({layout: false});
  private readonly labels = new Layout({layout: false});
  private readonly given: {readonly x: Range; readonly y: Range};
  private readonly available = createSignal(new Vector2(960, 720));
  private availableBefore = new Vector2(960, 720);
  private readonly elements = createSignal<readonly FigureElement[]>([]);
  /** Fixed when the figure is first seen, so that it does not jump when elements are added later. */
  private readonly margins = createSignal<Margins | null>(null);

  /** Throws a RangeError where a range is empty or not finite. */
  public constructor({x, y, ...props}: FigureProps) {
    assertRange('x', x);
    assertRange('y', y);
    super(props);
    this.given = {x, y};
    this.mapping = createComputed(() => this.map());
    this.add([this.background, this.shapes, this.leaders, this.dots, this.labels]);
    this.size(() => this.mapping().whole);
  }

  /** A filled shape with straight sides. */
  public polygon(
    points: readonly PointSource[] | (() => readonly Point[]),
    options: PolygonOptions = {},
  ): FigurePolygon {
    return this.adopt(new FigurePolygon(this, points, options));
  }

  /** A rectangle with upright sides, from one corner to the one across. */
  public rectangle(corner: Point, opposite: Point, options: PolygonOptions = {}): FigurePolygon {
    const [[left, bottom], [right, top]] = [corner, opposite];
    return this.polygon(
      [
        [left, bottom],
        [right, bottom],
        [right, top],
        [left, top],
      ],
      options,
    );
  }

  /** Straight pieces from point to point. */
  public polyline(points: readonly PointSource[], options: PolylineOptions = {}): FigurePath {
    return this.adopt(new FigurePath(this, points, {...options, line: true}));
  }

  /** A straight line between two points. */
  public segment(from: PointSource, to: PointSource, options: SegmentOptions = {}): FigureSegment {
    return this.adopt(new FigureSegment(this, from, to, options));
  }

  /** An arrow from one point to another. */
  public arrow(from: PointSource, to: PointSource, options: SegmentOptions = {}): FigureSegment {
    return this.adopt(new FigureSegment(this, from, to, {...options, arrow: true}));
  }

  /** A circle with a radius in units. */
  public circle(centre: PointSource, radius: number, options: CircleOptions = {}): FigureCircle {
    return this.adopt(new FigureCircle(this, centre, radius, options));
  }

  /** A part of a circle, between two directions in degrees counterclockwise from the right. */
  public arc(
    centre: PointSource,
    radius: number,
    range: ArcRange,
    options: CircleOptions = {},
  ): FigureCircle {
    return this.adopt(new FigureCircle(this, centre, radius, {...options, arc: range}));
  }

  /** A slice of a circle, between two directions in degrees counterclockwise from the right. */
  public sector(
    centre: PointSource,
    radius: number,
    range: ArcRange,
    options: CircleOptions = {},
  ): FigureCircle {
    return this.adopt(
      new FigureCircle(this, centre, radius, {filled: true, ...options, arc: range}, {slice: true}),
    );
  }

  /** An ellipse with upright axes; the radii, to the sides and upwards, are in units. */
  public ellipse(
    centre: PointSource,
    radii: readonly [x: number, y: number],
    options: CircleOptions = {},
  ): FigureCircle {
    const [x, y] = radii;
    return this.adopt(new FigureCircle(this, centre, x, options, {height: y / x}));
  }

  /** A dot. */
  public point(at: PointSource, options: PointOptions = {}): FigurePoint {
    return this.adopt(new FigurePoint(this, at, options));
  }

  /** The mark of the angle at a corner between the ways to two points. */
  public angle(
    corner: PointSource,
    from: PointSource,
    to: PointSource,
    options: AngleOptions = {},
  ): FigureAngle {
    return this.adopt(new FigureAngle(this, corner, from, to, options));
  }

  /** A brace along the way from one point to another. */
  public brace(from: PointSource, to: PointSource, options: BraceOptions = {}): FigureBrace {
    return this.adopt(new FigureBrace(this, from, to, options));
  }

  /** Words at a point. */
  public words(
    at: PointSource,
    text: SignalValue<string>,
    options: FigureWordsOptions = {},
  ): FigureWords {
    return this.adopt(new FigureWords(this, at, text, options));
  }

  /** Where a point lies, in px from the middle of the figure: for Motion Canvas nodes that are added to it. */
  public toPixels(point: PointSource): Vector2 {
    return this.mapping().toPx(pointOf(point));
  }

  public override fit(available: Vector2): void {
    this.availableBefore = this.available();
    this.available(available);
  }

  public override *easeIntoFit(seconds: number): ThreadGenerator {
    const available = this.available();
    this.available(this.availableBefore);
    yield* this.available(available, seconds, easeInOutCubic);
    yield* this.settleLabels();
  }

  public override readingText(): string {
    return '';
  }

  /** The figure itself is nothing to see; its elements enter one by one. */
  public override *enter(): ThreadGenerator {
    yield* this.appear();
  }

  /** Lets the figure enter, if it is not there yet: an element needs it. @internal */
  public *reveal(): ThreadGenerator {
    this.settle();
    if (this.opacity() === 0) yield* this.enter();
  }

  /** Adds an element. @internal */
  public adopt<TElement extends FigureElement>(element: TElement): TElement {
    this.shapes.add(element);
    this.elements([...this.elements(), element]);
    return element;
  }

  /** Adds a dot, over all strokes. @internal */
  public addDot(dot: Circle): void {
    this.dots.add(dot);
  }

  /** Adds a label, over all elements. @internal */
  public addLabel(label: FigureLabel): void {
    this.labels.add(label);
  }

  /** Adds a leader to a label, behind all labels. @internal */
  public addLeader(leader: Line): void {
    this.leaders.add(leader);
  }

  /** What a label should keep clear of. @internal */
  public surroundingsOf(label: FigureLabel): Surroundings {
    const mapping = this.mapping();
    const present = this.elements().filter(element => element.presence() === 'there');
    const coming = this.elements().filter(element => element.presence() === 'waiting');
    return {
      labels: [
        ...this.writings(mapping),
        ...present
          .flatMap(element => element.ownLabels())
          .filter(other => other !== label)
          .map(other => other.ink()),
      ],
      strokes: [
        ...weighed(this.axisLines(mapping), BACKGROUND),
        ...present.flatMap(element => weighed(element.strokes(mapping), 1)),
        ...weighed(
          present
            .flatMap(element => element.ownLabels())
            .filter(other => other !== label)
            .map(other => other.leader()),
          1,
        ),
        ...coming.flatMap(element => weighed(element.strokes(mapping), FORESIGHT)),
      ],
      dots: [...present, ...coming].flatMap(element => {
        const dot = element.ownLabels().includes(label) ? undefined : element.dotUnder(mapping);
        return dot === undefined ? [] : [dot];
      }),
      bounds: this.labelBounds(mapping),
    };
  }

  /** Lets labels make way for what has moved. @internal */
  public *settleLabels(): ThreadGenerator {
    const labels = this.elements()
      .filter(element => element.presence() === 'there')
      .flatMap(element => element.ownLabels());
    yield* all(...labels.map(label => label.makeWay()));
  }

  /** How much of something in a box can be seen where it may leave the figure, 0 to 1. @internal */
  public shareInside(_box: BBox): number {
    return 1;
  }

  /** How far a line – or a stroke, which is no line of a grid – runs under a box, from 0 for no line at all to 1. @internal */
  public lineUnder(box: BBox, kind: 'lines' | 'strokes'): number {
    const mapping = this.mapping();
    const share = (lines: readonly (readonly Vector2[])[]): number =>
      Math.min(1, lines.reduce((sum, line) => sum + lengthWithin(line, box), 0) / LINE_HIDDEN);
    return this.elements()
      .filter(element => element.opacity() > 0 && element.localBox().expand(1).intersects(box))
      .reduce(
        (most, element) => Math.max(most, element.opacity() * share(element.strokes(mapping))),
        share([...this.axisLines(mapping), ...(kind === 'lines' ? this.gridLines(mapping) : [])]),
      );
  }

  /** Becomes visible: at once, or fading in where elements were left in it. */
  protected *appear(): ThreadGenerator {
    this.settle();
    if (this.elements().some(element => element.presence() === 'there')) {
      yield* this.opacity(1, ENTER_SECONDS, easeOutCubic);
    } else {
      this.opacity(1);
    }
  }

  /** Fixes how units become px, unless it is fixed already. */
  protected settle(): void {
    if (this.margins() === null) this.margins(this.marginsNow());
  }

  /** The ranges as they stand. */
  protected ranges(_available: Vector2): {readonly x: Range; readonly y: Range} {
    return this.given;
  }

  /** Whether a unit is as wide as it is high. */
  protected hasEqualUnits(): boolean {
    return true;
  }

  /** Boxes in px of all that must be inside of the figure, under a mapping. */
  protected contents(mapping: Mapping): readonly BBox[] {
    return [
      ...this.labelBoxes(mapping),
      ...this.elements().flatMap(element => boxesOf(element.strokes(mapping))),
    ];
  }

  /** Boxes in px of the labels. */
  protected labelBoxes(mapping: Mapping): readonly BBox[] {
    return this.elements()
      .flatMap(element => element.ownLabels())
      .map(label => label.boxUnder(mapping));
  }

  /** Lines of a grid in the background, in px. */
  protected gridLines(_mapping: Mapping): readonly (readonly Vector2[])[] {
    return [];
  }

  /** The box in px that labels do not leave: their ink reaches a little over their boxes. */
  protected labelBounds(_mapping: Mapping): BBox {
    return BBox.fromSizeCentered(this.available()).expand(8);
  }

  /** Lines in px of axes, which labels rather keep clear of. */
  protected axisLines(_mapping: Mapping): readonly (readonly Vector2[])[] {
    return [];
  }

  /** Boxes in px of words in the background. */
  protected writings(_mapping: Mapping): readonly BBox[] {
    return [];
  }

  private map(): Mapping {
    return mappingWithin(this.request(), this.margins() ?? this.marginsNow());
  }

  private marginsNow(): Margins {
    return marginsFor(this.request(), mapping => this.contents(mapping));
  }

  private request(): MappingRequest {
    const available = this.available();
    return {...this.ranges(available), available, equalUnits: this.hasEqualUnits()};
  }
}

/** Throws a RangeError where a range is empty or not finite. */
export function assertRange(name: string, [minimum, maximum]: Range): void {
  if (!Number.isFinite(minimum) || !Number.isFinite(maximum) || minimum >= maximum) {
    throw new RangeError(
      `${name}: [${minimum}, ${maximum}] is no range: it goes from the least to the greatest value.`,
    );
  }
}

function weighed(lines: readonly (readonly Vector2[])[], weight: number): Surroundings['strokes'] {
  return lines.map(points => ({points, weight}));
}

function boxesOf(lines: readonly (readonly Vector2[])[]): BBox[] {
  return lines.filter(line => line.length > 0).map(line => BBox.fromPoints(...line));
}
