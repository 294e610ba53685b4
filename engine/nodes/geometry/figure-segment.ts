/** A straight line or an arrow in a figure. */
import {nodeName} from '@motion-canvas/2d';
import {Vector2} from '@motion-canvas/core';
import type {LabelSpot} from '../teaching-node.ts';
import type {Figure} from './figure.ts';
import {type ElementOptions, FigureElement} from './figure-element.ts';
import {TOWARDS} from './figure-label.ts';
import type {Point} from './points.ts';

/** Options of a segment. */
export interface SegmentOptions extends ElementOptions {
  readonly dashed?: boolean;
  /** Ends in an arrowhead. */
  readonly arrow?: boolean;
}

/** A segment; its label stands beside its middle. */
@nodeName('FigureSegment')
export class FigureSegment extends FigureElement {
  private readonly options: SegmentOptions;

  public constructor(figure: Figure, from: Point, to: Point, options: SegmentOptions) {
    super(figure, [from, to], options.color ?? 'text');
    this.options = options;
    this.addStroke(() => this.outline(), {
      dashed: options.dashed ?? false,
      endArrow: options.arrow ?? false,
    });
    this.addLabel(options.label, () => this.labelSpot());
  }

  public override labelSpot(): LabelSpot {
    const [from = Vector2.zero, to = Vector2.zero] = this.outline();
    const middle = from.add(to).scale(0.5);
    const side = this.options.side;
    if (side !== undefined) return {point: middle, outwards: TOWARDS[side]};
    const normal = to.sub(from).perpendicular.normalized;
    const away = middle.sub(this.figure.localBox().center);
    return {point: middle, outwards: normal.dot(away) < 0 ? normal.scale(-1) : normal};
  }
}
