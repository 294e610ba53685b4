/** The mark of an angle in a figure. */
import {nodeName} from '@motion-canvas/2d';
import {Vector2} from '@motion-canvas/core';
import type {LabelSpot} from '../teaching-node.ts';
import type {Figure} from './figure.ts';
import {type ElementOptions, FigureElement} from './figure-element.ts';
import type {Point} from './points.ts';

/** Options of an angle. */
export interface AngleOptions extends ElementOptions {
  /** Draws the square mark of a right angle. */
  readonly right?: boolean;
  /** Radius of the mark in px at 1080p; 54 unless given. */
  readonly radius?: number;
}

const STEPS = 24;
const RIGHT_ANGLE = 30;

/** An angle: points are the corner and one point on each arm. */
@nodeName('FigureAngle')
export class FigureAngle extends FigureElement {
  private readonly options: AngleOptions;

  public constructor(figure: Figure, corner: Point, from: Point, to: Point, options: AngleOptions) {
    super(figure, [corner, from, to], options.color ?? 'muted');
    this.options = options;
    this.addStroke(() => this.outline());
    this.addLabel(options.label, () => this.labelSpot());
  }

  public override labelSpot(): LabelSpot {
    const {corner, start, sweep} = this.arms();
    const direction = Vector2.fromDegrees(start + sweep / 2);
    return {point: corner.add(direction.scale(this.radius())), outwards: direction};
  }

  protected override outline(): Vector2[] {
    const {corner, start, sweep} = this.arms();
    if (this.options.right === true) {
      const [first, second] = [Vector2.fromDegrees(start), Vector2.fromDegrees(start + sweep)];
      return [
        corner.add(first.scale(RIGHT_ANGLE)),
        corner.add(first.add(second).scale(RIGHT_ANGLE)),
        corner.add(second.scale(RIGHT_ANGLE)),
      ];
    }
    return Array.from({length: STEPS + 1}, (_, index) =>
      corner.add(Vector2.fromDegrees(start + (sweep * index) / STEPS).scale(this.radius())),
    );
  }

  /** Corner in px, and the directions of the arms in degrees, clockwise as y goes down. */
  private arms(): {corner: Vector2; start: number; sweep: number} {
    const [corner = Vector2.zero, from = Vector2.zero, to = Vector2.zero] = this.points().map(
      point => this.figure.toPx(point),
    );
    const start = from.sub(corner).degrees;
    const turn = (((to.sub(corner).degrees - start) % 360) + 360) % 360;
    return {corner, start, sweep: turn > 180 ? turn - 360 : turn};
  }

  private radius(): number {
    return this.options.radius ?? 54;
  }
}
