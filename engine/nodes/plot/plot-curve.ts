/** The graph of a function in a plot. */
import {Path, nodeName} from '@motion-canvas/2d';
import {
  type SimpleSignal,
  type ThreadGenerator,
  Vector2,
  createComputed,
  createSignal,
  easeInOutCubic,
} from '@motion-canvas/core';
import {useTheme} from '../../lecture-context.ts';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import {FigureElement, type StrokeOptions} from '../figure/figure-element.ts';
import {TOWARDS, beside} from '../figure/label-places.ts';
import type {Mapping} from '../figure/mapping.ts';
import type {Range} from '../figure/points.ts';
import type {LabelSpot} from '../teaching-node.ts';
import type {Plot} from './plot.ts';
import {derivativeAt} from './derivative.ts';
import {endsOf} from './curve-ends.ts';
import {
  CURVE_STROKE,
  type CurvePieces,
  NOTHING,
  pathOf,
  placesAlong,
  spotAtEnd,
} from './curve-pieces.ts';
import {type RealFunction, sampleCurve} from './sample-curve.ts';

/** Options of a curve. */
export interface CurveOptions extends StrokeOptions {
  /** Where it is drawn; the whole plot unless given. */
  readonly domain?: Range;
  /** Where along x its label stands; at the end of the curve unless given. */
  readonly labelAt?: number;
  /** Where it jumps or ends, along x: a full dot marks its value, hollow ones where it only leads to. */
  readonly breaks?: readonly number[];
}

/** Radius and stroke of the dots at its ends in px at 1080p. */
const END_RADIUS = 9;
const END_STROKE = 4;
/** A label wider than this share of the plot stands over its curve instead of behind its end. */
const WIDE_LABEL = 0.2;
/** Where along the curve its label may stand, as shares of its length. */
const ALONG = [0.93, 0.84, 0.72, 0.6, 0.45, 0.3, 0.15];

/** A graph; points, areas, tangents and labels on it follow when it becomes another one. */
@nodeName('PlotCurve')
export class PlotCurve extends FigureElement {
  private readonly options: CurveOptions;
  /** How far the change to the next function is. */
  private readonly mixing = createSignal(0);
  private readonly domain: SimpleSignal<Range | undefined>;
  private now: RealFunction;
  private next: RealFunction;
  private sampled: Sampled | undefined;
  private readonly breaks = createSignal<readonly number[]>([]);
  private hasEnds = false;

  public constructor(plot: Plot, of: RealFunction, options: CurveOptions) {
    super(plot, options.color ?? 'accent');
    this.options = options;
    this.domain = createSignal<Range | undefined>(options.domain);
    this.now = of;
    this.next = of;
    this.breaks(options.breaks ?? []);
    this.add(
      new Path({
        ...this.strokeProps(options.dashed ?? false),
        lineWidth: () => CURVE_STROKE * this.weight(),
        data: () => pathOf(this.strokes(plot.mapping())),
      }),
    );
    if (this.breaks().length > 0) this.addEnds();
    this.addLabel({
      text: options.label,
      places: (mapping, size) => this.labelPlaces(mapping, size),
      share: () => (this.strokes(plot.mapping()).length > 0 ? 1 : 0),
    });
  }

  /** The value of the function as it stands. */
  public valueAt(x: number): number {
    const share = this.mixing();
    if (share === 0) return this.now(x);
    return share === 1 ? this.next(x) : this.now(x) * (1 - share) + this.next(x) * share;
  }

  /** The slope of the function as it stands; of order 2 the slope of its slope. */
  public slopeAt(x: number, order = 1): number {
    return derivativeAt(place => this.valueAt(place), x, order);
  }

  /** Where it is drawn, in units of x; undefined where none of it is in the plot. @internal */
  public domainWithin([left, right]: Range): Range | undefined {
    const [from, to] = this.domain() ?? [left, right];
    const cut: Range = [Math.max(from, left), Math.min(to, right)];
    return cut[0] < cut[1] ? cut : undefined;
  }

  /** Turns the graph into that of another function, in `seconds`. */
  public *become(
    of: RealFunction,
    seconds = MOVE_SECONDS,
    {breaks = []}: Pick<CurveOptions, 'breaks'> = {},
  ): ThreadGenerator {
    this.next = of;
    if (breaks.length > 0) {
      this.breaks([...this.breaks(), ...breaks]);
      this.addEnds();
    }
    yield* this.mixing(1, seconds, easeInOutCubic);
    this.now = of;
    this.mixing(0);
    this.breaks(breaks);
    yield* this.figure.settleLabels();
  }

  /** Draws the graph on – or takes it back – to a place on x, in `seconds`. */
  public *extendTo(x: number, seconds = MOVE_SECONDS): ThreadGenerator {
    const [from, to] = this.domainWithin(this.figure.mapping().x) ?? [x, x];
    this.domain([from, to]);
    yield* this.domain([from, x], seconds, easeInOutCubic, (_, __, share) => [
      from,
      to + (x - to) * share,
    ]);
    yield* this.figure.settleLabels();
  }

  /** Its pieces in px. */
  public override strokes(mapping: Mapping): CurvePieces {
    if (this.sampled?.mapping !== mapping) {
      // The function may follow other curves, whose changes it follows by signals.
      this.sampled = {mapping, pieces: createComputed(() => this.piecesUnder(mapping))};
    }
    return this.sampled.pieces();
  }

  public override labelSpot(): LabelSpot | undefined {
    return spotAtEnd(this.strokes(this.figure.mapping()));
  }

  private piecesUnder(mapping: Mapping): CurvePieces {
    const domain = this.domainWithin(mapping.x);
    if (domain === undefined) return [];
    const window = {visible: mapping.y, unit: mapping.unit, domain};
    return sampleCurve(x => this.valueAt(x), window).map(piece =>
      piece.map(point => mapping.toPx(point)),
    );
  }

  /** Dots where the graph ends; most graphs have none. */
  private addEnds(): void {
    if (this.hasEnds) return;
    this.hasEnds = true;
    this.add([
      new Path({
        stroke: () => this.color(),
        lineWidth: () => END_STROKE * this.weight(),
        data: () => rings(this.ends('hollow')),
        fill: () => useTheme().palette.ground,
        opacity: () => this.drawn(),
      }),
      new Path({
        data: () => rings(this.ends('full')),
        fill: () => this.color(),
        opacity: () => this.drawn(),
      }),
    ]);
  }

  /** Where it ends, in px: the places that belong to it, or those that it only leads to. */
  private ends(kind: 'full' | 'hollow'): Vector2[] {
    const mapping = this.figure.mapping();
    const domain = this.domainWithin(mapping.x);
    if (domain === undefined) return [];
    const window = {visible: mapping.y, unit: mapping.unit, domain};
    return endsOf(x => this.valueAt(x), this.breaks(), window)[kind].map(point =>
      mapping.toPx(point),
    );
  }

  private labelPlaces(mapping: Mapping, size: Vector2): Vector2[] {
    const {labelAt, side} = this.options;
    if (labelAt !== undefined) {
      const point = mapping.toPx([labelAt, this.valueAt(labelAt)]);
      const slope = this.slopeAt(labelAt);
      const upwards = new Vector2(-slope * mapping.unit.y, -mapping.unit.x).normalized;
      return (side === undefined ? [upwards, upwards.scale(-1)] : [TOWARDS[side]]).flatMap(way =>
        [0, 10, 24].map(more => beside(point, way, size, more)),
      );
    }
    const over = placesAlong(this.strokes(mapping), ALONG, side, size);
    if (side !== undefined) return over;
    const behind = this.behindTheEnd(mapping, size);
    return size.x > mapping.frame.width * WIDE_LABEL ? [...over, behind] : [behind, ...over];
  }

  /** Right of the end, and not above or below the plot. */
  private behindTheEnd(mapping: Mapping, size: Vector2): Vector2 {
    const {frame} = mapping;
    const end = this.strokes(mapping).at(-1)?.at(-1) ?? frame.center;
    const centre = beside(end, TOWARDS.right, size);
    const [top, bottom] = [frame.top + size.y / 3, frame.bottom - size.y / 3];
    return new Vector2(centre.x, Math.min(bottom, Math.max(top, centre.y)));
  }
}

/** What was drawn last, and where. */
interface Sampled {
  readonly mapping: Mapping;
  readonly pieces: () => CurvePieces;
}

function rings(centres: readonly Vector2[]): string {
  const radius = END_RADIUS;
  const ring = ({x, y}: Vector2): string =>
    `M${x - radius},${y}a${radius},${radius} 0 1,0 ${2 * radius},0a${radius},${radius} 0 1,0 ${-2 * radius},0Z`;
  return centres.map(ring).join('') || NOTHING;
}
