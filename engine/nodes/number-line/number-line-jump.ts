/** A jump from one number to another. */
import {Line, nodeName} from '@motion-canvas/2d';
import {
  type SimpleSignal,
  type ThreadGenerator,
  Vector2,
  all,
  createSignal,
  easeInOutCubic,
} from '@motion-canvas/core';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import type {LabelSpot} from '../teaching-node.ts';
import type {NumberLine} from './number-line.ts';
import {NumberLineMark, type NumberLineMarkOptions} from './number-line-mark.ts';

const STEPS = 32;
/** Above the line. */
const HIGHEST = 96;
/** Above the line: what begins and ends there leaves a dot, and the rim of an open one, free. */
const CLEARANCE = 20;

/** An arc over a number line, from `line.jump(…)`. */
@nodeName('NumberLineJump')
export class NumberLineJump extends NumberLineMark {
  private readonly from: SimpleSignal<number, void>;
  private readonly to: SimpleSignal<number, void>;

  public constructor(
    line: NumberLine,
    from: number,
    to: number,
    {color = 'accent', label}: NumberLineMarkOptions,
  ) {
    super(line, label, color);
    this.from = createSignal(from);
    this.to = createSignal(to);
    this.add(
      new Line({
        points: () => this.arc(),
        stroke: () => this.color(),
        lineWidth: 4,
        lineCap: 'round',
        lineJoin: 'round',
        endArrow: true,
        arrowSize: 16,
        end: () => this.drawn(),
      }),
    );
    this.addLabel();
  }

  /** Moves its ends to other numbers, in `seconds`; what is left out stays. */
  public *slideTo(
    {from = this.from(), to = this.to()}: {readonly from?: number; readonly to?: number},
    seconds = MOVE_SECONDS,
  ): ThreadGenerator {
    yield* all(this.from(from, seconds, easeInOutCubic), this.to(to, seconds, easeInOutCubic));
    yield* this.line.settleLabels();
  }

  public override labelSpot(): LabelSpot {
    const top = Math.min(...this.arc().map(point => point.y));
    const {x} = this.line.toPx((this.from() + this.to()) / 2);
    return {point: new Vector2(x, top), outwards: new Vector2(0, -1)};
  }

  public override stroke(): readonly Vector2[] {
    return this.arc();
  }

  private arc(): Vector2[] {
    const [start, end] = [this.line.toPx(this.from()), this.line.toPx(this.to())];
    const height = Math.min(HIGHEST - CLEARANCE, Math.abs(end.x - start.x) / 2);
    return Array.from({length: STEPS + 1}, (_, index) => {
      const share = index / STEPS;
      const lift = Math.sin(share * Math.PI) * height + CLEARANCE;
      return new Vector2(start.x + (end.x - start.x) * share, start.y - lift);
    });
  }
}
