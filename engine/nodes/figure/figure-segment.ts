/** A straight line or an arrow in a figure. */
import {nodeName} from '@motion-canvas/2d';
import {type Color as RgbColor, Vector2} from '@motion-canvas/core';
import type {Color} from '../../theme/theme.ts';
import type {LabelSpot} from '../teaching-node.ts';
import type {Figure} from './figure.ts';
import type {StrokeOptions} from './figure-element.ts';
import {FigureShape} from './figure-shape.ts';
import {TOWARDS, alongLine, beside, normalAwayFrom} from './label-places.ts';
import type {Mapping} from './mapping.ts';
import type {PointSource} from './points.ts';

/** Options of a segment. */
export interface SegmentOptions extends StrokeOptions {
  /** Ends in an arrowhead. */
  readonly arrow?: boolean;
}

/** What a part of another element knows beside. */
export interface SegmentOfElement extends Omit<SegmentOptions, 'color'> {
  readonly color?: Color | (() => RgbColor);
  /** The way from it on which its label stands. */
  readonly outwards?: (mapping: Mapping) => Vector2;
}

/** A segment; its label stands beside its middle. */
@nodeName('FigureSegment')
export class FigureSegment extends FigureShape {
  private readonly options: SegmentOfElement;

  public constructor(
    figure: Figure,
    from: PointSource,
    to: PointSource,
    options: SegmentOfElement,
  ) {
    super(figure, [from, to], options.color ?? 'text');
    this.options = options;
    this.addStroke(mapping => this.outline(mapping), {
      dashed: options.dashed ?? false,
      endArrow: options.arrow ?? false,
    });
    this.addLabel({
      text: options.label,
      places: (mapping, size) => {
        const {from: start, to: end} = this.ends(mapping);
        const beyond = end.sub(start).normalized;
        const places = alongLine(start, end, this.outwards(mapping), size);
        // A vector is named at its tip.
        return options.arrow === true &&
          options.side === undefined &&
          options.outwards === undefined
          ? [beside(end, beyond, size), ...places]
          : places;
      },
    });
  }

  public override labelSpot(): LabelSpot {
    const mapping = this.figure.mapping();
    const {from, to} = this.ends(mapping);
    return {point: from.add(to).scale(0.5), outwards: this.outwards(mapping)};
  }

  private outwards(mapping: Mapping): Vector2 {
    const {side, outwards} = this.options;
    if (side !== undefined) return TOWARDS[side];
    const {from, to} = this.ends(mapping);
    return outwards?.(mapping) ?? normalAwayFrom(from, to, mapping.frame.center);
  }

  private ends(mapping: Mapping): {from: Vector2; to: Vector2} {
    const [from = Vector2.zero, to = Vector2.zero] = this.outline(mapping);
    return {from, to};
  }
}
