/** Words at a point of a figure. */
import {nodeName} from '@motion-canvas/2d';
import {BBox, type SignalValue, type Vector2} from '@motion-canvas/core';
import {ENTER_SECONDS} from '../../motion/timing.ts';
import type {Color} from '../../theme/theme.ts';
import type {Figure} from './figure.ts';
import {FigureShape} from './figure-shape.ts';
import {TOWARDS, type LabelSide, beside} from './label-places.ts';
import type {PointSource} from './points.ts';

/** Options of words in a figure. */
export interface FigureWordsOptions {
  readonly color?: Color;
  /** Size of the font in px at 1080p; 34 unless given. */
  readonly fontSize?: number;
  /** The side of the point on which they stand; centred on it unless given. */
  readonly side?: LabelSide;
}

/** Words, centred on a point or beside it. */
@nodeName('FigureWords')
export class FigureWords extends FigureShape {
  public constructor(
    figure: Figure,
    at: PointSource,
    text: SignalValue<string>,
    {color = 'text', fontSize = 34, side}: FigureWordsOptions,
  ) {
    super(figure, [at], color);
    this.addLabel({
      text,
      fontSize,
      places: (mapping, size) => {
        const point = mapping.toPx(this.points()[0] ?? [0, 0]);
        return [side === undefined ? point : beside(point, TOWARDS[side], size)];
      },
    });
  }

  public override localBox(): BBox {
    return this.ownLabels()[0]?.boxUnder(this.figure.mapping()) ?? new BBox();
  }

  public override strokes(): readonly (readonly Vector2[])[] {
    return [];
  }

  protected override drawSeconds(): number {
    return ENTER_SECONDS;
  }
}
