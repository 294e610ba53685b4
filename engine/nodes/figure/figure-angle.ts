/** The mark of an angle in a figure. */
import {nodeName} from '@motion-canvas/2d';
import {Vector2} from '@motion-canvas/core';
import type {LabelSpot} from '../teaching-node.ts';
import type {Figure} from './figure.ts';
import type {ElementOptions} from './figure-element.ts';
import {FigureShape} from './figure-shape.ts';
import {around, beside} from './label-places.ts';
import type {Mapping} from './mapping.ts';
import type {PointSource} from './points.ts';

/** Options of an angle. */
export interface AngleOptions extends ElementOptions {
  /** Whether it has the square mark of a right angle; where it is 90°, unless said otherwise. */
  readonly right?: boolean;
  /** Radius of its arc in px at 1080p; 54 unless given. */
  readonly radius?: number;
}

const RADIUS = 54;
const SQUARE = 28;
const STEPS = 24;

/** An angle, smaller than 180°, between the ways from a corner to two points. */
@nodeName('FigureAngle')
export class FigureAngle extends FigureShape {
  private readonly options: AngleOptions;
  private readonly isRight: boolean;

  public constructor(
    figure: Figure,
    corner: PointSource,
    from: PointSource,
    to: PointSource,
    options: AngleOptions,
  ) {
    super(figure, [corner, from, to], options.color ?? 'muted');
    this.options = options;
    this.isRight =
      options.right ??
      (options.label === undefined &&
        Math.abs(Math.abs(this.arms(figure.mapping()).sweep) - 90) < 0.01);
    if (!this.isRight)
      this.addFill(mapping => [this.arms(mapping).corner, ...this.outline(mapping)]);
    this.addStroke(mapping => this.outline(mapping));
    this.addLabel({
      text: options.label,
      places: (mapping, size) => {
        const {point, outwards} = this.spotUnder(mapping);
        if (options.side !== undefined) return around(point, 0, size, options.side);
        const {sweep} = this.arms(mapping);
        // In a narrow angle the label has to stand further out to keep off the arms.
        const narrow = Math.max(
          0,
          size.y / 2 / Math.tan((Math.abs(sweep) * Math.PI) / 360) - this.radius(mapping),
        );
        return [0, 12, Math.min(narrow, 120), 40].map(more =>
          beside(point, outwards, size.scale(0.8), more),
        );
      },
    });
  }

  public override labelSpot(): LabelSpot {
    return this.spotUnder(this.figure.mapping());
  }

  protected override outline(mapping: Mapping): Vector2[] {
    const {corner, start, sweep} = this.arms(mapping);
    const radius = this.radius(mapping);
    if (this.isRight) {
      const [first, second] = [Vector2.fromDegrees(start), Vector2.fromDegrees(start + sweep)];
      return [first, first.add(second), second].map(way => corner.add(way.scale(radius)));
    }
    return Array.from({length: STEPS + 1}, (_, index) =>
      corner.add(Vector2.fromDegrees(start + (sweep * index) / STEPS).scale(radius)),
    );
  }

  private spotUnder(mapping: Mapping): LabelSpot {
    const {corner, start, sweep} = this.arms(mapping);
    const direction = Vector2.fromDegrees(start + sweep / 2);
    const reach = this.radius(mapping) * (this.isRight ? Math.SQRT2 : 1);
    return {point: corner.add(direction.scale(reach)), outwards: direction};
  }

  /** Corner in px, directions in degrees – clockwise, as y goes down – and the shorter arm in px. */
  private arms(mapping: Mapping): {corner: Vector2; start: number; sweep: number; reach: number} {
    const [corner = Vector2.zero, from = Vector2.zero, to = Vector2.zero] = this.points().map(
      point => mapping.toPx(point),
    );
    const [first, second] = [from.sub(corner), to.sub(corner)];
    const turn = (((second.degrees - first.degrees) % 360) + 360) % 360;
    return {
      corner,
      start: first.degrees,
      sweep: turn > 180 ? turn - 360 : turn,
      reach: Math.min(first.magnitude, second.magnitude),
    };
  }

  private radius(mapping: Mapping): number {
    const usual = this.options.radius ?? (this.isRight ? SQUARE : RADIUS);
    return Math.min(usual, this.arms(mapping).reach * 0.4);
  }
}
