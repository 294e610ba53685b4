/** A label in a figure: it follows its element and keeps its distance. */
import {
  type Color as RgbColor,
  type ThreadGenerator,
  Vector2,
  chain,
  easeOutCubic,
  waitFor,
} from '@motion-canvas/core';
import type {LabelSpot} from '../teaching-node.ts';
import {Words, type WordsProps} from '../words/words.ts';
import type {Figure} from './figure.ts';

/** A side of an element. */
export type LabelSide = 'above' | 'below' | 'left' | 'right';

/** The way towards a side. */
export const TOWARDS: Readonly<Record<LabelSide, Vector2>> = {
  above: new Vector2(0, -1),
  below: new Vector2(0, 1),
  left: new Vector2(-1, 0),
  right: new Vector2(1, 0),
};

interface FigureLabelProps extends Pick<WordsProps, 'opacity' | 'patch'> {
  text: string;
  /** Where it goes, in px from the middle of the figure. */
  spot: () => LabelSpot;
  figure: Figure;
  color: () => RgbColor;
}

const FONT_SIZE = 34;
const GAP = 14;

/** Words beside an element. */
export class FigureLabel extends Words {
  public constructor({text, spot, figure, color, ...props}: FigureLabelProps) {
    super({text, fontSize: FONT_SIZE, color, patch: figure.hasGrid, ...props});
    this.position(() => {
      const {point, outwards} = spot();
      const {x, y} = this.size();
      const reach = (Math.abs(outwards.x) * x + Math.abs(outwards.y) * y) / 2;
      const gap = GAP * (Math.abs(outwards.x) + 0.3 * Math.abs(outwards.y));
      return figure.keepInside(point.add(outwards.scale(reach + gap)), this.size());
    });
  }

  /** Appears once the stroke beside it is nearly drawn. */
  public appear(): ThreadGenerator {
    this.opacity(0);
    return chain(waitFor(0.4), this.opacity(1, 0.4, easeOutCubic));
  }
}
