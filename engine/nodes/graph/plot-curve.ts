/** The graph of a function in a plot. */
import {nodeName} from '@motion-canvas/2d';
import {type ThreadGenerator, Vector2, createSignal, easeInOutCubic} from '@motion-canvas/core';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import {type ElementOptions, FigureElement} from '../geometry/figure-element.ts';
import type {Range} from '../geometry/figure.ts';
import {TOWARDS} from '../geometry/figure-label.ts';
import type {LabelSpot} from '../teaching-node.ts';
import type {Plot} from './plot.ts';
import {sampleCurve} from './sample-curve.ts';

/** A function of one variable. */
export type RealFunction = (x: number) => number;

/** Options of a curve. */
export interface CurveOptions extends ElementOptions {
  /** Where it is drawn; the whole plot unless given. */
  readonly domain?: Range;
  readonly dashed?: boolean;
  /** Where along x the label stands; at the end of the curve unless given. */
  readonly labelAt?: number;
}

/** Graphs are drawn as this many strokes at the most: one more for each pole. */
const MOST_PIECES = 8;

/** Distance of the label from the end of the curve, in px along it. */
const BEFORE_THE_END = 44;

/** A graph; points, areas and tangents on it follow when it becomes another one. */
@nodeName('PlotCurve')
export class PlotCurve extends FigureElement {
  /** How far the change to the next function is, and that function. */
  private readonly mixing = createSignal(0);
  private now: RealFunction;
  private next: RealFunction;
  private readonly options: CurveOptions;
  private readonly plot: Plot;

  public constructor(plot: Plot, of: RealFunction, options: CurveOptions) {
    super(plot, [], options.color ?? 'accent');
    this.plot = plot;
    this.now = of;
    this.next = of;
    this.options = options;
    for (let index = 0; index < MOST_PIECES; index += 1) {
      this.addStroke(() => this.pieces()[index] ?? [], {
        dashed: options.dashed ?? false,
        opacity: () => (this.pieces()[index] === undefined ? 0 : 1),
        lineWidth: () => 5 * this.weight(),
      });
    }
    this.addLabel(options.label, () => this.labelSpot());
  }

  /** The value of the function as it stands. */
  public valueAt(x: number): number {
    const share = this.mixing();
    return share === 0 ? this.now(x) : this.now(x) * (1 - share) + this.next(x) * share;
  }

  /** The slope of the function as it stands, by a central difference. */
  public slopeAt(x: number): number {
    const step = 1e-5 * Math.max(1, Math.abs(x));
    return (this.valueAt(x + step) - this.valueAt(x - step)) / (2 * step);
  }

  /** Turns the graph into that of another function. */
  public *turnInto(of: RealFunction, seconds = MOVE_SECONDS): ThreadGenerator {
    this.next = of;
    yield* this.mixing(1, seconds, easeInOutCubic);
    this.now = of;
    this.mixing(0);
  }

  public override labelSpot(): LabelSpot {
    const {labelAt, side} = this.options;
    if (labelAt !== undefined) {
      const point = this.plot.toPx([labelAt, this.valueAt(labelAt)]);
      return {point, outwards: TOWARDS[side ?? 'above']};
    }
    const piece = this.pieces().at(-1) ?? [];
    const end = piece.at(-1) ?? Vector2.zero;
    if (side !== undefined) return {point: end, outwards: TOWARDS[side]};
    const direction = end.sub(piece.at(-12) ?? end.sub([1, 0])).normalized;
    const upwards = new Vector2(direction.y, -direction.x);
    return {
      point: end.sub(direction.scale(BEFORE_THE_END)),
      outwards: upwards.y > 0 ? upwards.scale(-1) : upwards,
    };
  }

  protected override outline(): Vector2[] {
    return this.pieces().flat();
  }

  private pieces(): Vector2[][] {
    return sampleCurve(
      x => this.valueAt(x),
      this.options.domain ?? this.plot.xUnits(),
      this.plot.yUnits(),
    ).map(piece => piece.map(point => this.plot.toPx(point)));
  }
}
