/** Data in a plot: a line through points, or dots. */
import {Circle, nodeName} from '@motion-canvas/2d';
import {type ThreadGenerator, Vector2, all, chain, easeOutBack, waitFor} from '@motion-canvas/core';
import {ENTER_SECONDS, STAGGER_SECONDS} from '../../motion/timing.ts';
import {type ElementOptions, FigureElement} from '../geometry/figure-element.ts';
import {TOWARDS} from '../geometry/figure-label.ts';
import type {Point} from '../geometry/points.ts';
import type {LabelSpot} from '../teaching-node.ts';
import type {Plot} from './plot.ts';

/** Options of a line through data. */
export interface PolylineOptions extends ElementOptions {
  readonly dashed?: boolean;
  /** Marks each point with a dot. */
  readonly dots?: boolean;
}

/** Data as a line, as dots, or both. */
@nodeName('PlotPolyline')
export class PlotPolyline extends FigureElement {
  private readonly dots: readonly Circle[];
  private readonly options: PolylineOptions;

  public constructor(
    plot: Plot,
    points: readonly Point[],
    options: PolylineOptions & {line: boolean},
  ) {
    super(plot, points, options.color ?? 'accent');
    this.options = options;
    if (options.line) this.addStroke(() => this.outline(), {dashed: options.dashed ?? false});
    this.dots =
      options.dots === true
        ? points.map(
            (_, index) =>
              new Circle({
                size: 16,
                fill: () => this.color(),
                position: () => this.outline()[index] ?? Vector2.zero,
              }),
          )
        : [];
    this.add([...this.dots]);
    this.addLabel(options.label, () => this.labelSpot());
  }

  public override labelSpot(): LabelSpot {
    const end = this.outline().at(-1) ?? Vector2.zero;
    return {point: end, outwards: TOWARDS[this.options.side ?? 'above']};
  }

  protected override *enterRest(): ThreadGenerator {
    yield* all(
      ...this.dots.map((dot, index) => {
        dot.scale(0);
        return chain(
          waitFor(index * STAGGER_SECONDS * 0.6),
          dot.scale(1, ENTER_SECONDS * 0.7, easeOutBack),
        );
      }),
    );
  }
}
