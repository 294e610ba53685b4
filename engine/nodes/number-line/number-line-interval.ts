/** A stretch of a number line, which may go on without an end. */
import {Circle, Line, nodeName} from '@motion-canvas/2d';
import {
  Color,
  type SimpleSignal,
  type ThreadGenerator,
  Vector2,
  all,
  createSignal,
  easeInOutCubic,
} from '@motion-canvas/core';
import {useTheme} from '../../lecture-context.ts';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import type {LabelSpot} from '../teaching-node.ts';
import type {NumberLine} from './number-line.ts';
import {NumberLineMark, type NumberLineMarkOptions} from './number-line-mark.ts';

/** Which ends of an interval do not belong to it, and are hollow: both of them, or one. */
export type OpenEnds = boolean | 'left' | 'right';

/** Options of an interval. */
export interface NumberLineIntervalOptions extends NumberLineMarkOptions {
  /** Ends that do not belong to it; none unless given. */
  readonly open?: OpenEnds;
}

/** Where the ends of an interval go; what is left out stays. */
export interface IntervalEnds {
  /** The smaller number; `-Infinity` for none. */
  readonly from?: number;
  /** The greater number; `Infinity` for none. */
  readonly to?: number;
  readonly open?: OpenEnds;
}

/** One end of an interval. */
interface End {
  readonly side: 'left' | 'right';
  readonly value: SimpleSignal<number, void>;
  /** How hollow its dot is: 1 where it does not belong to the interval. */
  readonly hollow: SimpleSignal<number, void>;
}

const THICKNESS = 10;
const DOT = {size: 24, rim: 5};
const ARROW = 24;

/** A thick stretch of a number line, from `line.interval(…)`; an end that is infinite is an arrow. */
@nodeName('NumberLineInterval')
export class NumberLineInterval extends NumberLineMark {
  private readonly lowEnd: End;
  private readonly highEnd: End;

  public constructor(
    line: NumberLine,
    from: number,
    to: number,
    {color = 'accent', label, open = false}: NumberLineIntervalOptions,
  ) {
    super(line, label, color);
    this.lowEnd = endOf('left', from, open);
    this.highEnd = endOf('right', to, open);
    this.add(
      new Line({
        points: () => this.stretch(),
        stroke: () => this.color(),
        lineWidth: THICKNESS,
        lineCap: 'round',
        arrowSize: ARROW,
        startArrow: () => this.isFrom('left') && !isFinite(this.lowEnd.value()),
        endArrow: () => !isFinite((this.isFrom('left') ? this.highEnd : this.lowEnd).value()),
        end: () => this.drawn(),
      }),
    );
    for (const end of [this.lowEnd, this.highEnd]) {
      this.add(
        new Circle({
          size: DOT.size,
          fill: () => this.fillOf(end),
          stroke: () => this.color(),
          lineWidth: DOT.rim,
          position: () => this.line.toPx(this.shown(end)),
          opacity: () => (isFinite(end.value()) ? 1 : 0),
        }),
      );
    }
    this.addLabel();
  }

  /** Moves its ends to other numbers, in `seconds`; what is left out stays. */
  public *slideTo({from, to, open}: IntervalEnds, seconds = MOVE_SECONDS): ThreadGenerator {
    yield* all(
      ...[[this.lowEnd, from] as const, [this.highEnd, to] as const].flatMap(([end, value]) => [
        ...(value === undefined ? [] : [this.slideEnd(end, value, seconds)]),
        ...(open === undefined
          ? []
          : [end.hollow(isOpen(end.side, open) ? 1 : 0, seconds, easeInOutCubic)]),
      ]),
    );
    yield* this.line.settleLabels();
  }

  public override labelSpot(): LabelSpot {
    return {
      point: this.line.toPx((this.shown(this.lowEnd) + this.shown(this.highEnd)) / 2).sub([0, 13]),
      outwards: new Vector2(0, -1),
    };
  }

  /** An end without a number comes from, or goes to, the end of the line. */
  private *slideEnd({side, value}: End, target: number, seconds: number): ThreadGenerator {
    if (!isFinite(value())) {
      if (!isFinite(target)) return;
      value(this.line.endValue(side));
    }
    yield* value(isFinite(target) ? target : this.line.endValue(side), seconds, easeInOutCubic);
    value(target);
  }

  /** The number where an end is seen. */
  private shown({side, value}: End): number {
    return isFinite(value()) ? value() : this.line.endValue(side);
  }

  /** Whether it is drawn from an end: from the one that has a number, if only one has. */
  private isFrom(side: 'left' | 'right'): boolean {
    const isRight = !isFinite(this.lowEnd.value()) && isFinite(this.highEnd.value());
    return side === (isRight ? 'right' : 'left');
  }

  private stretch(): Vector2[] {
    const ends = [this.lowEnd, this.highEnd].map(end => this.line.toPx(this.shown(end)));
    return this.isFrom('left') ? ends : ends.reverse();
  }

  private fillOf({hollow}: End): Color {
    const {ground} = useTheme().palette;
    return Color.lerp(this.color(), new Color(ground), hollow(), 'rgb');
  }
}

function endOf(side: 'left' | 'right', value: number, open: OpenEnds): End {
  return {
    side,
    value: createSignal(value),
    hollow: createSignal(isOpen(side, open) ? 1 : 0),
  };
}

function isOpen(side: 'left' | 'right', open: OpenEnds): boolean {
  return open === true || open === side;
}
