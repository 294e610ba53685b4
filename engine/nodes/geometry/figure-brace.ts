/** A brace along a distance in a figure. */
import {nodeName} from '@motion-canvas/2d';
import {Vector2} from '@motion-canvas/core';
import type {LabelSpot} from '../teaching-node.ts';
import type {Figure} from './figure.ts';
import {type ElementOptions, FigureElement} from './figure-element.ts';
import {type LabelSide, TOWARDS} from './figure-label.ts';
import type {Point} from './points.ts';

/** Options of a brace. */
export type BraceOptions = ElementOptions;

const DISTANCE = 14;
const DEPTH = 22;
const STEPS = 14;

/** A curly brace beside the way between two points, away from the middle of the figure unless a side is given. */
@nodeName('FigureBrace')
export class FigureBrace extends FigureElement {
  private readonly side: LabelSide | undefined;

  public constructor(figure: Figure, from: Point, to: Point, options: BraceOptions) {
    super(figure, [from, to], options.color ?? 'muted');
    this.side = options.side;
    this.addStroke(() => this.outline());
    this.addLabel(options.label, () => this.labelSpot());
  }

  public override labelSpot(): LabelSpot {
    const {middle, outwards} = this.frame();
    return {point: middle.add(outwards.scale(DISTANCE + DEPTH)), outwards};
  }

  protected override outline(): Vector2[] {
    const {from, along, length, outwards} = this.frame();
    const radius = Math.min(DEPTH / 2, length / 4);
    const at = (distance: number, height: number): Vector2 =>
      from.add(along.scale(distance)).add(outwards.scale(DISTANCE + height));
    const bend = (
      start: number,
      end: number,
      low: number,
      high: number,
      rising: boolean,
    ): Vector2[] =>
      Array.from({length: STEPS + 1}, (_, index) => {
        const share = index / STEPS;
        const height = rising ? Math.sqrt(1 - (1 - share) ** 2) : 1 - Math.sqrt(1 - share ** 2);
        return at(start + (end - start) * share, low + (high - low) * height);
      });
    const half = length / 2;
    return [
      ...bend(0, radius, 0, radius, true),
      ...bend(half - radius, half, radius, 2 * radius, false),
      ...bend(length, length - radius, 0, radius, true)
        .concat(bend(half + radius, half, radius, 2 * radius, false))
        .reverse(),
    ];
  }

  private frame(): {
    from: Vector2;
    middle: Vector2;
    along: Vector2;
    length: number;
    outwards: Vector2;
  } {
    const [from = Vector2.zero, to = Vector2.zero] = this.points().map(point =>
      this.figure.toPx(point),
    );
    const way = to.sub(from);
    const along = way.normalized;
    const normal = new Vector2(-along.y, along.x);
    const away = this.side === undefined ? from.add(to) : TOWARDS[this.side];
    return {
      from,
      along,
      length: way.magnitude,
      middle: from.add(to).scale(0.5),
      outwards: normal.dot(away) < 0 ? normal.scale(-1) : normal,
    };
  }
}
