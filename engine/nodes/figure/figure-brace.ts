/** A brace along a distance in a figure. */
import {nodeName} from '@motion-canvas/2d';
import {Vector2} from '@motion-canvas/core';
import type {LabelSpot} from '../teaching-node.ts';
import type {Figure} from './figure.ts';
import type {ElementOptions} from './figure-element.ts';
import {FigureShape} from './figure-shape.ts';
import {TOWARDS, beside, normalAwayFrom} from './label-places.ts';
import type {Mapping} from './mapping.ts';
import type {PointSource} from './points.ts';

/** Options of a brace. */
export type BraceOptions = ElementOptions;

const DISTANCE = 14;
const DEPTH = 22;
const STEPS = 12;

/** A curly brace beside the way between two points, away from the middle of the figure unless a side is given. */
@nodeName('FigureBrace')
export class FigureBrace extends FigureShape {
  private readonly options: BraceOptions;

  public constructor(figure: Figure, from: PointSource, to: PointSource, options: BraceOptions) {
    super(figure, [from, to], options.color ?? 'muted');
    this.options = options;
    this.addStroke(mapping => this.outline(mapping));
    this.addLabel({
      text: options.label,
      places: (mapping, size) => {
        const {point, outwards} = this.spotUnder(mapping);
        return [0, 12, 28].map(more => beside(point, outwards, size, more));
      },
    });
  }

  public override labelSpot(): LabelSpot {
    return this.spotUnder(this.figure.mapping());
  }

  protected override outline(mapping: Mapping): Vector2[] {
    const {from, along, length, outwards} = this.ways(mapping);
    const radius = Math.min(DEPTH / 2, length / 4);
    const half = length / 2;
    // Of a quarter: from its end straight up, over in a bend, along, and in a bend up to the tip.
    const quarter = [
      ...bend(share => [radius * (1 - Math.cos(share)), radius * Math.sin(share)]),
      ...bend(share => [half - radius + radius * Math.sin(share), radius * (2 - Math.cos(share))]),
    ];
    const at = (distance: number, height: number): Vector2 =>
      from.add(along.scale(distance)).add(outwards.scale(DISTANCE + height));
    return [
      ...quarter.map(([distance, height]) => at(distance, height)),
      ...quarter.map(([distance, height]) => at(length - distance, height)).reverse(),
    ];
  }

  private spotUnder(mapping: Mapping): LabelSpot {
    const {from, along, length, outwards} = this.ways(mapping);
    const tip = from.add(along.scale(length / 2)).add(outwards.scale(DISTANCE + DEPTH));
    return {point: tip, outwards};
  }

  private ways(mapping: Mapping): {
    from: Vector2;
    along: Vector2;
    length: number;
    outwards: Vector2;
  } {
    const [from = Vector2.zero, to = Vector2.zero] = this.points().map(point =>
      mapping.toPx(point),
    );
    const way = to.sub(from);
    const {side} = this.options;
    const middle = from.add(to).scale(0.5);
    return {
      from,
      along: way.normalized,
      length: way.magnitude,
      outwards: normalAwayFrom(
        from,
        to,
        side === undefined ? mapping.frame.center : middle.sub(TOWARDS[side].scale(100)),
      ),
    };
  }
}

function bend(at: (angle: number) => [number, number]): [number, number][] {
  return Array.from({length: STEPS + 1}, (_, index) => at((index / STEPS) * (Math.PI / 2)));
}
