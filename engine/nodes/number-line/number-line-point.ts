/** A dot on a number line. */
import {Circle, nodeName} from '@motion-canvas/2d';
import {
  type SimpleSignal,
  type ThreadGenerator,
  Vector2,
  createSignal,
  easeInOutCubic,
  easeOutBack,
} from '@motion-canvas/core';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import type {LabelSpot} from '../teaching-node.ts';
import type {NumberLine} from './number-line.ts';
import {NumberLineMark, type NumberLineMarkOptions} from './number-line-mark.ts';

const SIZE = 26;

/** A dot on a number line, from `line.point(…)`. */
@nodeName('NumberLinePoint')
export class NumberLinePoint extends NumberLineMark {
  /** The number as it stands. */
  public readonly value: SimpleSignal<number, void>;

  public constructor(
    line: NumberLine,
    value: number,
    {color = 'accent', label}: NumberLineMarkOptions,
  ) {
    super(line, label, color);
    this.value = createSignal(value);
    // Over intervals and jumps, whichever of them came first.
    this.zIndex(1);
    this.add(
      new Circle({
        size: () => SIZE * easeOutBack(this.drawn()),
        fill: () => this.color(),
        position: () => this.line.toPx(this.value()),
      }),
    );
    this.addLabel();
  }

  /** Moves to another number, in `seconds`. */
  public *slideTo(value: number, seconds = MOVE_SECONDS): ThreadGenerator {
    yield* this.value(value, seconds, easeInOutCubic);
    yield* this.line.settleLabels();
  }

  public override labelSpot(): LabelSpot {
    return {
      point: this.line.toPx(this.value()).sub([0, SIZE / 2]),
      outwards: new Vector2(0, -1),
    };
  }
}
