/** A circle or an arc in a figure. */
import {Circle, nodeName} from '@motion-canvas/2d';
import {
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
import {TOWARDS, around} from './label-places.ts';
import type {Mapping} from './mapping.ts';
import type {Point, PointSource} from './points.ts';

/** Options of a circle. */
export interface CircleOptions extends StrokeOptions {
  /** Whether its inside is tinted; yes for circles, no for arcs unless said otherwise. */
  readonly filled?: boolean;
  /** The part of it that is drawn, in degrees counterclockwise from the right. */
  readonly arc?: ArcRange;
}

/** Degrees counterclockwise from the right. */
export type ArcRange = readonly [from: number, to: number];

const WHOLE: ArcRange = [0, 360];
const STEPS = 72;

/** A circle, whose label stands in its middle or on a side of it; or an arc, whose label stands outside. */
@nodeName('FigureCircle')
export class FigureCircle extends FigureShape {
  /** Its radius in units; of x, where units are not equal. */
  public readonly radius: SimpleSignal<number>;
  private readonly arc: ArcRange;

  public constructor(figure: Figure, centre: PointSource, radius: number, options: CircleOptions) {
    super(figure, [centre], options.color ?? 'accent');
    this.radius = createSignal(radius);
    const arc = options.arc ?? WHOLE;
    this.arc = arc;
    const whole = options.arc === undefined;
    if (options.filled ?? whole) this.addFill(mapping => this.outline(mapping));
    this.add(
      new Circle({
        ...this.strokeProps(options.dashed ?? false),
        position: () => this.figure.mapping().toPx(this.centre()),
        size: () => this.figure.mapping().unit.scale(2 * this.radius()),
        // On the screen angles go clockwise.
        startAngle: -arc[0],
        endAngle: whole ? 360 : -arc[1],
        counterclockwise: !whole && arc[1] > arc[0],
      }),
    );
    this.addLabel({
      text: options.label,
      places: (mapping, size) => {
        const middle = mapping.toPx(this.centre());
        const reach = mapping.unit.x * this.radius();
        if (options.side !== undefined) return around(middle, reach, size, options.side);
        if (!whole) {
          const {outwards} = this.spotUnder(mapping);
          return [0, 14, 30].map(more =>
            middle.add(outwards.scale(reach + size.magnitude / 2 + more)),
          );
        }
        return [middle, ...around(middle, reach, size, undefined)];
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
    return [x + this.radius() * Math.cos(angle), y + this.radius() * Math.sin(angle)];
  }

  /** Grows or shrinks to a radius in units, in `seconds`. */
  public *resize(radius: number, seconds = MOVE_SECONDS): ThreadGenerator {
    yield* this.radius(radius, seconds, easeInOutCubic);
    yield* this.figure.settleLabels();
  }

  public override labelSpot(): LabelSpot {
    return this.spotUnder(this.figure.mapping());
  }

  protected override outline(mapping: Mapping): Vector2[] {
    const [from, to] = this.arc;
    return Array.from({length: STEPS + 1}, (_, index) =>
      mapping.toPx(this.pointAt(from + ((to - from) * index) / STEPS)),
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
