/** Data in a plot: a line through points, dots, or both. */
import {nodeName} from '@motion-canvas/2d';
import {FigureShape} from '../figure/figure-shape.ts';
import type {StrokeOptions} from '../figure/figure-element.ts';
import {TOWARDS, beside} from '../figure/label-places.ts';
import type {Point} from '../figure/points.ts';
import type {LabelSpot} from '../teaching-node.ts';
import type {Plot} from './plot.ts';

/** Options of a line through data. */
export interface PolylineOptions extends StrokeOptions {
  /** Marks each point with a dot. */
  readonly dots?: boolean;
}

const DOT = 8;
/** Dots pop up one after the other over this share of the time. */
const SPREAD = 0.6;

/** Data points; it can become other data with as many points. */
@nodeName('PlotData')
export class PlotData extends FigureShape {
  public constructor(
    plot: Plot,
    points: readonly Point[],
    {line, dots, ...options}: PolylineOptions & {readonly line: boolean},
  ) {
    super(plot, points, options.color ?? 'accent');
    if (line) this.addStroke(mapping => this.outline(mapping), {dashed: options.dashed ?? false});
    if (dots === true) {
      points.forEach((point, index) => {
        this.addDot(
          mapping => mapping.toPx(this.points()[index] ?? point),
          DOT,
          (SPREAD * index) / points.length,
        );
      });
    }
    this.addLabel({
      text: options.label,
      places: (mapping, size) => {
        const outline = this.outline(mapping);
        const last = outline.at(-1) ?? mapping.frame.center;
        const {side} = options;
        if (side !== undefined) return [beside(last, TOWARDS[side], size, DOT)];
        return [
          beside(last, TOWARDS.right, size, DOT),
          ...[...outline]
            .reverse()
            .slice(0, 6)
            .flatMap(point =>
              [TOWARDS.above, TOWARDS.below].map(way => beside(point, way, size, DOT)),
            ),
        ];
      },
    });
  }

  public override labelSpot(): LabelSpot | undefined {
    const end = this.outline(this.figure.mapping()).at(-1);
    return end === undefined ? undefined : {point: end, outwards: TOWARDS.above};
  }
}
