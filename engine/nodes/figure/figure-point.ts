/** A dot in a figure. */
import {nodeName} from '@motion-canvas/2d';
import {BBox, Vector2} from '@motion-canvas/core';
import {ENTER_SECONDS} from '../../motion/timing.ts';
import type {LabelSpot} from '../teaching-node.ts';
import type {Figure} from './figure.ts';
import {DOT_RADIUS, type ElementOptions} from './figure-element.ts';
import {FigureShape} from './figure-shape.ts';
import {TOWARDS, around} from './label-places.ts';
import type {Mapping} from './mapping.ts';
import type {Located, Point, PointSource} from './points.ts';

/** Options of a point. */
export type PointOptions = ElementOptions;

/** A dot that keeps its size whatever the units. */
@nodeName('FigurePoint')
export class FigurePoint extends FigureShape implements Located {
  public constructor(figure: Figure, at: PointSource, options: PointOptions) {
    super(figure, [at], options.color ?? 'accent');
    this.addDot(mapping => mapping.toPx(this.at()));
    this.addLabel({
      text: options.label,
      places: (mapping, size) => around(mapping.toPx(this.at()), DOT_RADIUS, size, options.side),
      dot: mapping => ({centre: this.dotUnder(mapping), radius: DOT_RADIUS}),
    });
  }

  public override dotUnder(mapping: Mapping): Vector2 {
    return mapping.toPx(this.at());
  }

  /** Where it is, in units. */
  public at(): Point {
    return this.points()[0] ?? [0, 0];
  }

  public override labelSpot(): LabelSpot {
    return {
      point: this.figure.mapping().toPx(this.at()).sub([0, DOT_RADIUS]),
      outwards: TOWARDS.above,
    };
  }

  protected override outline(mapping: Mapping): Vector2[] {
    const centre = mapping.toPx(this.at());
    const {topLeft, bottomRight, topRight, bottomLeft} = new BBox(
      centre.sub(DOT_RADIUS),
      new Vector2(2 * DOT_RADIUS),
    );
    return [topLeft, bottomRight, topRight, bottomLeft];
  }

  protected override drawSeconds(): number {
    return ENTER_SECONDS;
  }
}
