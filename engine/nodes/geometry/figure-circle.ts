/** A circle or an arc in a figure. */
import {nodeName} from '@motion-canvas/2d';
import {
  type SimpleSignal,
  type ThreadGenerator,
  Vector2,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
} from '@motion-canvas/core';
import {ENTER_SECONDS, MOVE_SECONDS} from '../../motion/timing.ts';
import type {Figure} from './figure.ts';
import {type ElementOptions, FigureElement} from './figure-element.ts';
import {TOWARDS} from './figure-label.ts';
import type {Point} from './points.ts';

/** Options of a circle. */
export interface CircleOptions extends ElementOptions {
  readonly filled?: boolean;
  readonly dashed?: boolean;
  /** Degrees from and to which an arc goes, counterclockwise from the right; the whole circle unless given. */
  readonly arc?: readonly [from: number, to: number];
}

const CORNERS = 96;

/** A circle; its label stands in its middle, or on a side of it. */
@nodeName('FigureCircle')
export class FigureCircle extends FigureElement {
  /** Its radius in units. */
  public readonly radius: SimpleSignal<number, void>;
  private readonly filling = createSignal(1);
  private readonly options: CircleOptions;

  public constructor(figure: Figure, centre: Point, radius: number, options: CircleOptions) {
    super(figure, [centre], options.color ?? 'accent');
    this.radius = createSignal(radius);
    this.options = options;
    const filled = options.filled ?? options.arc === undefined;
    this.addStroke(() => this.outline(), {
      dashed: options.dashed ?? false,
      closed: options.arc === undefined,
      fill: () => (filled ? this.tint(this.filling() * this.fillOpacity()) : null),
    });
    this.addLabel(options.label, () => {
      const box = this.localBox();
      if (options.side === undefined) return {point: box.center, outwards: Vector2.zero};
      const outwards = TOWARDS[options.side];
      return {point: box.center.add(outwards.mul(box.size.scale(0.5))), outwards};
    });
  }

  /** Grows or shrinks to a radius in units. */
  public *resize(radius: number, seconds = MOVE_SECONDS): ThreadGenerator {
    yield* this.radius(radius, seconds, easeInOutCubic);
  }

  protected override outline(): Vector2[] {
    const [[x, y] = [0, 0]] = this.points();
    const [from, to] = this.options.arc ?? [0, 360];
    const radius = this.radius();
    return Array.from({length: CORNERS + 1}, (_, index) => {
      const angle = ((from + ((to - from) * index) / CORNERS) * Math.PI) / 180;
      return this.figure.toPx([x + radius * Math.cos(angle), y + radius * Math.sin(angle)]);
    });
  }

  protected override *enterRest(): ThreadGenerator {
    this.filling(0);
    yield* this.filling(1, ENTER_SECONDS * 1.6, easeOutCubic);
  }
}
