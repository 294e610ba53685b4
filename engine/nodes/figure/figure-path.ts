/** A path through points of a figure: straight pieces, dots, or both. */
import {nodeName} from '@motion-canvas/2d';
import type {LabelSpot} from '../teaching-node.ts';
import type {Figure} from './figure.ts';
import type {StrokeOptions} from './figure-element.ts';
import {FigureShape} from './figure-shape.ts';
import {TOWARDS, beside} from './label-places.ts';
import {type PointSource, pointOf} from './points.ts';

/** Options of a path. */
export interface PolylineOptions extends StrokeOptions {
  /** Marks each point with a dot. */
  readonly dots?: boolean;
}

const DOT = 8;
/** Dots pop up one after the other over this share of the time. */
const SPREAD = 0.6;

/** A path through points, or the points alone; it can become another with as many points. */
@nodeName('FigurePath')
export class FigurePath extends FigureShape {
  public constructor(
    figure: Figure,
    points: readonly PointSource[],
    {line, dots, ...options}: PolylineOptions & {readonly line: boolean},
  ) {
    super(figure, points, options.color ?? 'accent');
    if (line) this.addStroke(mapping => this.outline(mapping), {dashed: options.dashed ?? false});
    if (dots === true) {
      points.forEach((point, index) => {
        this.addDot(
          mapping => mapping.toPx(this.points()[index] ?? pointOf(point)),
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
