/** A polygon in a figure, with handles on its sides and corners. */
import {nodeName} from '@motion-canvas/2d';
import {type ThreadGenerator, Vector2, createSignal, easeOutCubic} from '@motion-canvas/core';
import {ENTER_SECONDS} from '../../motion/timing.ts';
import type {LabelSpot} from '../teaching-node.ts';
import type {Figure} from './figure.ts';
import {type ElementOptions, FigureElement} from './figure-element.ts';
import {TOWARDS} from './figure-label.ts';
import {FigureSpot} from './figure-spot.ts';
import type {Point} from './points.ts';

/** Options of a polygon. */
export interface PolygonOptions extends ElementOptions {
  /** Whether its inside is tinted; yes unless said otherwise. */
  readonly filled?: boolean;
  readonly dashed?: boolean;
}

/** A polygon; its label stands in its middle. */
@nodeName('FigurePolygon')
export class FigurePolygon extends FigureElement {
  private readonly filling = createSignal(1);

  public constructor(figure: Figure, points: readonly Point[], options: PolygonOptions) {
    super(figure, points, options.color ?? 'accent');
    this.addStroke(() => this.outline(), {
      dashed: options.dashed ?? false,
      closed: true,
      fill: () =>
        options.filled === false ? null : this.tint(this.filling() * this.fillOpacity()),
    });
    this.addLabel(options.label, () =>
      options.side === undefined
        ? {point: this.centroid(), outwards: Vector2.zero}
        : {point: this.centroid(), outwards: TOWARDS[options.side].scale(0.001)},
    );
  }

  /**
   * A side, counting from 0 in the order of the corners, to be labelled outside.
   *
   * @throws RangeError when there is no such side.
   */
  public side(index: number): FigureSpot {
    this.assertCorner(index);
    return this.spot(() => {
      const outline = this.outline();
      const [from, to] = [outline[index], outline[(index + 1) % outline.length]];
      const start = from ?? Vector2.zero;
      const end = to ?? Vector2.zero;
      const middle = start.add(end).scale(0.5);
      const normal = end.sub(start).perpendicular.normalized;
      const away = middle.sub(this.centroid());
      return {point: middle, outwards: normal.dot(away) < 0 ? normal.scale(-1) : normal};
    });
  }

  /**
   * A corner, counting from 0, to be labelled outside.
   *
   * @throws RangeError when there is no such corner.
   */
  public corner(index: number): FigureSpot {
    this.assertCorner(index);
    return this.spot(() => {
      const point = this.outline()[index] ?? Vector2.zero;
      return {point, outwards: point.sub(this.centroid()).normalized};
    });
  }

  public override labelSpot(): LabelSpot {
    const box = this.localBox();
    return {point: new Vector2(box.center.x, box.top), outwards: new Vector2(0, -1)};
  }

  protected override *enterRest(): ThreadGenerator {
    this.filling(0);
    yield* this.filling(1, ENTER_SECONDS * 1.6, easeOutCubic);
  }

  private centroid(): Vector2 {
    const outline = this.outline();
    return outline
      .reduce((sum, point) => sum.add(point), Vector2.zero)
      .scale(1 / Math.max(outline.length, 1));
  }

  private spot(place: () => LabelSpot): FigureSpot {
    const spot = new FigureSpot(place, () => this.color());
    this.add(spot);
    return spot;
  }

  private assertCorner(index: number): void {
    const count = this.points().length;
    if (!Number.isInteger(index) || index < 0 || index >= count) {
      throw new RangeError(
        `There is no ${index}: the polygon's sides and corners go from 0 to ${count - 1}.`,
      );
    }
  }
}
