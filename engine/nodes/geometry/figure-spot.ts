/** A place on an element – a side, a corner – that can be labelled. */
import {nodeName} from '@motion-canvas/2d';
import {BBox, type Color as RgbColor, Vector2} from '@motion-canvas/core';
import {type LabelSpot, TeachingNode} from '../teaching-node.ts';

/** Shows nothing itself; it tells where it is. */
@nodeName('FigureSpot')
export class FigureSpot extends TeachingNode {
  public constructor(
    private readonly place: () => LabelSpot,
    color: () => RgbColor,
  ) {
    super({color});
  }

  public override localBox(): BBox {
    return new BBox(this.place().point, Vector2.zero);
  }

  public override labelSpot(): LabelSpot {
    return this.place();
  }
}
