/** What all things in a figure have in common: points in its units, strokes that are drawn, labels. */
import {Line, type LineProps, Node} from '@motion-canvas/2d';
import {
  BBox,
  type SimpleSignal,
  type ThreadGenerator,
  Vector2,
  all,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
  tween,
} from '@motion-canvas/core';
import {useTheme} from '../../lecture-context.ts';
import {ENTER_SECONDS, MOVE_SECONDS} from '../../motion/timing.ts';
import {type Color, withOpacity} from '../../theme/theme.ts';
import {type LabelSpot, TeachingNode} from '../teaching-node.ts';
import type {Figure} from './figure.ts';
import {FigureLabel, type LabelSide} from './figure-label.ts';
import {type Point, centreOf, minus, plus, rotated} from './points.ts';

/** What every element of a figure takes. */
export interface ElementOptions {
  /** Colour of its stroke, its label, and, lighter, its fill. */
  readonly color?: Color;
  /** Words beside it; `$…$` is TeX. */
  readonly label?: string;
  /** Where its label goes; away from the middle of the figure unless given. */
  readonly side?: LabelSide;
}

/** Width of strokes in px at 1080p. */
export const STROKE = 4;

const DASHES = [14, 12];

/** An element of a figure: hidden until it is shown, and it can be moved in the figure's units. */
export class FigureElement extends TeachingNode {
  /** Its points in the units of the figure. */
  public readonly points: SimpleSignal<readonly Point[], void>;
  protected readonly figure: Figure;
  /** How strong the strokes are, 1 as usual. */
  protected readonly weight = createSignal(1);
  private readonly lines: Line[] = [];
  private label: FigureLabel | undefined;

  public constructor(figure: Figure, points: readonly Point[], color: Color) {
    super({color, opacity: 0});
    this.figure = figure;
    this.points = createSignal(points);
  }

  /** Moves all of its points by a distance in units, in `seconds`. */
  public *slideBy(distance: Point, seconds = MOVE_SECONDS): ThreadGenerator {
    yield* this.become(
      this.points().map(point => plus(point, distance)),
      seconds,
    );
  }

  /** Moves it so that its first point comes to lie on a point. */
  public *slideTo(point: Point, seconds = MOVE_SECONDS): ThreadGenerator {
    yield* this.slideBy(minus(point, this.points()[0] ?? point), seconds);
  }

  /** Turns it counterclockwise by an angle about a point; about its own middle unless given. */
  public *rotateBy(degrees: number, about?: Point, seconds = MOVE_SECONDS): ThreadGenerator {
    const start = this.points();
    const pivot = about ?? centreOf(start);
    yield* tween(seconds, share =>
      this.points(rotated(start, degrees * easeInOutCubic(share), pivot)),
    );
  }

  /** Moves each of its points to a new place. */
  public *become(points: readonly Point[], seconds = MOVE_SECONDS): ThreadGenerator {
    const start = this.points();
    yield* tween(seconds, share => {
      const progress = easeInOutCubic(share);
      this.points(
        points.map((point, index) => {
          const from = start[Math.min(index, start.length - 1)] ?? point;
          return [
            from[0] + (point[0] - from[0]) * progress,
            from[1] + (point[1] - from[1]) * progress,
          ];
        }),
      );
    });
  }

  /** Changes its colour, label included. */
  public *recolor(color: Color, seconds = ENTER_SECONDS): ThreadGenerator {
    yield* this.color(color, seconds);
  }

  public override localBox(): BBox {
    const points = this.outline();
    return points.length === 0 ? new BBox() : BBox.fromPoints(...points);
  }

  public override labelSpot(): LabelSpot | undefined {
    const box = this.localBox();
    return {point: box.center, outwards: new Vector2(0, -1)};
  }

  public override *enter(): ThreadGenerator {
    this.opacity(1);
    this.label?.opacity(0);
    for (const line of this.lines) line.end(0);
    yield* all(
      ...this.lines.map(line => line.end(1, ENTER_SECONDS * 1.2, easeInOutCubic)),
      this.enterRest(),
      ...(this.label === undefined ? [] : [this.label.appear()]),
    );
  }

  public override *emphasise(): ThreadGenerator {
    yield* this.weight(2, ENTER_SECONDS / 2, easeInOutCubic);
    yield* this.weight(1, ENTER_SECONDS / 2, easeInOutCubic);
  }

  /** What enters beside strokes and label. */
  protected *enterRest(): ThreadGenerator {
    // Most elements are nothing but strokes.
  }

  /** Its shape in px from the middle of the figure. */
  protected outline(): Vector2[] {
    return this.points().map(point => this.figure.toPx(point));
  }

  /** A colour of its own with an opacity, as CSS. */
  protected tint(opacity: number): string {
    return withOpacity(this.color().hex('rgb') as `#${string}`, opacity);
  }

  /** Adds a stroke along some points in px. */
  protected addStroke(
    points: () => Vector2[],
    {dashed = false, ...props}: Omit<LineProps, 'points'> & {dashed?: boolean} = {},
  ): Line {
    const line = new Line({
      points,
      stroke: () => this.color(),
      lineWidth: () => STROKE * this.weight(),
      lineJoin: 'round',
      lineCap: 'round',
      arrowSize: 18,
      ...(dashed ? {lineDash: DASHES} : {}),
      ...props,
    });
    this.lines.push(line);
    this.add(line);
    return line;
  }

  /** Adds the label, which follows the element. */
  protected addLabel(
    text: string | undefined,
    spot: () => LabelSpot,
    {patch = this.figure.hasGrid}: {patch?: boolean} = {},
  ): void {
    if (text === undefined) return;
    this.label = new FigureLabel({
      text,
      spot,
      figure: this.figure,
      patch,
      color: () => this.color(),
    });
    this.add(this.label);
  }

  /** The fill that goes with its stroke. */
  protected fillOpacity(): number {
    return useTheme().palette.fillOpacity;
  }

  protected fadeIn(node: Node): ThreadGenerator {
    node.opacity(0);
    return node.opacity(1, ENTER_SECONDS, easeOutCubic);
  }
}
