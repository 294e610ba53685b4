/** Words at a point of a figure. */
import {nodeName} from '@motion-canvas/2d';
import {BBox, type ThreadGenerator, Vector2} from '@motion-canvas/core';
import type {Figure} from './figure.ts';
import {FigureElement} from './figure-element.ts';
import {Words} from '../words/words.ts';
import type {Color} from '../../theme/theme.ts';
import type {Point} from './points.ts';

/** Options of words in a figure. */
export interface FigureWordsOptions {
  readonly color?: Color;
  /** Size of the font in px at 1080p; 34 unless given. */
  readonly fontSize?: number;
}

/** Words, centred on a point. */
@nodeName('FigureWords')
export class FigureWords extends FigureElement {
  private readonly letters: Words;

  public constructor(figure: Figure, at: Point, text: string, options: FigureWordsOptions) {
    super(figure, [at], options.color ?? 'text');
    this.letters = new Words({
      text,
      fontSize: options.fontSize ?? 34,
      color: () => this.color(),
      position: () => this.outline()[0] ?? Vector2.zero,
    });
    this.add(this.letters);
  }

  public override localBox(): BBox {
    const size = this.letters.size();
    return new BBox(this.letters.position().sub(size.scale(0.5)), size);
  }

  protected override *enterRest(): ThreadGenerator {
    yield* this.fadeIn(this.letters);
  }
}
