/** Elements that are made of points in the figure's units and can be moved in them. */
import {
  type Color as RgbColor,
  type SimpleSignal,
  type ThreadGenerator,
  type Vector2,
  createSignal,
  easeInOutCubic,
  tween,
} from '@motion-canvas/core';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import type {Color} from '../../theme/theme.ts';
import type {Figure} from './figure.ts';
import {FigureElement} from './figure-element.ts';
import type {Mapping} from './mapping.ts';
import {
  type Point,
  type PointSource,
  between,
  centreOf,
  minus,
  plus,
  pointOf,
  rotated,
} from './points.ts';

/** An element made of points; motions that run together add up. */
export abstract class FigureShape extends FigureElement {
  /** Its points in the units of the figure. */
  public readonly points: SimpleSignal<readonly Point[]>;
  /** How far it was slid so far: a turn about a point goes along with a slide. */
  private slid: Point = [0, 0];

  public constructor(
    figure: Figure,
    points: readonly PointSource[] | (() => readonly Point[]),
    color: Color | (() => RgbColor),
  ) {
    super(figure, color);
    this.points = createSignal<readonly Point[]>(
      typeof points === 'function' ? points : () => points.map(pointOf),
    );
  }

  /** Moves it by a distance in units, in `seconds`. */
  public *slideBy(distance: Point, seconds = MOVE_SECONDS): ThreadGenerator {
    yield* this.step(seconds, share => {
      const step: Point = [distance[0] * share, distance[1] * share];
      this.slid = plus(this.slid, step);
      return this.points().map(point => plus(point, step));
    });
  }

  /** Moves it so that its first point comes to lie on a point, in `seconds`. */
  public *slideTo(point: Point, seconds = MOVE_SECONDS): ThreadGenerator {
    yield* this.slideBy(minus(point, this.points()[0] ?? point), seconds);
  }

  /** Turns it counterclockwise by an angle about a point – its own middle unless given – in `seconds`. */
  public *rotateBy(degrees: number, about?: PointSource, seconds = MOVE_SECONDS): ThreadGenerator {
    const slidBefore = this.slid;
    yield* this.step(seconds, share => {
      const points = this.points();
      const pivot =
        about === undefined ? centreOf(points) : plus(pointOf(about), minus(this.slid, slidBefore));
      return rotated(points, degrees * share, pivot);
    });
  }

  /** Moves each of its points to a new place, in `seconds`. */
  public *become(points: readonly Point[], seconds = MOVE_SECONDS): ThreadGenerator {
    const start = this.points();
    yield* tween(seconds, share => {
      const progress = easeInOutCubic(share);
      this.points(
        points.map((point, index) =>
          between(start[Math.min(index, start.length - 1)] ?? point, point, progress),
        ),
      );
    });
    this.points(points);
    yield* this.figure.settleLabels();
  }

  public override pointsShown(): readonly Point[] {
    return this.points();
  }

  public override strokes(mapping: Mapping): readonly (readonly Vector2[])[] {
    return [this.outline(mapping)];
  }

  /** Its line in px from the middle of the figure. */
  protected outline(mapping: Mapping): Vector2[] {
    return this.points().map(point => mapping.toPx(point));
  }

  /** Moves the points on by what has changed since the last frame. */
  private *step(seconds: number, movedBy: (share: number) => readonly Point[]): ThreadGenerator {
    let before = 0;
    yield* tween(seconds, share => {
      const progress = easeInOutCubic(share);
      this.points(movedBy(progress - before));
      before = progress;
    });
    yield* this.figure.settleLabels();
  }
}
