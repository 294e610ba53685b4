/** What lies behind the elements of a figure: axes, grids. Things may be drawn over it. */
import {Layout, nodeName} from '@motion-canvas/2d';

/** The background of a figure. */
@nodeName('Background')
export class Background extends Layout {
  public constructor() {
    super({layout: false});
  }
}
