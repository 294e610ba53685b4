/** A corner of a polygon: nothing to see, but it can be labelled and drawn from. */
import {nodeName} from '@motion-canvas/2d';
import {BBox, type Color as RgbColor, Vector2} from '@motion-canvas/core';
import {type LabelSpot, TeachingNode} from '../teaching-node.ts';
import type {Located, Point} from './points.ts';

/** A corner, from `polygon.corner(…)`. */
@nodeName('FigureCorner')
export class FigureCorner extends TeachingNode implements Located {
  public constructor(
    private readonly point: () => Point,
    private readonly spot: () => LabelSpot,
    color: () => RgbColor,
  ) {
    super({color});
  }

  public at(): Point {
    return this.point();
  }

  public override localBox(): BBox {
    return new BBox(this.spot().point, Vector2.zero);
  }

  public override labelSpot(): LabelSpot {
    return this.spot();
  }
}
