/** A circle or an arc in a figure. */
import {Circle, nodeName} from '@motion-canvas/2d';
import {
  BBox,
  type SimpleSignal,
  type ThreadGenerator,
  type Vector2,
  createSignal,
  easeInOutCubic,
} from '@motion-canvas/core';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import type {LabelSpot} from '../teaching-node.ts';
import type {Figure} from './figure.ts';
import type {StrokeOptions} from './figure-element.ts';
import {FigureShape} from './figure-shape.ts';
import {type LabelSide, TOWARDS, around, besideBox} from './label-places.ts';
import type {Mapping} from './mapping.ts';
import {type ArcRange, type Point, type PointSource, counterclockwiseArc} from './points.ts';

/** Options of a circle. */
export interface CircleOptions extends StrokeOptions {
  /** Whether its inside is tinted; yes for circles, no for arcs unless said otherwise. */
  readonly filled?: boolean;
  /**
   * The part of it that is drawn, in degrees counterclockwise from the right: `[300, 60]` goes on through 360, and
   * a whole turn or more is the whole circle.
   */
  readonly arc?: ArcRange;
}

/** What makes it more than a plain circle. */
export interface CircleForm {
  /** Its height, as a share of its width; 1 unless given. */
  readonly height?: number;
  /** Whether an arc is closed over the centre. */
  readonly slice?: boolean;
}

const WHOLE: ArcRange = [0, 360];
const STEPS = 72;
/** How far from the centre the label of a slice stands, as a share of the radius. */
const INSIDE = 0.62;
const SIDES: readonly LabelSide[] = ['above', 'below', 'right', 'left'];

/** A circle, whose label stands in its middle or on a side of it; or an arc, whose label stands outside. */
@nodeName('FigureCircle')
export class FigureCircle extends FigureShape {
  /** Its radius in units; of x, where units are not equal. */
  public readonly radius: SimpleSignal<number>;
  private readonly arc: ArcRange;
  private readonly form: CircleForm;

  public constructor(
    figure: Figure,
    centre: PointSource,
    radius: number,
    options: CircleOptions,
    form: CircleForm = {},
  ) {
    super(figure, [centre], options.color ?? 'accent');
    this.radius = createSignal(radius);
    const part = options.arc === undefined ? undefined : counterclockwiseArc(options.arc);
    const arc = part ?? WHOLE;
    const whole = part === undefined;
    const isSlice = form.slice === true && !whole;
    this.arc = arc;
    this.form = {...form, slice: isSlice};
    if (options.filled ?? whole) this.addFill(mapping => this.outline(mapping));
    this.add(
      new Circle({
        ...this.strokeProps(options.dashed ?? false),
        position: () => this.figure.mapping().toPx(this.centre()),
        size: () =>
          this.figure
            .mapping()
            .unit.scale(2 * this.radius())
            .mul([1, form.height ?? 1]),
        // On the screen angles go clockwise.
        startAngle: -arc[0],
        endAngle: whole ? 360 : -arc[1],
        closed: isSlice,
        counterclockwise: !whole,
      }),
    );
    this.addLabel({
      text: options.label,
      places: (mapping, size) => {
        const middle = mapping.toPx(this.centre());
        const reach = mapping.unit.x * this.radius();
        const {side} = options;
        const beyond = (chosen: LabelSide | undefined): Vector2[] =>
          form.height === undefined
            ? around(middle, reach, size, chosen)
            : (chosen === undefined ? SIDES : [chosen]).map(each =>
                besideBox(BBox.fromPoints(...this.outline(mapping)), each, size),
              );
        if (side !== undefined) return beyond(side);
        if (whole) return [middle, ...beyond(undefined)];
        const {outwards} = this.spotUnder(mapping);
        const outside = [0, 14, 30].map(more =>
          middle.add(outwards.scale(reach + size.magnitude / 2 + more)),
        );
        return isSlice ? [middle.add(outwards.scale(reach * INSIDE)), ...outside] : outside;
      },
    });
  }

  /** Its centre in units. */
  public centre(): Point {
    return this.points()[0] ?? [0, 0];
  }

  /** The point of it in a direction, in degrees counterclockwise from the right. */
  public pointAt(degrees: number): Point {
    const [x, y] = this.centre();
    const angle = (degrees * Math.PI) / 180;
    const height = this.radius() * (this.form.height ?? 1);
    return [x + this.radius() * Math.cos(angle), y + height * Math.sin(angle)];
  }

  /** Grows or shrinks to a radius in units, in `seconds`. */
  public *resize(radius: number, seconds = MOVE_SECONDS): ThreadGenerator {
    yield* this.radius(radius, seconds, easeInOutCubic);
    yield* this.figure.settleLabels();
  }

  public override pointsShown(): readonly Point[] {
    return this.rim();
  }

  public override labelSpot(): LabelSpot {
    return this.spotUnder(this.figure.mapping());
  }

  protected override outline(mapping: Mapping): Vector2[] {
    const rim = this.rim().map(point => mapping.toPx(point));
    if (this.form.slice !== true) return rim;
    const centre = mapping.toPx(this.centre());
    return [centre, ...rim, centre];
  }

  private rim(): Point[] {
    const [from, to] = this.arc;
    return Array.from({length: STEPS + 1}, (_, index) =>
      this.pointAt(from + ((to - from) * index) / STEPS),
    );
  }

  private spotUnder(mapping: Mapping): LabelSpot {
    if (this.arc === WHOLE) {
      const top = mapping.toPx(this.pointAt(90));
      return {point: top, outwards: TOWARDS.above};
    }
    const point = mapping.toPx(this.pointAt((this.arc[0] + this.arc[1]) / 2));
    return {point, outwards: point.sub(mapping.toPx(this.centre())).normalized};
  }
}
