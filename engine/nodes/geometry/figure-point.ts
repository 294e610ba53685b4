/** A dot in a figure. */
import {Circle, nodeName} from '@motion-canvas/2d';
import {
  BBox,
  type ThreadGenerator,
  Vector2,
  createSignal,
  easeInOutCubic,
  easeOutBack,
} from '@motion-canvas/core';
import {ENTER_SECONDS} from '../../motion/timing.ts';
import type {LabelSpot} from '../teaching-node.ts';
import type {Figure} from './figure.ts';
import {type ElementOptions, FigureElement} from './figure-element.ts';
import {TOWARDS} from './figure-label.ts';
import type {Point} from './points.ts';

/** Options of a point. */
export type PointOptions = ElementOptions;

const RADIUS = 11;

/** A dot that keeps its size whatever the units. */
@nodeName('FigurePoint')
export class FigurePoint extends FigureElement {
  private readonly swell = createSignal(1);

  public constructor(figure: Figure, at: Point, options: PointOptions) {
    super(figure, [at], options.color ?? 'accent');
    this.add(
      new Circle({
        size: () => 2 * RADIUS * this.swell(),
        fill: () => this.color(),
        position: () => this.centre(),
      }),
    );
    this.addLabel(options.label, () => ({
      point: this.centre(),
      outwards: TOWARDS[options.side ?? 'above'].scale(1),
    }));
  }

  public override localBox(): BBox {
    return new BBox(this.centre().sub(RADIUS), new Vector2(2 * RADIUS));
  }

  public override labelSpot(): LabelSpot {
    return {point: this.centre().sub([0, RADIUS]), outwards: new Vector2(0, -1)};
  }

  public override *emphasise(): ThreadGenerator {
    yield* this.swell(1.8, ENTER_SECONDS / 2, easeInOutCubic);
    yield* this.swell(1, ENTER_SECONDS / 2, easeInOutCubic);
  }

  protected override *enterRest(): ThreadGenerator {
    this.swell(0);
    yield* this.swell(1, ENTER_SECONDS, easeOutBack);
  }

  private centre(): Vector2 {
    return this.outline()[0] ?? Vector2.zero;
  }
}
